import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { AttendanceState } from '../rules/attendance.ts'

/** That attendance of a meeting has been taken, by whom and when. */
export interface MeetingRecord {
  meetingId: string
  cases: number
  takenBy: string | null
  takenAt: Temporal.Instant
  correctedBy: string | null
  correctedAt: Temporal.Instant | null
}

/** Of these meetings those whose attendance is taken; to those who lead. Names only of whoever is in sight. */
export async function recordsOf(db: ViewerDb, meetingIds: readonly string[]): Promise<MeetingRecord[]> {
  if (meetingIds.length === 0) return []
  return db
    .selectFrom('meeting_record as r')
    .leftJoin('person as taker', 'taker.id', 'r.taken_by')
    .leftJoin('person as corrector', 'corrector.id', 'r.corrected_by')
    .select([
      'r.meeting_id as meetingId',
      'r.cases',
      'r.taken_at as takenAt',
      'r.corrected_at as correctedAt',
    ])
    .select(['taker.name as takenBy', 'corrector.name as correctedBy'])
    .where('r.meeting_id', 'in', meetingIds)
    .execute()
}

/** One person at one meeting, as those who lead see them. */
export interface AttendancePerson {
  meetingId: string
  personId: string
  name: string
  role: 'leader' | 'member'
  sentApologies: boolean
  /** null: not noted. */
  state: AttendanceState | null
}

/** Everybody whose meetings these are, also those who have left since; leaders first, then by name. */
export async function attendanceAt(
  db: ViewerDb,
  groupId: string,
  meetingIds: readonly string[],
): Promise<AttendancePerson[]> {
  if (meetingIds.length === 0) return []
  const { rows } = await sql<AttendancePerson>`
    select p.meeting_id as "meetingId", p.person_id as "personId", p.name, p.as_role as role,
      a.sent_at is not null as "sentApologies", t.state
    from people_at_meetings(${groupId}, ${meetingIds}) p
      left join meeting_apology a on a.meeting_id = p.meeting_id and a.person_id = p.person_id and a.withdrawn_at is null
      left join meeting_attendance t on t.meeting_id = p.meeting_id and t.person_id = p.person_id
    order by p.as_role, p.name, p.person_id`.execute(db)
  return rows
}

export interface PastMeeting {
  id: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
}

/** Meetings that have begun and took place, the latest first; from before a moment if one is given. */
export async function pastMeetings(
  db: ViewerDb,
  groupId: string,
  { most, before }: { most: number; before?: Temporal.Instant | undefined },
): Promise<PastMeeting[]> {
  return db
    .selectFrom('meeting')
    .select(['id', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('group_id', '=', groupId)
    .where('cancelled_at', 'is', null)
    .where('starts_at', '<=', db.now)
    .where('starts_at', '<', before ?? db.now.add({ hours: 1 }))
    .orderBy('starts_at', 'desc')
    .limit(most)
    .execute()
}

/** How far back a meeting without attendance is asked about. */
const ASKED_FOR_WEEKS = 5

/** The meetings of the last weeks whose attendance nobody has taken, the latest first; to those who lead. */
export async function meetingsNotTaken(db: ViewerDb, groupId: string): Promise<PastMeeting[]> {
  return db
    .selectFrom('meeting as m')
    .select(['m.id', 'm.starts_at as startsAt', 'm.ends_at as endsAt'])
    .where('m.group_id', '=', groupId)
    .where('m.cancelled_at', 'is', null)
    .where('m.ends_at', '<=', db.now)
    .where('m.ends_at', '>', db.now.subtract({ hours: 24 * 7 * ASKED_FOR_WEEKS }))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('meeting_record as r').select('r.meeting_id').whereRef('r.meeting_id', '=', 'm.id'),
        ),
      ),
    )
    .orderBy('m.starts_at', 'desc')
    .limit(10)
    .execute()
}

/** One's own attendance at one meeting, also in a group that one has left. */
export interface OwnAttendance {
  meetingId: string
  groupId: string
  groupName: string
  mode: 'face-to-face' | 'online'
  timeZone: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  asRole: 'leader' | 'member'
  state: AttendanceState
}

/** The viewer's own, soonest first: what certificates are made of. */
export async function ownAttendance(db: ViewerDb, groupId?: string): Promise<OwnAttendance[]> {
  const { rows } = await sql<OwnAttendance>`
    select meeting_id as "meetingId", group_id as "groupId", group_name as "groupName", mode,
      time_zone as "timeZone", starts_at as "startsAt", ends_at as "endsAt", as_role as "asRole", state
    from own_attendance() where ${groupId ?? null}::uuid is null or group_id = ${groupId ?? null}
    order by starts_at`.execute(db)
  return rows
}
