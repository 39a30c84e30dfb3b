import { sql } from 'kysely'
import type { Db, HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { type Awaited, type Forecast, forecastOf } from '../rules/forecast.ts'

/** Apologies that stand, as far as the viewer may know of them: for their own coming meetings, and those they lead. */
export interface StandingApology {
  meetingId: string
  personId: string
  name: string
  sentAt: Temporal.Instant
}

export async function apologiesFor(db: ViewerDb, meetingIds: readonly string[]): Promise<StandingApology[]> {
  if (meetingIds.length === 0) return []
  return db
    .selectFrom('meeting_apology as a')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .select(['a.meeting_id as meetingId', 'a.person_id as personId', 'p.name', 'a.sent_at as sentAt'])
    .where('a.meeting_id', 'in', meetingIds)
    .where('a.withdrawn_at', 'is', null)
    .orderBy('a.sent_at')
    .execute()
}

/** Those of these meetings for which the viewer has sent apologies. */
export async function ownApologies(db: ViewerDb, meetingIds: readonly string[]): Promise<Set<string>> {
  if (meetingIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('meeting_apology')
    .select('meeting_id')
    .where('person_id', '=', db.viewer.personId)
    .where('meeting_id', 'in', meetingIds)
    .where('withdrawn_at', 'is', null)
    .execute()
  return new Set(rows.map(({ meeting_id }) => meeting_id))
}

export interface AwaitedPerson extends Awaited {
  meetingId: string
  personId: string
}

/** Whom each of these meetings is for, and who has sent apologies; to those who lead. */
async function awaitedAt(db: Db, groupId: string, meetingIds: readonly string[]): Promise<AwaitedPerson[]> {
  if (meetingIds.length === 0) return []
  const { rows } = await sql<AwaitedPerson>`
    select p.meeting_id as "meetingId", p.person_id as "personId", p.name, p.as_role as role,
      a.sent_at is not null as "sentApologies"
    from people_at_meetings(${groupId}, ${meetingIds}) p
      left join meeting_apology a on a.meeting_id = p.meeting_id and a.person_id = p.person_id and a.withdrawn_at is null
    order by p.as_role, p.name, p.person_id`.execute(db)
  return rows
}

export interface ForecastAsked {
  groupId: string
  fewestMembers: number
  meetingIds: readonly string[]
}

/** How many may be expected at each of these meetings; to those who lead. */
export async function forecasts(
  db: Db,
  { groupId, fewestMembers, meetingIds }: ForecastAsked,
): Promise<Map<string, Forecast>> {
  const people = await awaitedAt(db, groupId, meetingIds)
  return new Map(
    meetingIds.map((id) => [
      id,
      forecastOf(
        people.filter(({ meetingId }) => meetingId === id),
        fewestMembers,
      ),
    ]),
  )
}

/** A coming meeting as the holder of an address for apologies sees it. */
export interface HeldMeeting {
  id: string
  groupName: string
  timeZone: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  /** When they sent apologies; null while they are expected. */
  sentAt: Temporal.Instant | null
}

export interface HeldMeetings {
  /** Whether the address opens anything at all. */
  isOpen: boolean
  meetings: HeldMeeting[]
}

export async function heldMeetings(db: HolderDb): Promise<HeldMeetings> {
  const { rows: own } = await sql`select from held_apologist()`.execute(db)
  if (own.length === 0) return { isOpen: false, meetings: [] }
  const { rows } = await sql<HeldMeeting>`
    select meeting_id as id, group_name as "groupName", time_zone as "timeZone", starts_at as "startsAt",
      ends_at as "endsAt", sent_at as "sentAt"
    from held_coming_meetings()`.execute(db)
  return { isOpen: true, meetings: rows }
}
