import { formatDate } from '../../../shared/calendar.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { DateField, TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Card, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'

export interface PausePageProps {
  framing: Framing
  groupId: string
  pauses: readonly {
    id: string
    first: Temporal.PlainDate
    last: Temporal.PlainDate
    reason: string | null
  }[]
  done: 'announced' | 'ended' | null
  attempt?: Attempt | undefined
}

/** The group does not meet for a while, and goes on by itself. */
export function PausePage({ framing, groupId, pauses, done, attempt }: PausePageProps) {
  const endings = `/groups/${groupId}/endings`
  return (
    <GroupFrame {...framing} title="Pausing" current={endings}>
      <BackLink href={endings}>Changes & endings</BackLink>
      <Stack gap="large">
        {done === 'announced' && (
          <Notice kind="good" title="It is announced. Everybody of the circle gets one email." />
        )}
        {done === 'ended' && (
          <Notice kind="good" title="The pause is over.">
            <p>
              Cancelled dates stay cancelled: <a href={`/groups/${groupId}/meetings`}>make new ones</a>, and
              everybody is told of them.
            </p>
          </Notice>
        )}
        {pauses.length > 0 && (
          <Section title="Announced">
            <Stack>
              {pauses.map(({ id, first, last, reason }) => (
                <Card
                  key={id}
                  title={`${formatDate(first)} to ${formatDate(last)}`}
                  meta={reason ?? undefined}
                >
                  <PostButton
                    action={`/groups/${groupId}/pause/ending`}
                    label="Go on earlier"
                    fields={{ pause: id }}
                    confirm="The pause is taken out. Nobody is written to; they hear of new dates when you make them."
                  />
                </Card>
              ))}
            </Stack>
          </Section>
        )}
        <Section
          title={pauses.length > 0 ? 'Another pause' : 'The group pauses'}
          lead="All dates from the first day to the last are cancelled, and everybody of the circle gets one email. Members keep their places; the directory says until when you pause; later dates stay as they are."
        >
          <Form action={`/groups/${groupId}/pause`} attempt={attempt} submit="Announce the pause">
            <DateField name="first" label="The first day" />
            <DateField name="last" label="The last day" />
            <TextField name="reason" label="In a sentence, for the circle" optional />
          </Form>
        </Section>
      </Stack>
    </GroupFrame>
  )
}
