import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { meetingById } from '../../meetings/queries/meetings.ts'
import { doors } from '../../meetings/rules/doors.ts'
import { canTakeAttendance } from '../policy.ts'
import { attendanceAt, type MeetingRecord, recordsOf } from '../queries/attendance.ts'
import type { AttendanceState } from '../rules/attendance.ts'

export interface AttendanceTaken {
  groupId: string
  meetingId: string
  /** How many cases were told, and nothing about them. */
  cases: number
  /** By person; whoever is left out stays as they were. */
  states: ReadonlyMap<string, AttendanceState>
  /** How the record stood for whoever chose (`standOf`); undefined to write whatever stands. */
  seen?: string | undefined
}

/** A word for the state of a record, so that nobody writes over what a co-leader has saved meanwhile. */
export const standOf = (record: MeetingRecord | undefined): string =>
  record ? (record.correctedAt ?? record.takenAt).toString() : ''

/** Notes who was there, from the doors' opening on; again later, to correct it. */
export async function takeAttendance(
  db: ViewerDb,
  { groupId, meetingId, cases, states, seen }: AttendanceTaken,
): Promise<
  { meetingId: string } | Refusal<'meeting-cancelled' | 'doors-not-open' | 'taken-meanwhile' | 'nobody-noted'>
> {
  const group = await groupFor(db, groupId, canTakeAttendance)
  const meeting = found(await meetingById(db, groupId, meetingId))
  if (meeting.cancelledAt) return refuse('meeting-cancelled')
  if (doors(meeting, group.doorsMinutes, db.now) === 'not-yet') return refuse('doors-not-open')
  // Two who lead take turns.
  await db.selectFrom('meeting').select('id').where('id', '=', meetingId).forUpdate().execute()
  const [record] = await recordsOf(db, [meetingId])
  if (seen !== undefined && seen !== standOf(record)) return refuse('taken-meanwhile')
  const noted = (await attendanceAt(db, groupId, [meetingId])).flatMap(({ personId, role, state }) => {
    const now = states.get(personId)
    return now ? [{ personId, role, before: state, now }] : []
  })
  if (noted.length === 0) return refuse('nobody-noted')

  const changed = noted.filter(({ before, now }) => before !== null && before !== now)
  const added = noted.filter(({ before }) => before === null)
  if (!record) await begin(db, { groupId, meetingId, cases })
  else if (record.cases !== cases || changed.length > 0 || added.length > 0)
    await correct(db, meetingId, cases)
  if (changed.length > 0) {
    await sql`
      update meeting_attendance a set state = n.state
      from unnest(${changed.map(({ personId }) => personId)}::uuid[], ${changed.map(({ now }) => now)}::text[]) as n (person_id, state)
      where a.meeting_id = ${meetingId} and a.person_id = n.person_id`.execute(db)
  }
  if (added.length > 0) {
    await db
      .insertInto('meeting_attendance')
      .values(
        added.map(({ personId, role, now }) => ({
          meeting_id: meetingId,
          person_id: personId,
          as_role: role,
          state: now,
        })),
      )
      .execute()
  }
  return { meetingId }
}

async function begin(
  db: ViewerDb,
  { groupId, meetingId, cases }: Pick<AttendanceTaken, 'groupId' | 'meetingId' | 'cases'>,
): Promise<void> {
  await db
    .insertInto('meeting_record')
    .values({
      meeting_id: meetingId,
      group_id: groupId,
      taken_by: found(db.viewer.personId),
      taken_at: db.now,
      cases,
    })
    .execute()
}

async function correct(db: ViewerDb, meetingId: string, cases: number): Promise<void> {
  await db
    .updateTable('meeting_record')
    .set({ cases, corrected_by: found(db.viewer.personId), corrected_at: db.now })
    .where('meeting_id', '=', meetingId)
    .execute()
}
