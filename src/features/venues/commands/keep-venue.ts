import type { ViewerDb } from '../../../platform/database/database.ts'
import { Forbidden, found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import type { Currency } from '../../../shared/money.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import type { VenueBase, VenueKind } from '../../../shared/venue-kinds.ts'
import { societySettings } from '../../society/queries.ts'
import { canCorrectVenue, canSayWhatItIs, canShareVenue } from '../policy.ts'
import { leadsSome, othersMeetAt, venueById } from '../queries/venues.ts'

export interface VenueWords extends Particulars {
  name: string
  address: string
  area?: string | undefined
  region?: string | undefined
  kind?: VenueKind | undefined
  seats: number
  freeFromIntrusion: boolean
  base?: VenueBase | undefined
}

/** What may change of a place while it stays the one that others have told their members of. */
export interface Particulars {
  stepFree?: boolean | undefined
  accessibleToilet?: boolean | undefined
  parking?: boolean | undefined
  accessNote?: string | undefined
  /** Minor units, in the society's currency. */
  cost?: number | undefined
  costPer?: 'meeting' | 'hour' | undefined
  costNote?: string | undefined
  contactName?: string | undefined
  contactPhone?: string | undefined
  contactEmail?: string | undefined
  supportedBy?: string | undefined
  houseRules?: string | undefined
}

/** Writes a place into the shared book, or, for a group, among what is its leaders' own. */
export async function addVenue(
  db: ViewerDb,
  words: VenueWords,
  forGroupId: string | null = null,
): Promise<{ venueId: string } | Refusal<'region-unknown'>> {
  if (forGroupId === null && !db.viewer.administrator && !(await leadsSome(db))) throw new Forbidden()
  if (words.region && !(await isRegion(db, words.region))) return refuse('region-unknown')
  const venueId = newId()
  const personId = found(db.viewer.personId)
  await db
    .insertInto('venue')
    .values({
      id: venueId,
      for_group_id: forGroupId,
      ...(await columnsOf(db, words)),
      added_by: personId,
      added_at: db.now,
      changed_at: db.now,
    })
    .execute()
  return { venueId }
}

/** Puts an entry right, wherever the place stands. */
export async function correctVenue(
  db: ViewerDb,
  venueId: string,
  words: VenueWords,
): Promise<{ venueId: string } | Refusal<'region-unknown' | 'others-meet-there'>> {
  const refused = await keptForOthers(db, venueId)
  if (refused) return refused
  if (words.region && !(await isRegion(db, words.region))) return refuse('region-unknown')
  await change(db, venueId, await columnsOf(db, words))
  return { venueId }
}

/** What it costs, whom to ask, how one gets in: by whoever added the entry, also while others meet there. */
export async function correctParticulars(
  db: ViewerDb,
  venueId: string,
  words: Particulars,
): Promise<{ venueId: string }> {
  await venueToCorrect(db, venueId)
  await change(db, venueId, await particularsOf(db, words))
  return { venueId }
}

/** A group's own entry goes into the society's book, for good. */
export async function shareVenue(db: ViewerDb, venueId: string): Promise<{ venueId: string }> {
  const venue = await venueToCorrect(db, venueId)
  if (!canShareVenue(db.viewer, venue)) throw new Forbidden()
  await change(db, venueId, { for_group_id: null })
  return { venueId }
}

/** Out of the book, or in it again; who meets there stays. */
export async function removeVenue(
  db: ViewerDb,
  venueId: string,
  removed: boolean,
): Promise<{ venueId: string } | Refusal<'others-meet-there'>> {
  const refused = await keptForOthers(db, venueId)
  if (refused) return refused
  await change(db, venueId, { removed_at: removed ? db.now : null })
  return { venueId }
}

async function keptForOthers(db: ViewerDb, venueId: string): Promise<Refusal<'others-meet-there'> | null> {
  const venue = await venueToCorrect(db, venueId)
  return canSayWhatItIs(db.viewer, venue, await othersMeetAt(db, venueId))
    ? null
    : refuse('others-meet-there')
}

async function venueToCorrect(db: ViewerDb, venueId: string) {
  const venue = await venueById(db, venueId)
  if (!canCorrectVenue(db.viewer, venue)) throw new Forbidden()
  return venue
}

function change(
  db: ViewerDb,
  venueId: string,
  columns: Partial<Awaited<ReturnType<typeof columnsOf>>> & {
    for_group_id?: null
    removed_at?: Temporal.Instant | null
  },
) {
  return db
    .updateTable('venue')
    .set({ ...columns, changed_by: found(db.viewer.personId), changed_at: db.now })
    .where('id', '=', venueId)
    .execute()
}

async function columnsOf(db: ViewerDb, words: VenueWords) {
  return {
    name: words.name,
    address: words.address,
    area: words.area ?? null,
    region_id: words.region ?? null,
    kind: words.kind ?? ('other' as const),
    seats: words.seats,
    free_from_intrusion: words.freeFromIntrusion,
    base: words.base ?? null,
    ...(await particularsOf(db, words)),
  }
}

async function particularsOf(db: ViewerDb, words: Particulars) {
  return {
    step_free: words.stepFree ?? false,
    accessible_toilet: words.accessibleToilet ?? false,
    parking: words.parking ?? false,
    access_note: words.accessNote ?? null,
    ...(await costOf(db, words)),
    cost_note: words.costNote ?? null,
    contact_name: words.contactName ?? null,
    contact_phone: words.contactPhone ?? null,
    contact_email: words.contactEmail ?? null,
    supported_by: words.supportedBy ?? null,
    house_rules: words.houseRules ?? null,
  }
}

async function costOf(
  db: ViewerDb,
  { cost, costPer }: Particulars,
): Promise<{
  cost_minor: number | null
  cost_per: 'meeting' | 'hour' | null
  cost_currency: Currency | null
}> {
  if (cost === undefined) return { cost_minor: null, cost_per: null, cost_currency: null }
  const { currency } = await societySettings(db)
  return { cost_minor: cost, cost_per: costPer ?? 'meeting', cost_currency: currency }
}

async function isRegion(db: ViewerDb, regionId: string): Promise<boolean> {
  const region = await db.selectFrom('region').select('id').where('id', '=', regionId).executeTakeFirst()
  return region !== undefined
}
