import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { readForm } from '../../../platform/web/form-body.ts'
import { countIn, idIn } from '../../../platform/web/in-address.ts'
import { readAsked } from '../../../platform/web/read-asked.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn } from '../../../shared/calendar.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { recordsOf } from '../../attendance/queries/attendance.ts'
import { apologiesFor } from '../../attendance/queries/coming.ts'
import { comingInWords, forecastAt } from '../../attendance/rules/coming-in-words.ts'
import { isBelowFewest } from '../../attendance/rules/forecast.ts'
import { debriefStanding } from '../../debriefs/queries/debrief-standing.ts'
import { canLeadGroup, canSeeCircle } from '../../groups/policy.ts'
import type { Group } from '../../groups/queries/group.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { framingOf } from '../../groups/queries/group-framing.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { metHow } from '../../groups/queries/meeting-place.ts'
import { circleMembers } from '../../memberships/queries/circle-members.ts'
import { clashesOf } from '../../venues/queries/clashes.ts'
import { clashLines } from '../../venues/rules/clash-words.ts'
import { addMeeting, spanOf } from '../commands/add-meeting.ts'
import { cancelMeetings } from '../commands/cancel-meetings.ts'
import { moveMeeting } from '../commands/move-meeting.ts'
import { addForm, cancelForm, moveForm, whenForm } from '../forms.ts'
import { LaterPage } from '../pages/later-page.tsx'
import type { WhoComes } from '../pages/meeting/who-section.tsx'
import { MeetingPage, type MeetingPageProps } from '../pages/meeting-page.tsx'
import { changesOf } from '../queries/changes.ts'
import { daysOff } from '../queries/days-off.ts'
import { groupLeaders } from '../queries/group-leaders.ts'
import { type Meeting, meetingById, meetingsFrom } from '../queries/meetings.ts'
import { ownTimeZone } from '../queries/own-time-zone.ts'
import { proposedDates } from '../queries/proposed-dates.ts'
import { shifted } from '../rules/change.ts'
import { marksOf } from '../rules/days-off.ts'
import { doors } from '../rules/doors.ts'
import { addingWords, movingWords, over } from './change-words.ts'
import { shownChecks, shownPlan, shownRoles } from './meeting-sections.ts'
import { shownChange } from './shown-change.ts'

export const oneMeetingRoutes = new Hono<WebEnv>()
oneMeetingRoutes.use('/groups/:id/meetings/*', requireSignIn)

oneMeetingRoutes.get('/groups/:id/meetings/:meetingId', (c) => show(c, (db) => meetingPage(c, db)))

oneMeetingRoutes.post('/groups/:id/meetings/:meetingId/date', (c) =>
  submit(c, {
    form: moveForm,
    command: (db, wish) => moveMeeting(db, idIn(c), meetingIdOf(c), wish),
    done: ({ told }) => `${pathOf(c)}?moved=${told}`,
    again: (db, date) => meetingPage(c, db, { date }),
    words: movingWords,
  }),
)

oneMeetingRoutes.get('/groups/:id/meetings/:meetingId/later', (c) => show(c, (db) => laterPage(c, db)))

oneMeetingRoutes.post('/groups/:id/meetings/:meetingId/later', (c) =>
  submit(c, {
    form: moveForm,
    command: (db, wish) => moveMeeting(db, idIn(c), meetingIdOf(c), { ...wish, withLater: true }),
    done: ({ told }) => `/groups/${idIn(c)}/meetings?moved=${told}`,
    again: (db, attempt) => laterPage(c, db, attempt),
    words: movingWords,
  }),
)

oneMeetingRoutes.post('/groups/:id/meetings/:meetingId/cancellation', (c) =>
  submit(c, {
    form: cancelForm,
    command: (db, wish) => cancelMeetings(db, idIn(c), { ...wish, meetingIds: [meetingIdOf(c)] }),
    done: ({ told }) => `${pathOf(c)}?cancelled=${told}`,
    again: (db, cancellation) => meetingPage(c, db, { cancellation }),
    words: { ...over, ...addingWords, 'nothing-chosen': over['meeting-cancelled'] },
  }),
)

oneMeetingRoutes.post('/groups/:id/meetings/:meetingId/replacement', (c) =>
  submit(c, {
    form: addForm,
    command: (db, wish) => addMeeting(db, idIn(c), { ...wish, insteadOf: meetingIdOf(c) }),
    done: ({ told }) => `${pathOf(c)}?added=${told}`,
    again: (db, replacement) => meetingPage(c, db, { replacement }),
    words: addingWords,
  }),
)

export const meetingIdOf = (c: Web): string => idIn(c, 'meetingId')

const pathOf = (c: Web): string => `/groups/${idIn(c)}/meetings/${meetingIdOf(c)}`

