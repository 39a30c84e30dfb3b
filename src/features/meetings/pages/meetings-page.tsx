import { formatDate } from '../../../shared/calendar.ts'
import { enterWords } from '../../../shared/meeting-tool.ts'
import { LinkButton, NextStep, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { ClashList } from '../../../ui/clash-list.tsx'
import { DateField, TextArea, TimeField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { GentleLine, type GentleLineProps } from '../../../ui/gentle-line.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { Details, EmptyState, Notice } from '../../../ui/notices.tsx'
import { ChangesSection, type ShownChange } from './meetings/changes-section.tsx'
import { ComingSection } from './meetings/coming-section.tsx'
import { TermSection, type TermSectionProps } from './meetings/term-section.tsx'
import { haveBeenTold } from './told-words.ts'

export interface MeetingLine {
  id: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  cancelled: boolean
  /** Another date stands for it. */
  isReplaced: boolean
  /** Said where it is met otherwise than the others. */
  where: string | null
  /** How many members it is for: those whose own it is. */
  members: number
  /** How many of them are expected, as apologies stand. */
  expected: number
  /** Fewer than the group has chosen, by apologies. */
  isBelow: boolean
  /** 'Ailsa Grant leads alone.' */
  leading: string | null
  moderator: string | null
  moderatorId: string | null
  processLeader: string | null
  processLeaderId: string | null
}

export interface MeetingsPageProps extends Omit<TermSectionProps, 'isFirst' | 'isDue' | 'isPrompted'> {
  framing: Framing
  group: TermSectionProps['group'] & { timeZone: string }
  /** The clocks of the leader who looks; null: the group's. */
  ownZone: string | null
  meetings: MeetingLine[]
  leaders: readonly { personId: string; name: string }[]
  /** The first meeting is over. */
  hasMet: boolean
  /** Too few dates are ahead. */
  nextTermIsDue: boolean
  /** The group comes to its end: no term follows. */
  isEnding: boolean
  /** The latest meeting whose attendance nobody has taken. */
  notTaken: { day: string; href: string } | null
  /** When the preparatory letter went out; null if it has not. */
  letterSentAt: Temporal.Instant | null
  /** null: face to face, or not set yet. */
  wayIn: { url: string; tool: string | null; doorsAreOpen: boolean } | null
  pauses: readonly { id: string; firstOn: Temporal.PlainDate; lastOn: Temporal.PlainDate }[]
  changes: readonly ShownChange[]
  /** One thing that only the leaders are told; null: nothing. */
  told: GentleLineProps | null
  /** Why dates that are looked at cannot be. */
  clashes: readonly { when: string; what: string }[]
  done: MeetingsDone | null
  /** Of the form for one more date. */
  adding?: Attempt | undefined
}

/** What has just been done: so many dates were made, or so many people told. */
export interface MeetingsDone {
  what: 'dates' | 'roles' | 'cancelled' | 'moved' | 'added'
  count: number
}

export function MeetingsPage(props: MeetingsPageProps) {
  const { group, meetings } = props
  const standing = meetings.filter((meeting) => !meeting.cancelled)
  const hasRhythm = group.weekday && group.startTime && group.rhythm && group.lengthMinutes
  return (
    <GroupFrame {...props.framing} title="Meetings" current={`/groups/${group.id}/meetings`}>
      <Stack gap="large">
        {props.done && <Done {...props} done={props.done} />}
        <NextThing {...props} />
        {!hasRhythm && !props.isEnding && (
          <EmptyState
            title="First a day and a time"
            action={{ href: `/groups/${group.id}/frame`, label: 'Set day and time' }}
          >
            A term’s dates follow from the group’s weekday, hour, rhythm and length. Decide those, and the
            dates are made in one go.
          </EmptyState>
        )}
        {props.isEnding && (
          <Notice kind="info" title="The group comes to its end: no further term follows.">
            <p>
              <a href={`/groups/${group.id}/closure`}>How the group ends</a>
            </p>
          </Notice>
        )}
        {props.told && <GentleLine {...props.told} />}
        {meetings.length > 0 && <ComingSection {...props} />}
        {!props.preview && <ClashList title="Not free at that time" clashes={props.clashes} />}
        {hasRhythm && !props.isEnding && (
          <TermSection
            {...props}
            isFirst={meetings.length === 0}
            isDue={standing.length === 0 || props.nextTermIsDue}
            isPrompted={props.nextTermIsDue && props.hasMet && props.notTaken !== null}
          />
        )}
        {meetings.length > 0 && !props.isEnding && <AddSection {...props} />}
        {!props.isEnding && <DaysOffSection {...props} />}
        <ChangesSection timeZone={group.timeZone} changes={props.changes} />
      </Stack>
    </GroupFrame>
  )
}

/** The one thing to do here now; the others wait their turn. */
function NextThing(props: MeetingsPageProps) {
  const { group, wayIn, notTaken } = props
  const standing = props.meetings.filter((meeting) => !meeting.cancelled).length
  const hasRhythm = group.weekday && group.startTime && group.rhythm && group.lengthMinutes
  if (wayIn?.doorsAreOpen) {
    return (
      <NextStep title="The doors are open" action={{ href: wayIn.url, label: enterWords(wayIn.tool) }}>
        <p>Members find the way in on the circle’s page.</p>
      </NextStep>
    )
  }
  if (notTaken) {
    return (
      <NextStep
        title={`Who was there on ${notTaken.day}?`}
        action={{ href: notTaken.href, label: 'Take attendance' }}
      >
        <p>It takes a minute, and makes the members’ certificates.</p>
      </NextStep>
    )
  }
  if (!hasRhythm || props.isEnding) return null
  if (standing > 0 && !props.letterSentAt && !props.hasMet) {
    return props.done?.what === 'dates' ? null : (
      <NextStep
        title="The letter before the first meeting"
        action={{ href: `/groups/${group.id}/letter`, label: 'Write the letter' }}
      >
        <p>Everybody should know the plan, your phone numbers and the dates before you first meet.</p>
      </NextStep>
    )
  }
  if (!props.hasMet || !props.nextTermIsDue || props.preview) return null
  return (
    <NextStep title="Time for the next term" action={{ href: '#term', label: 'Make the next term’s dates' }}>
      <p>
        {standing === 1 ? 'One date is' : `${standing} dates are`} ahead. Members plan weeks ahead: let them
        know the next dates before this term ends.
      </p>
    </NextStep>
  )
}

function Done({ group, letterSentAt, hasMet, done }: MeetingsPageProps & { done: MeetingsDone }) {
  const letter = letterSentAt === null && !hasMet && (
    <p>
      Next: <a href={`/groups/${group.id}/letter`}>the letter before the first meeting →</a>
    </p>
  )
  switch (done.what) {
    case 'dates':
      return (
        <Notice kind="good" title={`${done.count === 1 ? '1 date' : `${done.count} dates`} made.`}>
          {letter || (
            <>
              <p>
                They stand on the circle’s page and in the calendars that follow it; nobody has been emailed.{' '}
                <a href={`/groups/${group.id}/letters/term-ahead`}>Look at the letter</a>, or send it at once.
                Then look at the roles below.
              </p>
              <PostButton
                action={`/groups/${group.id}/letters/term-ahead/sending`}
                label="Email the dates to everybody"
              />
            </>
          )}
        </Notice>
      )
    case 'roles':
      return (
        <Notice kind="good" title="The roles are saved.">
          {letter}
        </Notice>
      )
    case 'cancelled':
      return (
        <Notice kind="good" title={`Cancelled: ${haveBeenTold(done.count)}.`}>
          <p>Calendars strike it out by themselves. All other dates stay as they are.</p>
        </Notice>
      )
    case 'moved':
      return (
        <Notice kind="good" title={`Moved: ${haveBeenTold(done.count)}.`}>
          <p>Calendars follow by themselves.</p>
        </Notice>
      )
    case 'added':
      return (
        <Notice kind="good" title={`Added: ${haveBeenTold(done.count)}.`}>
          <p>The date stands below, and in the calendars that follow the group.</p>
        </Notice>
      )
  }
}

function AddSection({ group, firstFreeDay, adding }: MeetingsPageProps) {
  return (
    <Section title="One more date">
      <Details summary="Choose its day" open={adding !== undefined}>
        <p>Everybody is told once, with an entry for their calendar.</p>
        <Form
          action={`/groups/${group.id}/meetings/added`}
          attempt={adding}
          submit="Add this date"
          tone="plain"
          wide
        >
          <DateField name="on" label="Day" value={firstFreeDay} />
          <TimeField name="at" label="Time" value={group.startTime ?? undefined} />
          <TextArea name="reason" label="Why? A sentence for everybody" rows={2} optional />
        </Form>
      </Details>
    </Section>
  )
}

function DaysOffSection({ group, pauses }: MeetingsPageProps) {
  return (
    <Section
      id="days-off"
      title="Pauses and leave"
      lead="Noted beforehand, they are marked when a term’s dates are made. Public holidays are marked by themselves."
      actions={
        <LinkButton href={`/groups/${group.id}/days-off`} tone="plain">
          Note a pause or leave
        </LinkButton>
      }
    >
      {pauses.length > 0 && (
        <ul>
          {pauses.map(({ id, firstOn, lastOn }) => (
            <li key={id}>
              {firstOn.equals(lastOn)
                ? formatDate(firstOn)
                : `${formatDate(firstOn)} to ${formatDate(lastOn)}`}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
