import { sql } from 'kysely'
import type { HolderDb, ViewerDb } from '../../../platform/database/database.ts'

export interface VenueFeed {
  /** Of the secret address. */
  addressId: string
  madeAt: Temporal.Instant
}

/** The address that the group's leaders gave the house where they meet now. */
export async function venueFeed(db: ViewerDb, groupId: string, venueId: string): Promise<VenueFeed | null> {
  const row = await db
    .selectFrom('venue_feed as f')
    .innerJoin('secret_address as a', (join) =>
      join.onRef('a.subject_id', '=', 'f.id').on('a.purpose', '=', 'venue-feed'),
    )
    .select(['a.id as addressId', 'f.made_at as madeAt'])
    .where('f.group_id', '=', groupId)
    .where('f.venue_id', '=', venueId)
    .where('f.ended_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export interface BookedTime {
  id: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  sequence: number
  changedAt: Temporal.Instant
  cancelled: boolean
  timeZone: string
}

/** When the house is booked, as whoever keeps it may know; null where the address opens nothing (any more). */
export async function bookedAtVenue(db: HolderDb): Promise<BookedTime[] | null> {
  const open = await sql<{ open: boolean }>`select venue_feed_is_open() as open`.execute(db)
  if (!open.rows[0]?.open) return null
  const { rows } = await sql<{
    id: string
    starts_at: Temporal.Instant
    ends_at: Temporal.Instant
    sequence: number
    changed_at: Temporal.Instant
    cancelled: boolean
    time_zone: string
  }>`select * from booked_at_venue()`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    sequence: row.sequence,
    changedAt: row.changed_at,
    cancelled: row.cancelled,
    timeZone: row.time_zone,
  }))
}
