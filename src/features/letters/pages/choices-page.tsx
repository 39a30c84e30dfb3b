import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Checkbox, Select } from '../../../ui/choices.tsx'
import { Form } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { MessageChoice } from '../queries/message-choice.ts'
import { reminderOptions } from './reminder-options.ts'

export interface ChoicesPageProps {
  framing: Framing
  groupId: string
  choice: MessageChoice
  /** When the group reminds whoever has not chosen: 'a day before'. */
  groupReminds: string
  saved: string | null
  attempt?: Attempt | undefined
}

/** What one person wants to get of this group. */
export function ChoicesPage({ framing, groupId, choice, groupReminds, saved, attempt }: ChoicesPageProps) {
  const messages = `/groups/${groupId}/messages`
  return (
    <GroupFrame {...framing} title="What arrives by email" current={messages}>
      <Stack gap="large">
        <BackLink href={messages}>Messages</BackLink>
        {saved && <Notice kind="good" title={saved} />}
        <Section
          title="What arrives by email"
          lead="For yourself, and for this group. Changes of dates, an ending, and what is written to you alone always arrive."
        >
          <Form action={`${messages}/choices`} attempt={attempt} submit="Save">
            <Select
              name="reminder_days"
              label="Remind me of a meeting"
              options={[{ value: 'group', label: `As the group does: ${groupReminds}` }, ...reminderOptions]}
              value={choice.reminderDays === null ? 'group' : String(choice.reminderDays)}
            />
            <Checkbox
              name="messages"
              label="Messages to everybody, also by email"
              hint="Without the tick you read them on this group’s page."
              checked={choice.messagesByEmail}
            />
            <Checkbox
              name="term_ahead"
              label="The dates of the term ahead"
              checked={choice.termAheadByEmail}
            />
          </Form>
        </Section>
      </Stack>
    </GroupFrame>
  )
}
