import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { readForm, readTyped, type Typed } from '../../../platform/web/form-body.ts'
import { countIn, idIn, saidIn } from '../../../platform/web/in-address.ts'
import { readAsked } from '../../../platform/web/read-asked.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatShortDate } from '../../../shared/calendar.ts'
import { termAsked } from '../../../shared/term-form.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { meetingsNotTaken } from '../../attendance/queries/attendance.ts'
import { apologiesFor } from '../../attendance/queries/coming.ts'
import { forecastAt } from '../../attendance/rules/coming-in-words.ts'
import { type Forecast, isBelowFewest, leadingInWords } from '../../attendance/rules/forecast.ts'
import { attendancePath } from '../../attendance/rules/paths.ts'
import { toldToLeaders } from '../../continuity/queries/told-to-leaders.ts'
import { isClosing } from '../../endings/queries/closure.ts'
import { announcedPauses } from '../../endings/queries/pauses.ts'
import type { Group } from '../../groups/queries/group.ts'
import { framingOf } from '../../groups/queries/group-framing.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { metHow } from '../../groups/queries/meeting-place.ts'
import { placeApart } from '../../groups/rules/place-in-words.ts'
import { circleMembers } from '../../memberships/queries/circle-members.ts'
import { societySettings } from '../../society/queries.ts'
import { clashesOf } from '../../venues/queries/clashes.ts'
import { clashLines, clashWords } from '../../venues/rules/clash-words.ts'
import { addMeeting, spanOf } from '../commands/add-meeting.ts'
import { makeTerm, plannedTermOf } from '../commands/make-term.ts'
import { addForm, termForm } from '../forms.ts'
import { type MeetingsDone, MeetingsPage } from '../pages/meetings-page.tsx'
import { newestChanges } from '../queries/changes.ts'
import { pausesFrom } from '../queries/days-off.ts'
import { groupLeaders } from '../queries/group-leaders.ts'
import { firstMeeting, type Meeting, meetingsFrom } from '../queries/meetings.ts'
import { ownTimeZone } from '../queries/own-time-zone.ts'
import { preparatoryLetter } from '../queries/preparatory-letter.ts'
import { wayInto } from '../queries/way-in.ts'
import { dayAfter } from '../rules/change.ts'
import { isNextTermDue } from '../rules/next-term.ts'
import { termFrameOf } from '../rules/term-frame.ts'
import { addingWords } from './change-words.ts'
import { shownChange } from './shown-change.ts'

export const termRoutes = new Hono<WebEnv>()
termRoutes.use('/groups/:id/meetings', requireSignIn)
termRoutes.use('/groups/:id/terms', requireSignIn)

termRoutes.get('/groups/:id/meetings', (c) => show(c, (db) => meetingsPage(c, db)))

termRoutes.post('/groups/:id/terms', async (c) => {
  const { look, ...typed } = await readTyped(c)
  // Nothing is made: the dates with the boxes as they are ticked now have an address of their own.
  if (look !== undefined) return c.redirect(shownAt(idIn(c), typed), 303)
  return submit(c, {
    form: termForm,
    command: (db, wish) => makeTerm(db, idIn(c), wish),
    done: ({ made }) => `/groups/${idIn(c)}/meetings?made=${made}`,
    again: (db, attempt) => meetingsPage(c, db, attempt),
    words: {
      ...clashWords,
      'frame-incomplete':
        'Decide the group’s day, time, rhythm and length first; the dates follow from them.',
      'term-in-the-past': 'A term begins in the future. Please choose a later first day.',
      'term-overlaps':
        'There are meetings in these weeks already. Let the new term begin after the last of them.',
      'group-closing':
        'The group comes to its end, and does not meet after its last meeting. Take that back first if it is to go on.',
      'term-empty': 'There is no date left. Please choose a later last day, or keep some of the days.',
      'dates-not-shown': 'These are the dates with what is left out now. Have a look at them, and save.',
    },
  })
})

termRoutes.post('/groups/:id/meetings/added', requireSignIn, (c) =>
  submit(c, {
    form: addForm,
    command: (db, wish) => addMeeting(db, idIn(c), wish),
    done: ({ told }) => `/groups/${idIn(c)}/meetings?added=${told}`,
    again: (db, attempt) => meetingsPage(c, db, undefined, attempt),
    words: addingWords,
  }),
)

function shownAt(groupId: string, typed: Typed): string {
  const query = new URLSearchParams()
  for (const name of termAsked) for (const value of [typed[name] ?? []].flat()) query.append(name, value)
  return `/groups/${groupId}/meetings?${query}#term`
}