export async function meetingPage(c: Web, db: ViewerDb, attempts: MeetingPageProps['attempts'] = {}) {
  const group = await groupFor(db, idIn(c), canSeeCircle)
  const meeting = found(await meetingById(db, group.id, meetingIdOf(c)))
  const leaders = await groupLeaders(db, group.id)
  const isOver = Temporal.Instant.compare(meeting.endsAt, db.now) < 0
  const met = (await metHow(db, [meeting.id])).get(meeting.id)
  return (
    <MeetingPage
      framing={await framingOf(db, group)}
      groupId={group.id}
      timeZone={group.timeZone}
      ownZone={await ownTimeZone(db)}
      meeting={{ ...meeting, cancelled: meeting.cancelledAt !== null, over: isOver }}
      leaders={leaders}
      roles={canLeadGroup(group) ? await shownRoles(c, db, group, meeting) : null}
      plan={meeting.cancelledAt ? null : await shownPlan(db, group, meeting)}
      who={meeting.cancelledAt ? null : await whoComes(db, group, meeting, leaders)}
      proposal={
        canLeadGroup(group) && !isOver ? ((await proposedDates(db, group, 1))[0]?.startsAt ?? null) : null
      }
      changes={(await changesOf(db, meeting.id)).map(shownChange)}
      place={met?.place ?? null}
      metThen={met && met.mode !== group.mode ? met.mode : null}
      clashes={await clashesTyped(db, group, meeting, attempts)}
      done={doneIn(c)}
      checks={
        canLeadGroup(group) && !isOver && !meeting.cancelledAt && met?.mode === 'online'
          ? await shownChecks(db, group.id, meeting.id)
          : null
      }
      debrief={isOver ? await debriefStanding(db, group.id, meeting.id) : null}
      attempts={attempts}
    />
  )
}

/** Who comes, for the circle; what is noted of it, for those who lead. */
async function whoComes(
  db: ViewerDb,
  group: Group,
  meeting: Meeting,
  leaders: readonly { personId: string; name: string }[],
): Promise<WhoComes> {
  const isOver = Temporal.Instant.compare(meeting.endsAt, db.now) <= 0
  const isLed = canLeadGroup(group)
  const hasBegun = doors(meeting, group.doorsMinutes, db.now) !== 'not-yet'
  const isTaken = isLed && hasBegun && (await recordsOf(db, [meeting.id])).length > 0
  const attendance = isLed ? (isTaken ? 'taken' : hasBegun ? 'open' : 'not-yet') : null
  if (isOver) return { missing: null, forecast: null, isBelow: false, sent: false, attendance }
  const facts = {
    group,
    leaders,
    members: await circleMembers(db, group.id),
    apologies: await apologiesFor(db, [meeting.id]),
    viewerId: db.viewer.personId,
    now: db.now,
  }
  return {
    ...comingInWords(meeting, facts),
    isBelow: isLed && isBelowFewest(forecastAt(meeting, facts)),
    attendance,
  }
}

function doneIn(c: Web): MeetingPageProps['done'] {
  for (const what of ['moved', 'cancelled', 'added'] as const) {
    const told = countIn(c, what)
    if (told) return { what, told }
  }
  return null
}

/** Of the day and hour that were typed and could not be: what is not free then. */
async function clashesTyped(
  db: ViewerDb,
  group: Group,
  meeting: Meeting,
  attempts: NonNullable<MeetingPageProps['attempts']>,
) {
  const tried = [attempts.date, attempts.replacement, attempts.cancellation].find((each) => each?.refusal)
  const { values } = tried ? readForm(whenForm, tried.typed) : { values: null }
  if (!values) return []
  const minutes = meeting.endsAt.since(meeting.startsAt).total('minutes')
  const times = [spanOf(values, minutes, group.timeZone)]
  return clashLines(await clashesOf(db, group.id, times, { besides: [meeting.id] }), times, group.timeZone)
}

async function laterPage(c: Web, db: ViewerDb, returned?: Returned) {
  const group = await ledGroup(db, idIn(c))
  const meeting = found(await meetingById(db, group.id, meetingIdOf(c)))
  const along = (await meetingsFrom(db, group.id, db.now)).filter(
    ({ cancelledAt, startsAt }) => !cancelledAt && Temporal.Instant.compare(startsAt, meeting.startsAt) >= 0,
  )
  const { values, attempt } = readAsked(c, moveForm, returned, ['on', 'at'])
  const moved = values ? shifted(along, { ...values, timeZone: group.timeZone }) : []
  return (
    <LaterPage
      framing={await framingOf(db, group)}
      groupId={group.id}
      timeZone={group.timeZone}
      meeting={{ ...meeting, canMove: along.some(({ id }) => id === meeting.id) }}
      following={along.length}
      wish={values}
      moved={await withMarks(db, group, moved)}
      clashes={clashLines(
        await clashesOf(db, group.id, moved, { besides: moved.map(({ id }) => id) }),
        moved,
        group.timeZone,
      )}
      attempt={attempt}
    />
  )
}

async function withMarks<M extends Pick<Meeting, 'startsAt'>>(
  db: ViewerDb,
  group: Group,
  meetings: readonly M[],
): Promise<(M & { marks: string[] })[]> {
  const [first] = meetings
  const last = meetings.at(-1)
  if (!first || !last) return []
  const dayOf = ({ startsAt }: M) => dateIn(startsAt, group.timeZone)
  const marks = await daysOff(db, group, { from: dayOf(first), to: dayOf(last) })
  return meetings.map((meeting) => ({
    ...meeting,
    marks: marksOf(dayOf(meeting), marks).map(({ name }) => name),
  }))
}
