import { listed } from '../../../../shared/listed.ts'
import { PostButton } from '../../../../ui/actions.tsx'
import { RadioChoice, Select } from '../../../../ui/choices.tsx'
import { Table } from '../../../../ui/facts.tsx'
import { Form } from '../../../../ui/form.tsx'
import { Section, Stack } from '../../../../ui/layout.tsx'
import { Details, Notice } from '../../../../ui/notices.tsx'
import type { CompositionPageProps } from './composition-page.tsx'

const partWords = {
  leader: ', leader',
  member: ', member',
  offered: ', place offered',
  applicant: '',
} as const

const kinds = [
  { value: 'same-practice', label: 'works in the same practice or team as' },
  { value: 'works-for', label: 'works for, or is trained by' },
] as const

type TiesSectionProps = Pick<CompositionPageProps, 'group' | 'ties' | 'sameAreas' | 'people' | 'attempt'>

/** Yes or no, and no words: two who work together, as far as the leaders know. */
export function TiesSection({ group, ties, sameAreas, people, attempt }: TiesSectionProps) {
  const action = `/groups/${group.id}/composition/ties`
  const options = people.map(({ ref, name, part }) => ({ value: ref, label: `${name}${partWords[part]}` }))
  return (
    <Section
      id="ties"
      title="Who works with whom"
      lead="Whoever works together every day may find it harder to speak freely here. Note it, so that it comes up before a place is offered. It goes with their application, and nobody but you leaders ever reads it."
    >
      <Stack>
        <Table
          caption="Who works with whom"
          captionHidden
          rows={ties}
          rowKey={({ id }) => id}
          empty={<p>Nothing is noted: as far as you know, nobody here works with another.</p>}
          columns={[
            { title: 'Noted', head: true, cell: ({ words }) => words },
            { title: 'Why it matters', cell: ({ why }) => why },
            {
              title: 'Change',
              align: 'end',
              cell: ({ id, words }) => (
                <PostButton action={`${action}/${id}/ending`} label="Remove" about={words} tone="quiet" />
              ),
            },
          ]}
        />
        {sameAreas.length > 0 && (
          <Notice kind="info" title="The same town or area">
            <ul>
              {sameAreas.map(({ area, names }) => (
                <li key={area}>
                  {listed(names)} wrote {area}.
                </li>
              ))}
            </ul>
            <p>It may mean nothing. Ask when you talk whom of the circle they know.</p>
          </Notice>
        )}
        <Details summary="Note that two work together" open={attempt !== undefined}>
          <Form action={action} attempt={attempt} submit="Note it" tone="plain">
            <Select name="one" label="Who" options={options} blank="Please choose" />
            <RadioChoice name="kind" label="What it is" options={kinds} />
            <Select name="other" label="With or for whom" options={options} blank="Please choose" />
          </Form>
        </Details>
      </Stack>
    </Section>
  )
}
