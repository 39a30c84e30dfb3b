import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { MeetingAhead } from '../rules/move.ts'

export interface StandingPlace {
  id: string
  venueId: string | null
  name: string
  address: string
  seats: number
  freeForAllDates: boolean
  freeFromIntrusion: boolean
  base: 'institution' | 'independent' | null
}

/** Where the group meets unless a meeting says otherwise. */
export async function standingPlace(db: ViewerDb, groupId: string): Promise<StandingPlace | null> {
  const row = await db
    .selectFrom('group_place')
    .select(['id', 'venue_id as venueId', 'name', 'address', 'seats', 'base'])
    .select(['free_for_all_dates as freeForAllDates', 'free_from_intrusion as freeFromIntrusion'])
    .where('group_id', '=', groupId)
    .where('until', 'is', null)
    .orderBy('since', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** The meetings that can still be put somewhere else, soonest first; cancelled ones are nowhere. */
export async function meetingsAhead(db: ViewerDb, groupId: string): Promise<MeetingAhead[]> {
  const rows = await db
    .selectFrom('meeting')
    .select(['id', 'starts_at as startsAt', 'ends_at as endsAt', 'place_id as placeId'])
    .where('group_id', '=', groupId)
    .where('cancelled_at', 'is', null)
    .where('starts_at', '>', db.now)
    .orderBy('starts_at')
    .limit(60)
    .execute()
  return rows
}

export interface PlacedDate {
  id: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  /** Where it is, if not where the group is otherwise. */
  elsewhere: { name: string; once: boolean } | null
  /** A leader has confirmed that the house has written down this place, day and hour. */
  booked: boolean
}

/** Dates to come with what the house knows of them. */
export async function placedDates(db: ViewerDb, groupId: string): Promise<PlacedDate[]> {
  const { rows } = await sql<{
    id: string
    starts_at: Temporal.Instant
    ends_at: Temporal.Instant
    name: string | null
    once: boolean | null
    stands: boolean | null
    booked: boolean
  }>`
    select m.id, m.starts_at, m.ends_at, p.name, p.once, p.until is null as stands,
      exists (select from place_booking b where b.meeting_id = m.id and b.place_id = p.id
        and b.starts_at = m.starts_at and b.ends_at = m.ends_at) as booked
    from meeting m left join group_place p on p.group_id = m.group_id and p.id = meeting_place_id(m)
    where m.group_id = ${groupId} and m.cancelled_at is null and m.starts_at > ${db.now}
    order by m.starts_at limit 60`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    elsewhere: row.name && !row.stands ? { name: row.name, once: row.once ?? false } : null,
    booked: row.booked,
  }))
}
