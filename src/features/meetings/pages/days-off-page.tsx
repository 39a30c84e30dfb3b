import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { DateField, TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Card, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { daysInWords } from './group-dates-page.tsx'

interface Days {
  id: string
  firstOn: Temporal.PlainDate
  lastOn: Temporal.PlainDate
}

export interface DaysOffPageProps {
  framing: Framing
  groupId: string
  today: Temporal.PlainDate
  pauses: readonly (Days & { reason: string | null; datesInIt: number })[]
  leave: readonly (Days & { name: string; isOwn: boolean; datesInIt: number })[]
  holidays: readonly { on: Temporal.PlainDate; name: string }[]
  saved: 'pause' | 'leave' | 'taken-back' | null
  attempts?: { pause?: Attempt | undefined; leave?: Attempt | undefined }
}

const savedWords = {
  pause: 'The pause is noted.',
  leave: 'Your leave is noted; your co-leaders see it, in every group you lead.',
  'taken-back': 'Taken back.',
}

/** When the group does not meet, and when its leaders are away: marked when dates are made. */
export function DaysOffPage(props: DaysOffPageProps) {
  const { framing, groupId, pauses, leave, holidays, saved, attempts = {} } = props
  const here = `/groups/${groupId}/days-off`
  return (
    <GroupFrame {...framing} title="Pauses and leave" current={`/groups/${groupId}/meetings`}>
      <Stack gap="large">
        <Stack gap="small">
          <BackLink href={`/groups/${groupId}/meetings`}>All meetings</BackLink>
          {saved && <Notice kind="good" title={savedWords[saved]} />}
        </Stack>
        <Section
          title="The group’s own pauses"
          lead="A term’s dates leave these days out, unless you keep one. Members read when you pause. Dates that are made already stay until you cancel them."
        >
          <Stack>
            {pauses.map((pause) => (
              <Card
                key={pause.id}
                title={daysInWords(pause.firstOn, pause.lastOn)}
                meta={pause.reason ?? undefined}
              >
                <DatesInIt groupId={groupId} days={pause} />
                <PostButton
                  action={`${here}/pauses/${pause.id}/withdrawal`}
                  label="Take back"
                  about={daysInWords(pause.firstOn, pause.lastOn)}
                  tone="quiet"
                />
              </Card>
            ))}
            <Form action={`${here}/pauses`} attempt={attempts.pause} submit="Note the pause" wide>
              <DateField name="first_on" label="First day without the group" />
              <DateField name="last_on" label="Last day" />
              <TextField name="reason" label="In a word" hint="Such as: summer break." optional />
            </Form>
          </Stack>
        </Section>
        <Section
          title="Leaders’ leave"
          lead="Each notes their own, without a reason; it holds for every group they lead, and only co-leaders see it. Dates in it are marked, not left out: the other may lead alone."
        >
          <Stack>
            {leave.map((away) => (
              <Card key={away.id} title={`${away.name}: ${daysInWords(away.firstOn, away.lastOn)}`}>
                <DatesInIt groupId={groupId} days={away} />
                {away.isOwn && (
                  <PostButton
                    action={`${here}/leave/${away.id}/withdrawal`}
                    label="Take back"
                    about={daysInWords(away.firstOn, away.lastOn)}
                    tone="quiet"
                  />
                )}
              </Card>
            ))}
            <Form action={`${here}/leave`} attempt={attempts.leave} submit="Note my leave" wide tone="plain">
              <DateField name="first_on" label="First day I am away" />
              <DateField name="last_on" label="Last day" />
            </Form>
          </Stack>
        </Section>
        <Section
          title="Public holidays"
          lead="Of the group’s region, in the year to come. They are left out of a term unless you keep them."
        >
          {holidays.length === 0 ? (
            <p>None are known for this group: its region keeps no calendar of them.</p>
          ) : (
            <ul>
              {holidays.map(({ on, name }) => (
                <li key={`${on} ${name}`}>
                  {daysInWords(on, on)}: {name}
                </li>
              ))}
            </ul>
          )}
        </Section>
      </Stack>
    </GroupFrame>
  )
}

function DatesInIt({ groupId, days }: { groupId: string; days: Days & { datesInIt: number } }) {
  if (days.datesInIt === 0) return <p>No date of the group lies in these days.</p>
  return (
    <p>
      {days.datesInIt === 1 ? 'One date lies' : `${days.datesInIt} dates lie`} in these days.{' '}
      <a href={`/groups/${groupId}/cancellations?first_on=${days.firstOn}&last_on=${days.lastOn}`}>
        Cancel {days.datesInIt === 1 ? 'it' : 'them'}
      </a>
    </p>
  )
}
