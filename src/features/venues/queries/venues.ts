import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Currency } from '../../../shared/money.ts'
import type { VenueBase, VenueKind } from '../../../shared/venue-kinds.ts'
import type { HeldTime } from './clashes.ts'

export interface Venue {
  id: string
  /** null: it stands in the shared book. */
  forGroupId: string | null
  name: string
  address: string
  area: string | null
  regionId: string | null
  regionName: string | null
  kind: VenueKind
  seats: number
  freeFromIntrusion: boolean
  stepFree: boolean
  accessibleToilet: boolean
  parking: boolean
  accessNote: string | null
  costMinor: number | null
  costCurrency: Currency | null
  costPer: 'meeting' | 'hour' | null
  costNote: string | null
  contactName: string | null
  contactPhone: string | null
  contactEmail: string | null
  base: VenueBase | null
  supportedBy: string | null
  houseRules: string | null
  addedBy: string | null
  changedAt: Temporal.Instant
  removedAt: Temporal.Instant | null
}

export interface VenueWish {
  regionId?: string | undefined
  kind?: VenueKind | undefined
  /** How the town's or the place's name begins. */
  search?: string | undefined
  /** The last one of the page before. */
  after?: string | undefined
  /** With this group's own entries, which stand in no book. */
  orOf?: string | undefined
}

const VENUES_A_PAGE = 20

const columns = (db: ViewerDb) =>
  db
    .selectFrom('venue as v')
    .leftJoin('region', 'region.id', 'v.region_id')
    .select(['v.id', 'v.for_group_id as forGroupId', 'v.name', 'v.address', 'v.area', 'v.kind', 'v.seats'])
    .select(['v.region_id as regionId', 'region.name as regionName', 'v.base'])
    .select(['v.free_from_intrusion as freeFromIntrusion', 'v.step_free as stepFree', 'v.parking'])
    .select(['v.accessible_toilet as accessibleToilet', 'v.access_note as accessNote'])
    .select(['v.cost_minor as costMinor', 'v.cost_currency as costCurrency', 'v.cost_per as costPer'])
    .select(['v.cost_note as costNote', 'v.contact_name as contactName', 'v.contact_phone as contactPhone'])
    .select(['v.contact_email as contactEmail', 'v.supported_by as supportedBy', 'v.added_by as addedBy'])
    .select(['v.house_rules as houseRules', 'v.changed_at as changedAt', 'v.removed_at as removedAt'])

/** A page of the book, by name: what is shared, and what is the group's own where one is named. */
export async function venues(
  db: ViewerDb,
  wish: VenueWish,
): Promise<{ venues: Venue[]; next: string | null }> {
  const { regionId, kind, search, after, orOf } = wish
  let query = columns(db)
    .where('v.removed_at', 'is', null)
    .where((eb) =>
      eb.or([eb('v.for_group_id', 'is', null), ...(orOf ? [eb('v.for_group_id', '=', orOf)] : [])]),
    )
  if (regionId) query = query.where('v.region_id', '=', regionId)
  if (kind) query = query.where('v.kind', '=', kind)
  if (search) {
    const beginning = `${search.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`
    query = query.where(sql<boolean>`(lower(v.area) like ${beginning} or lower(v.name) like ${beginning})`)
  }
  if (after) {
    query = query.where(sql<boolean>`(v.name, v.id) > (select name, id from venue where id = ${after}::uuid)`)
  }
  const rows = await query
    .orderBy('v.name')
    .orderBy('v.id')
    .limit(VENUES_A_PAGE + 1)
    .execute()
  const shown = rows.slice(0, VENUES_A_PAGE)
  return { venues: shown, next: rows.length > VENUES_A_PAGE ? (shown.at(-1)?.id ?? null) : null }
}

/** NotFound for whoever may not read it. */
export async function venueById(db: ViewerDb, id: string): Promise<Venue> {
  return found(await findVenue(db, id))
}

export function findVenue(db: ViewerDb, id: string): Promise<Venue | undefined> {
  return columns(db).where('v.id', '=', id).executeTakeFirst()
}

/** Whether a group that the reader does not lead meets there, or has met: told to whoever may correct the entry. */
export async function othersMeetAt(db: ViewerDb, venueId: string): Promise<boolean> {
  const { rows } = await sql<{ others: boolean }>`select others_meet_at(${venueId}::uuid) as others`.execute(
    db,
  )
  return rows[0]?.others ?? false
}

/** Whether the reader leads a group or is of the office: others find no book. */
export async function readsVenues(db: ViewerDb): Promise<boolean> {
  const { rows } = await sql<{ reads: boolean }>`select reads_venues() as reads`.execute(db)
  return rows[0]?.reads ?? false
}

/** Whether the reader leads any group: then they may add to the book. */
export async function leadsSome(db: ViewerDb): Promise<boolean> {
  const { rows } = await sql<{ leads: boolean }>`
    select exists (select from led_group_ids()) as leads`.execute(db)
  return rows[0]?.leads ?? false
}

/** On how many of these times each venue is taken by somebody else. */
export async function takenTimes(
  db: ViewerDb,
  groupId: string,
  times: readonly HeldTime[],
  venueIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (times.length === 0 || venueIds.length === 0) return new Map()
  const { rows } = await sql<{ venue_id: string; taken: number }>`
    select venue_id, taken from venue_clash_counts(${groupId}::uuid,
      ${times.map(({ startsAt }) => startsAt.toString())}::timestamptz[],
      ${times.map(({ endsAt }) => endsAt.toString())}::timestamptz[], ${[...venueIds]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.venue_id, row.taken]))
}
