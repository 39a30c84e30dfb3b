import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, isSaidIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { formatDayAndTime, formatMeetingTime } from '../../../shared/calendar.ts'
import { requireSignIn } from '../../accounts/session.ts'
import type { Group } from '../../groups/queries/group.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { meetingById } from '../../meetings/queries/meetings.ts'
import { doors, doorsOpenAt } from '../../meetings/rules/doors.ts'
import { cameIntoRoom } from '../../room/queries/came.ts'
import { standOf, takeAttendance } from '../commands/take-attendance.ts'
import { attendanceForm } from '../forms.ts'
import { AttendancePage, type AttendancePageProps } from '../pages/attendance-page.tsx'
import { attendanceAt, type MeetingRecord, pastMeetings, recordsOf } from '../queries/attendance.ts'
import {
  attendanceStates,
  caseCounts,
  countStates,
  metInRoom,
  stateToBegin,
  stateWords,
} from '../rules/attendance.ts'
import { dayInWords, forecastInWords, forecastOf, leadingInWords } from '../rules/forecast.ts'
import { attendancePath } from '../rules/paths.ts'

export const attendanceRoutes = new Hono<WebEnv>()
const path = '/groups/:id{[0-9a-f-]{36}}/meetings/:meetingId{[0-9a-f-]{36}}/attendance'
attendanceRoutes.use(path, requireSignIn)

attendanceRoutes.get(path, (c) => show(c, (db) => attendancePage(c, db)))

attendanceRoutes.post(path, (c) =>
  submit(c, {
    form: attendanceForm,
    command: (db, { cases, seen, states }) =>
      takeAttendance(db, {
        groupId: idIn(c),
        meetingId: idIn(c, 'meetingId'),
        cases,
        states,
        seen,
      }),
    done: () => `${attendancePath(idIn(c), idIn(c, 'meetingId'))}?saved`,
    again: (db, attempt) => attendancePage(c, db, attempt),
    words: {
      'meeting-cancelled': 'This meeting has been cancelled: nobody was there.',
      'doors-not-open': 'Attendance is taken from the doors’ opening on.',
      'taken-meanwhile':
        'Attendance was saved meanwhile, on another device or by your co-leader. What you chose is still here: save it again if it is right.',
      'nobody-noted': 'Please say of somebody at least whether they were there.',
    },
  }),
)

async function attendancePage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await ledGroup(db, idIn(c))
  const meeting = found(await meetingById(db, group.id, idIn(c, 'meetingId')))
  const people = await attendanceAt(db, group.id, [meeting.id])
  const [record] = await recordsOf(db, [meeting.id])
  const forecast = forecastOf(people, group.fewestMembers)
  const isOver = Temporal.Instant.compare(meeting.endsAt, db.now) <= 0
  const room = { came: new Set(await cameIntoRoom(db, meeting.id)), isOver }
  return (
    <AttendancePage
      group={group}
      seats={await groupCircle(db, group.id)}
      meetingId={meeting.id}
      title={formatMeetingTime(meeting.startsAt, meeting.endsAt, group.timeZone)}
      state={stateOf(group, meeting, db.now)}
      opens={formatDayAndTime(doorsOpenAt(meeting, group.doorsMinutes), group.timeZone)}
      forecast={(isOver
        ? ['Nobody has noted yet who was there.']
        : [
            forecastInWords(forecast, dayInWords(meeting.startsAt, group.timeZone, db.now)),
            leadingInWords(forecast),
          ]
      )
        .filter(Boolean)
        .join(' ')}
      people={people.map((person) => ({ ...person, begin: stateToBegin(person, room) }))}
      proposed={record || !metInRoom(room) ? null : isOver ? 'whole' : 'so-far'}
      states={attendanceStates.map((value) => ({ value, label: stateWords[value] }))}
      caseCounts={caseCounts}
      cases={record?.cases ?? (await casesLastTime(db, group.id, meeting.id))}
      seen={standOf(record)}
      taken={record ? takenWords(record, group.timeZone) : null}
      counted={record ? countStates(people.map(({ state }) => state)) : null}
      saved={isSaidIn(c, 'saved')}
      attempt={attempt}
    />
  )
}

function stateOf(
  group: Group,
  meeting: { startsAt: Temporal.Instant; endsAt: Temporal.Instant; cancelledAt: Temporal.Instant | null },
  now: Temporal.Instant,
): AttendancePageProps['state'] {
  if (meeting.cancelledAt) return 'cancelled'
  return doors(meeting, group.doorsMinutes, now) === 'not-yet' ? 'not-yet' : 'open'
}

/** What stands there before anybody has chosen: as many as the last time that was noted, else one. */
async function casesLastTime(db: ViewerDb, groupId: string, butId: string): Promise<number> {
  const past = (await pastMeetings(db, groupId, { most: 6 })).filter(({ id }) => id !== butId)
  const records = await recordsOf(
    db,
    past.map(({ id }) => id),
  )
  const last = past.find(({ id }) => records.some(({ meetingId }) => meetingId === id))
  return records.find(({ meetingId }) => meetingId === last?.id)?.cases ?? 1
}

function takenWords(record: MeetingRecord, timeZone: string): string {
  const by = (name: string | null, at: Temporal.Instant) =>
    [name && `by ${name}`, `on ${formatDayAndTime(at, timeZone)}`].filter(Boolean).join(' ')
  const corrected = record.correctedAt ? `; last corrected ${by(record.correctedBy, record.correctedAt)}` : ''
  return `Taken ${by(record.takenBy, record.takenAt)}${corrected}.`
}
