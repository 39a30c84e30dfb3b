import { LinkButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Checkbox, Select } from '../../../ui/choices.tsx'
import { Table, Under } from '../../../ui/facts.tsx'
import { Form } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { LetterKind } from '../rules/letter-kinds.ts'
import { kindWords } from './kind-words.ts'
import { reminderOptions } from './reminder-options.ts'

export interface LettersPageProps {
  framing: Framing
  groupId: string
  letters: readonly { kind: LetterKind; href: string; isOwn: boolean; lastSent: string | null }[]
  reminderDays: number
  welcomes: boolean
  saved: string | null
  attempt?: Attempt | undefined
}

/** Every letter of the group: its words, when it goes out, and what goes out by itself. */
export function LettersPage(props: LettersPageProps) {
  const here = `/groups/${props.groupId}/letters`
  return (
    <GroupFrame {...props.framing} title="Standard letters" current={here}>
      <Stack gap="large">
        {props.saved && <Notice kind="good" title={props.saved} />}
        <Section
          title="Standard letters"
          lead="Each has good words already; make them your own, and look at what each person gets. When, where and whom to ring stand in every letter by themselves."
          actions={
            <>
              <LinkButton href={`${here}/sent`} tone="plain">
                What was sent
              </LinkButton>
              <LinkButton href={`/groups/${props.groupId}/reading`} tone="quiet">
                Reading list
              </LinkButton>
            </>
          }
        >
          <Table
            caption="Standard letters"
            captionHidden
            rows={props.letters}
            rowKey={({ kind }) => kind}
            columns={[
              {
                title: 'Letter',
                head: true,
                cell: ({ kind, href }) => (
                  <>
                    <a href={href}>{kindWords[kind].title}</a>
                    <Under>{kindWords[kind].when}</Under>
                  </>
                ),
              },
              {
                title: 'Its words',
                cell: ({ isOwn }) => (isOwn ? 'your own' : 'as they came'),
              },
              { title: 'Last sent', cell: ({ lastSent }) => lastSent ?? 'not yet' },
            ]}
          />
        </Section>
        <Section
          title="What goes out by itself"
          lead="Each person can choose otherwise for themselves; changes of dates always arrive."
        >
          <Form action={here} attempt={props.attempt} submit="Save">
            <Select
              name="reminder_days"
              label="Remind everybody of a meeting"
              options={reminderOptions}
              value={String(props.reminderDays)}
            />
            <Checkbox
              name="welcomes"
              label="Welcome whoever accepts a place, by letter"
              checked={props.welcomes}
            />
          </Form>
        </Section>
      </Stack>
    </GroupFrame>
  )
}
