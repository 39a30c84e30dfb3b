import { formatMeetingTime } from '../../../shared/calendar.ts'
import { timeElsewhere, timeForReader } from '../../../shared/two-zones.ts'
import { LinkButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { ClashList } from '../../../ui/clash-list.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { DebriefStanding } from '../../debriefs/queries/debrief-standing.ts'
import type { ToldChecks } from '../../room/queries/told-checks.ts'
import { CallingOffSection, InsteadSection, MoveSection } from './meeting/change-sections.tsx'

import { ChecksSection } from './meeting/checks-section.tsx'
import { DebriefSection } from './meeting/debrief-section.tsx'
import { PlaceSection } from './meeting/place-section.tsx'
import { PlanSection, type ShownPlan } from './meeting/plan-section.tsx'
import { RolesSection, type ShownRoles } from './meeting/roles-section.tsx'
import { type WhoComes, WhoSection } from './meeting/who-section.tsx'

import { ChangesSection, type ShownChange } from './meetings/changes-section.tsx'
import { haveBeenTold } from './told-words.ts'

export interface MeetingPageProps {
  framing: Framing
  groupId: string
  timeZone: string
  /** The clocks of whoever looks; null: the group's. */
  ownZone: string | null
  meeting: {
    id: string
    startsAt: Temporal.Instant
    endsAt: Temporal.Instant
    cancelled: boolean
    over: boolean
    moderatorId: string | null
    processLeaderId: string | null
    replacedById: string | null
    replacesId: string | null
  }
  leaders: { personId: string; name: string }[]
  /** null: for a member. */
  roles: ShownRoles | null
  /** null: cancelled. */
  plan: ShownPlan | null
  /** null where it is cancelled. */
  who: WhoComes | null
  /** When a date instead could be: the next free one. */
  proposal: Temporal.Instant | null
  changes: readonly ShownChange[]
  /** Where it is; null: online, or no room yet. */
  place: { name: string; address: string; once: boolean } | null
  /** How it will be met, where the group changes until then; null: as the group meets now. */
  metThen: 'face-to-face' | 'online' | null
  /** Why it cannot be when it was tried. */
  clashes: readonly { when: string; what: string }[]
  /** What has just been done, and how many people were told. */
  done: { what: 'moved' | 'cancelled' | 'added'; told: number } | null
  /** What members have told of their checks before a meeting in the room of this site; null: not such a one, or over. */
  checks: (ToldChecks & { room: string }) | null
  /** null: it is not over yet, or the viewer did not lead it. */
  debrief: DebriefStanding | null
  /** Which of the page's forms came back. */
  attempts?: Partial<Record<'roles' | 'date' | 'cancellation' | 'replacement', Attempt | undefined>>
}

/** One meeting: when, who does what, what has changed; for its leaders with all they can do about it. */
export function MeetingPage(props: MeetingPageProps) {
  const { framing, groupId, timeZone, meeting, leaders, attempts = {} } = props
  const path = `/groups/${groupId}/meetings/${meeting.id}`
  const isLed = framing.standing === 'leader'
  const canChange = isLed && !meeting.cancelled && !meeting.over
  const proposal = props.proposal?.toZonedDateTimeISO(timeZone) ?? null
  return (
    <GroupFrame {...framing} title="Meeting" current={`/groups/${groupId}/${isLed ? 'meetings' : 'dates'}`}>
      <Stack gap="large">
        <Stack gap="small">
          <BackLink href={`/groups/${groupId}/${isLed ? 'meetings' : 'dates'}`}>
            {isLed ? 'All meetings' : 'All dates'}
          </BackLink>
          <Head {...props} />
          <ClashList title="Not free at that time" clashes={props.clashes} />
        </Stack>
        {props.who && (
          <WhoSection
            groupId={groupId}
            meetingId={meeting.id}
            title={formatMeetingTime(meeting.startsAt, meeting.endsAt, timeZone)}
            who={props.who}
          />
        )}
        {props.checks && <ChecksSection checks={props.checks} room={props.checks.room} />}
        {props.debrief && <DebriefSection path={path} debrief={props.debrief} />}
        {canChange && props.roles && (
          <RolesSection path={path} leaders={leaders} roles={props.roles} attempt={attempts.roles} />
        )}
        {props.plan && <PlanSection path={path} plan={props.plan} />}
        {canChange && !props.metThen && (
          <PlaceSection groupId={groupId} meetingId={meeting.id} place={props.place} />
        )}
        {canChange && (
          <MoveSection
            path={path}
            start={meeting.startsAt.toZonedDateTimeISO(timeZone)}
            attempt={attempts.date}
          />
        )}
        {canChange && (
          <CallingOffSection
            path={path}
            groupId={groupId}
            proposal={proposal}
            attempt={attempts.cancellation}
          />
        )}
        {isLed && meeting.cancelled && !meeting.replacedById && !meeting.over && (
          <InsteadSection path={path} proposal={proposal} attempt={attempts.replacement} />
        )}
        <ChangesSection title="What has changed here" timeZone={timeZone} changes={props.changes} />
      </Stack>
    </GroupFrame>
  )
}

/** When it is, by both clocks where they differ, and how it stands. */
function Head({
  groupId,
  meeting,
  timeZone,
  ownZone,
  done,
  framing,
  leaders,
  place,
  metThen,
}: MeetingPageProps) {
  const nameOf = (id: string | null) => leaders.find(({ personId }) => personId === id)?.name ?? null
  // Leaders of a meeting to come find them below, with what they can do about them.
  const tellsRoles = !meeting.cancelled && (framing.standing !== 'leader' || meeting.over)
  const elsewhere = ownZone === null ? null : timeElsewhere(meeting, timeZone, ownZone)
  return (
    <Section title={formatMeetingTime(meeting.startsAt, meeting.endsAt, timeZone)}>
      {done && <Done groupId={groupId} done={done} />}
      {meeting.cancelled && (
        <Notice kind="attention" title="This meeting is cancelled.">
          {meeting.replacedById && (
            <p>
              <a href={`/groups/${groupId}/meetings/${meeting.replacedById}`}>Another date</a> stands for it.
            </p>
          )}
        </Notice>
      )}
      {!meeting.cancelled && meeting.over && <Notice kind="info">This meeting is over.</Notice>}
      <Facts
        facts={[
          elsewhere !== null && ['For you', elsewhere],
          elsewhere !== null && ['For the group', timeForReader(meeting, timeZone, null)],
          meeting.replacesId !== null && [
            'Instead of',
            <a key="lost" href={`/groups/${groupId}/meetings/${meeting.replacesId}`}>
              a meeting that was cancelled
            </a>,
          ],
          !meeting.cancelled && metThen !== null && ['How', metThen === 'online' ? 'Online' : 'Face to face'],
          !meeting.cancelled && place !== null && ['Where', `${place.name}, ${place.address}`],
          tellsRoles && ['Moderator', nameOf(meeting.moderatorId)],
          tellsRoles && ['Watches the process', nameOf(meeting.processLeaderId)],
        ]}
      />
      {framing.standing === 'member' && !meeting.over && !meeting.cancelled && (
        <LinkButton href={`/groups/${groupId}/circle`} tone="plain">
          Where we meet, and the way in
        </LinkButton>
      )}
    </Section>
  )
}

const doneWords = { moved: 'Moved', cancelled: 'Cancelled', added: 'A date stands instead' } as const

function Done({ groupId, done }: { groupId: string; done: NonNullable<MeetingPageProps['done']> }) {
  return (
    <Notice kind="good" title={`${doneWords[done.what]}: ${haveBeenTold(done.told)}.`}>
      <p>
        Calendars follow by themselves. <a href={`/groups/${groupId}/meetings`}>See all dates</a>
      </p>
    </Notice>
  )
}
