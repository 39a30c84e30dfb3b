import { LinkButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { ChoiceRows } from '../../../ui/choice-rows.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'
import type { AttendanceState, Counted } from '../rules/attendance.ts'

export interface AttendancePageProps {
  group: FramedGroup
  seats: readonly Seat[]
  meetingId: string
  /** 'Tuesday 8 December 2026, 19:30 to 21:00' */
  title: string
  state: 'not-yet' | 'open' | 'cancelled'
  /** When the doors open, in words. */
  opens: string
  /** Whom to expect, before it is taken. */
  forecast: string
  people: readonly {
    personId: string
    name: string
    role: 'leader' | 'member'
    sentApologies: boolean
    begin: AttendanceState
  }[]
  /** Whether the rows stand as the online room saw people come: of the whole meeting, or until now. */
  proposed: 'whole' | 'so-far' | null
  states: readonly { value: string; label: string }[]
  caseCounts: readonly string[]
  cases: number
  /** How the record stood when this page was made. */
  seen: string
  /** By whom and when, in words; null until somebody has. */
  taken: string | null
  counted: Counted | null
  saved: boolean
  attempt?: Attempt | undefined
}

/** Who was there, in a minute and on a phone; what was tapped without a network is sent when it is back. */
export function AttendancePage(props: AttendancePageProps) {
  const { group, meetingId, title } = props
  return (
    <GroupFrame
      group={group}
      seats={props.seats}
      standing="leader"
      title="Attendance"
      current={`/groups/${group.id}/attendance`}
    >
      <Stack gap="large">
        <Stack gap="small">
          <BackLink href={`/groups/${group.id}/meetings/${meetingId}`}>The meeting</BackLink>
          <Section title={`Attendance: ${title}`} lead={props.taken ?? props.forecast}>
            {props.saved && props.counted && <Saved groupId={group.id} counted={props.counted} />}
          </Section>
        </Stack>
        {props.state === 'open' ? <Taking {...props} /> : <NotNow {...props} />}
      </Stack>
    </GroupFrame>
  )
}

function Saved({ groupId, counted }: { groupId: string; counted: Counted }) {
  const { present, apologies, absent } = counted
  const rest = [apologies > 0 && `${apologies} apologies`, absent > 0 && `${absent} absent`].filter(Boolean)
  return (
    <Notice kind="good" title={`Saved: ${[`${present} present`, ...rest].join(', ')}.`}>
      <p>
        Each member sees their own, and can make a certificate of it. You may correct it below at any time.{' '}
        <a href={`/groups/${groupId}/attendance`}>The term at a glance →</a>
      </p>
    </Notice>
  )
}

function NotNow({ state, opens, group }: AttendancePageProps) {
  return state === 'cancelled' ? (
    <Notice kind="info" title="This meeting was cancelled: there is nothing to take." />
  ) : (
    <EmptyState title="Not yet">
      <p>
        Attendance is taken here from {opens} on, when the doors open. Apologies that members send until then
        stand here already.
      </p>
      <p>
        <LinkButton href={`/groups/${group.id}/attendance`} tone="plain">
          The meetings before
        </LinkButton>
      </p>
    </EmptyState>
  )
}

const beginWords = {
  nothing: 'Whoever has sent apologies is marked so already; everybody else stands as present.',
  'so-far':
    'Whoever has come into the online room stands as present, also after apologies. Of the others, whoever has sent apologies is marked so; everybody else stands as present until the meeting is over.',
  whole:
    'Proposed from the online room: whoever came in stands as present, whoever stayed away as absent, or with apologies if they sent them. Change what was otherwise: somebody may have been there by telephone.',
}

function Taking({ group, meetingId, people, cases, seen, taken, ...props }: AttendancePageProps) {
  const action = `/groups/${group.id}/meetings/${meetingId}/attendance`
  return (
    <Form
      action={action}
      attempt={props.attempt}
      submit={taken ? 'Save the correction' : 'Save attendance'}
      kept={`attendance-${meetingId}`}
    >
      <HiddenField name="seen" value={seen} />
      <ChoiceRows
        legend="Who was there?"
        hopesForFirst
        hint={beginWords[props.proposed ?? 'nothing']}
        options={props.states}
        rows={people.map(({ personId, name, role, sentApologies, begin }) => ({
          name: `state-${personId}`,
          label: name,
          note:
            [role === 'leader' && 'leads', sentApologies && 'sent apologies'].filter(Boolean).join(', ') ||
            undefined,
          value: begin,
        }))}
      />
      <ChoiceRows
        legend="How many cases were told?"
        hint="The number and nothing else: a case is never written down here."
        options={props.caseCounts.map((value) => ({ value, label: value }))}
        rows={[{ name: 'cases', label: 'Cases', value: String(cases) }]}
      />
    </Form>
  )
}
