import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'

export interface HeldTime {
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
}

/** A time that is not free, and what it is not free of. Another group's name is there only for whoever leads it, too. */
export interface Clash {
  /** Which of the times that were asked about, from 0. */
  index: number
  what: 'venue' | 'leader'
  /** Who of this group's leaders is elsewhere; null for a place. */
  leader: { personId: string; name: string; isViewer: boolean } | null
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  group: { id: string; name: string } | null
}

export interface ClashWish {
  /** Another place than the group's, looked at. */
  venueId?: string | undefined
  /** Meetings that do not count: those that are being moved. */
  besides?: readonly string[]
}

/** Which of these times are not free, as the group's leaders may know it; the soonest first. */
export async function clashesOf(
  db: ViewerDb,
  groupId: string,
  times: readonly HeldTime[],
  { venueId, besides = [] }: ClashWish = {},
): Promise<Clash[]> {
  if (times.length === 0) return []
  const { rows } = await sql<ClashRow>`
    select c.*, p.name from meeting_clashes(${groupId}::uuid,
      ${times.map(({ startsAt }) => startsAt.toString())}::timestamptz[],
      ${times.map(({ endsAt }) => endsAt.toString())}::timestamptz[],
      ${venueId ?? null}::uuid, ${[...besides]}::uuid[]) c left join person p on p.id = c.person_id
    order by c.place, c.holder desc, c.starts_at`.execute(db)
  return rows.map((row) => ({
    index: row.place - 1,
    what: row.holder,
    leader: row.person_id && {
      personId: row.person_id,
      name: row.name ?? 'A leader',
      isViewer: row.person_id === db.viewer.personId,
    },
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    group: row.group_id && row.group_name ? { id: row.group_id, name: row.group_name } : null,
  })) as Clash[]
}

interface ClashRow {
  place: number
  holder: 'venue' | 'leader'
  person_id: string | null
  name: string | null
  starts_at: Temporal.Instant
  ends_at: Temporal.Instant
  group_id: string | null
  group_name: string | null
}

export type ClashRefusal = Refusal<'venue-taken' | 'leader-elsewhere'>

/** The refusal that these times earn, before anything is written; the database says the same at the end. */
export async function clashRefusal(
  db: ViewerDb,
  groupId: string,
  times: readonly HeldTime[],
  wish: ClashWish = {},
): Promise<ClashRefusal | null> {
  const [first] = await clashesOf(db, groupId, times, wish)
  if (!first) return null
  return refuse(first.what === 'venue' ? 'venue-taken' : 'leader-elsewhere')
}

/** The reader's own meetings elsewhere at the times of a group that they lead, or are asked to lead. */
export async function ownClashesWith(db: ViewerDb, groupId: string): Promise<OwnClash[]> {
  const { rows } = await sql<OwnClash>`
    select starts_at as "startsAt", ends_at as "endsAt", time_zone as "timeZone", group_name as "groupName"
    from own_clashes_with(${groupId}::uuid)`.execute(db)
  return rows
}

/** A meeting that the reader leads elsewhere, by its own clocks. */
export interface OwnClash {
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  timeZone: string
  groupName: string
}