async function meetingsPage(c: Web, db: ViewerDb, returned?: Returned, adding?: Returned) {
  const group = await ledGroup(db, idIn(c))
  const meetings = await meetingsFrom(db, group.id, db.now)
  const leaders = await groupLeaders(db, group.id)
  const names = new Map(leaders.map(({ personId, name }) => [personId, name]))
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  const letter = await preparatoryLetter(db, group.id)
  const members = await circleMembers(db, group.id)
  const { values, attempt } = readAsked(c, termForm, returned, adding ? [] : termAsked)
  const today = dateIn(db.now, group.timeZone)
  const standing = meetings.filter(({ cancelledAt }) => !cancelledAt)
  const first = await firstMeeting(db, group.id)
  const { datesAheadMin } = await societySettings(db)
  const apologies = await apologiesFor(
    db,
    standing.map(({ id }) => id),
  )
  const isEnding = await isClosing(db, group.id)
  const isPausing = (await announcedPauses(db, group.id)).some(
    ({ first: pausesFromOn, last }) =>
      Temporal.PlainDate.compare(pausesFromOn, today) <= 0 && Temporal.PlainDate.compare(today, last) <= 0,
  )
  const [notTaken] = await meetingsNotTaken(db, group.id)
  const preview = values ? await plannedTermOf(db, group, values) : null
  const looked = preview ? preview.dates : addedTime(group, adding)
  const met = await metHow(
    db,
    standing.map(({ id }) => id),
  )
  return (
    <MeetingsPage
      framing={await framingOf(db, group)}
      group={group}
      ownZone={await ownTimeZone(db)}
      meetings={meetings.map((meeting) => ({
        id: meeting.id,
        startsAt: meeting.startsAt,
        endsAt: meeting.endsAt,
        cancelled: meeting.cancelledAt !== null,
        isReplaced: meeting.replacedById !== null,
        where: placeApart(group.mode, met.get(meeting.id)),
        moderatorId: meeting.moderatorId,
        processLeaderId: meeting.processLeaderId,
        ...whoComes(forecastAt(meeting, { group, members, leaders, apologies })),
        moderator: nameOf(meeting.moderatorId),
        processLeader: nameOf(meeting.processLeaderId),
      }))}
      leaders={leaders}
      firstFreeDay={firstFreeDay(today, standing, group)}
      hasMet={first !== null && Temporal.Instant.compare(first.endsAt, db.now) < 0}
      nextTermIsDue={isNextTermDue(standing.length, datesAheadMin, { isEnding, isPausing })}
      isEnding={isEnding}
      preview={preview}
      clashes={clashLines(await clashesOf(db, group.id, looked), looked, group.timeZone)}
      wish={values}
      notTaken={
        notTaken
          ? {
              day: formatShortDate(dateIn(notTaken.startsAt, group.timeZone)),
              href: attendancePath(group.id, notTaken.id),
            }
          : null
      }
      letterSentAt={letter?.sentAt ?? null}
      wayIn={await leadersWayIn(db, group, meetings)}
      pauses={await pausesFrom(db, group.id, today)}
      changes={(await newestChanges(db, group.id)).map(shownChange)}
      told={await toldToLeaders(db, group, 'meetings')}
      done={doneIn(c)}
      adding={adding}
      attempt={attempt}
    />
  )
}

const whoComes = (forecast: Forecast) => ({
  members: forecast.members,
  expected: forecast.expected,
  isBelow: isBelowFewest(forecast),
  leading: leadingInWords(forecast),
})

async function leadersWayIn(db: ViewerDb, group: Group, meetings: readonly Meeting[]) {
  if (group.mode !== 'online') return null
  const next = meetings.find(({ cancelledAt }) => !cancelledAt) ?? null
  const way = await wayInto(db, group, next)
  return way.state === 'open-to-leaders'
    ? { url: way.url, tool: way.tool, doorsAreOpen: next !== null && way.membersFrom === null }
    : null
}

function doneIn(c: Web): MeetingsDone | null {
  for (const [param, what] of [
    ['made', 'dates'],
    ['cancelled', 'cancelled'],
    ['moved', 'moved'],
    ['added', 'added'],
  ] as const) {
    const count = countIn(c, param)
    if (count) return { what, count }
  }
  return saidIn(c, 'saved') === 'roles' ? { what: 'roles', count: 0 } : null
}

/** The date that was to be added, as it was typed. */
function addedTime(group: Group, adding: Returned | undefined) {
  const { values } = adding?.refusal ? readForm(addForm, adding.typed) : { values: null }
  return values && group.lengthMinutes ? [spanOf(values, group.lengthMinutes, group.timeZone)] : []
}

/** Where the rhythm goes on after the last meeting that stands, else in two weeks. */
function firstFreeDay(today: Temporal.PlainDate, standing: readonly Meeting[], group: Group) {
  const last = standing.at(-1)
  const frame = termFrameOf(group)
  return last && frame ? dayAfter(frame, dateIn(last.startsAt, group.timeZone)) : today.add({ weeks: 2 })
}
