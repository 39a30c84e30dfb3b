import { askedHowWords, handNotedWays } from '../../../shared/organisation-kinds.ts'
import { capitalised } from '../../../shared/words.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { RadioChoice } from '../../../ui/choices.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { DateField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'

interface ByHandPageProps {
  group: FramedGroup
  seats: readonly Seat[]
  organisation: {
    id: string
    name: string
    kind: string
    where: string
    office: string | null
    officeAddress: string | null
    website: string | null
    wantsNoLetters: boolean
  }
  lately: string | null
  today: Temporal.PlainDate
  remindOn: Temporal.PlainDate
  saved: string | null
  attempt?: Attempt | undefined
}

/** An organisation as a leader finds it, and what they noted of a call or a card. */
export function ByHandPage({ group, seats, organisation, ...props }: ByHandPageProps) {
  const here = `/groups/${group.id}/outreach`
  const { id, name, wantsNoLetters } = organisation
  const ways = wantsNoLetters ? (['telephone'] as const) : handNotedWays
  return (
    <GroupFrame group={group} seats={seats} standing="leader" title={name} current={here}>
      {props.saved && <Notice kind="good" title={props.saved} />}
      <Columns of="main-aside">
        <Section
          title={`You asked ${name} yourself?`}
          lead="Note it, and other groups know that they were asked; you are reminded when nothing comes back."
        >
          {props.lately && (
            <Notice kind="attention" title={props.lately}>
              <p>Perhaps leave them in peace for a while, or ask somebody else first.</p>
            </Notice>
          )}
          <Form
            action={`${here}/organisations/${id}`}
            attempt={props.attempt}
            submit="Note it"
            beside={<a href={here}>Back to outreach</a>}
          >
            <RadioChoice
              name="how"
              label="How did you ask them?"
              value="telephone"
              options={ways.map((way) => ({ value: way, label: capitalised(askedHowWords[way]) }))}
            />
            <DateField name="asked_on" label="When?" value={props.today} />
            <DateField
              name="remind_on"
              label="Remind us on"
              hint="If nothing has come back by then."
              optional
              value={props.remindOn}
            />
          </Form>
        </Section>
        <Stack>
          <Section title={name}>
            <Facts
              facts={[
                ['What it is', organisation.kind],
                ['Where', organisation.where],
                ['Office', organisation.office],
                ['Email', wantsNoLetters ? 'wants no letters' : organisation.officeAddress],
                [
                  'Website',
                  organisation.website && <a href={organisation.website}>{organisation.website}</a>,
                ],
              ]}
            />
          </Section>
        </Stack>
      </Columns>
    </GroupFrame>
  )
}
