import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { announce, type Change } from '../../meetings/commands/announce.ts'
import { clashesOf } from '../queries/clashes.ts'
import { meetingsAhead, type StandingPlace, standingPlace } from '../queries/place-page.ts'
import { type Venue, venueById } from '../queries/venues.ts'
import { isAnnouncedWellAhead, type MeetingAhead, meetingsThatMove } from '../rules/move.ts'
import { bookMeetings } from './confirm-bookings.ts'
import { addVenue, type VenueWords } from './keep-venue.ts'

export interface Coming {
  /** From which meeting on, or which alone; the next one where nothing is said. */
  meeting?: string | undefined
  span?: 'onwards' | 'once' | undefined
  /** Why; a group that has dates is told. */
  reason?: string | undefined
  /** The house has written down all the dates. */
  freeForAllDates?: boolean | undefined
}

export interface Moved {
  placeId: string
  /** How many people are written to. */
  told: number
}

export type ComingRefusal = Refusal<
  'venue-taken' | 'no-such-meeting' | 'reason-missing' | 'same-place' | 'venue-removed'
>

/**
 * Where the group meets from now on, from a meeting on, or for one meeting (R26–R28). The first place is named; every
 * later one is a move: with its reason, counted, and told to everybody once.
 */
export async function meetAt(
  db: ViewerDb,
  groupId: string,
  venueId: string,
  coming: Coming,
): Promise<Moved | ComingRefusal> {
  await ledGroup(db, groupId)
  const venue = await venueById(db, venueId)
  const standing = await standingPlace(db, groupId)
  const ahead = await meetingsAhead(db, groupId)
  const span = coming.span ?? 'onwards'
  const moving = meetingsThatMove(ahead, { from: coming.meeting, span })
  if (coming.meeting && moving.length === 0) return refuse('no-such-meeting')
  if (span === 'once' && moving.length === 0) return refuse('no-such-meeting')
  if (venue.removedAt && standing?.venueId !== venueId) return refuse('venue-removed')

  // Before the first date nobody has been told of a place: another one is no move.
  const isMove = standing !== null && (moving.length > 0 || (await hasMet(db, groupId)))
  if (isMove && standing.venueId === venueId && (await areAllAt(db, moving, venueId))) {
    return refuse('same-place')
  }
  if (isMove && !coming.reason) return refuse('reason-missing')
  const taken = await clashesOf(db, groupId, moving, { venueId, besides: ahead.map(({ id }) => id) })
  if (taken.some(({ what }) => what === 'venue')) return refuse('venue-taken')

  const [first] = moving
  const placeId = newId()
  if (span === 'onwards') await keepEarlierWhereTheyAre(db, groupId, standing, first)
  await db
    .insertInto('group_place')
    .values({
      id: placeId,
      group_id: groupId,
      ...asPlace(venue),
      free_for_all_dates: coming.freeForAllDates ?? false,
      since: db.now,
      once: span === 'once',
      until: span === 'once' ? db.now : null,
      ...(isMove && {
        moved: !first || isAnnouncedWellAhead(first.startsAt, db.now) ? 'planned' : 'unplanned',
        reason: coming.reason ?? null,
        moved_by: found(db.viewer.personId),
      }),
    })
    .execute()
  const changes = await comeThere(db, moving, span === 'once' ? placeId : null)
  if (coming.freeForAllDates) {
    await bookMeetings(
      db,
      moving.map(({ id }) => id),
    )
  }
  if (!isMove || changes.length === 0) return { placeId, told: 0 }
  const { told } = await announce(db, groupId, { changes, reason: coming.reason })
  return { placeId, told }
}

/** A new place, written once: it stands in the book or among the group's own, and the group meets there. */
export async function meetAtNew(
  db: ViewerDb,
  groupId: string,
  { sharing, ...wish }: VenueWords & Coming & { sharing?: 'shared' | 'private' | undefined },
): Promise<Moved | ComingRefusal | Refusal<'region-unknown'>> {
  await ledGroup(db, groupId)
  const added = await addVenue(db, wish, sharing === 'shared' ? null : groupId)
  return isRefusal(added) ? added : meetAt(db, groupId, added.venueId, wish)
}

const asPlace = ({ id, name, address, seats, freeFromIntrusion, base }: Venue) => ({
  venue_id: id,
  name,
  address,
  seats,
  free_from_intrusion: freeFromIntrusion,
  base,
})

/** Whatever was before the move stays where it was. */
async function keepEarlierWhereTheyAre(
  db: ViewerDb,
  groupId: string,
  standing: StandingPlace | null,
  first: MeetingAhead | undefined,
): Promise<void> {
  if (!standing) return
  let earlier = db
    .updateTable('meeting')
    .set({ place_id: standing.id })
    .where('group_id', '=', groupId)
    .where('place_id', 'is', null)
  if (first) earlier = earlier.where('starts_at', '<', first.startsAt)
  await earlier.execute()
  await db
    .updateTable('group_place')
    .set({ until: db.now })
    .where('group_id', '=', groupId)
    .where('until', 'is', null)
    .execute()
}

/** Calendars hear of it: another place is another SEQUENCE (RFC 5545, section 3.8.7.4). */
async function comeThere(
  db: ViewerDb,
  moving: readonly MeetingAhead[],
  placeId: string | null,
): Promise<Change[]> {
  if (moving.length === 0) return []
  const rows = await db
    .updateTable('meeting')
    .set((eb) => ({ place_id: placeId, sequence: eb('sequence', '+', 1), changed_at: db.now }))
    .where(
      'id',
      'in',
      moving.map(({ id }) => id),
    )
    .returning(['id', 'starts_at', 'ends_at', 'sequence'])
    .execute()
  return rows.map((row) => ({
    meetingId: row.id,
    kind: 'placed',
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    sequence: row.sequence,
  }))
}

async function areAllAt(db: ViewerDb, moving: readonly MeetingAhead[], venueId: string): Promise<boolean> {
  const { rows } = await sql<{ elsewhere: boolean }>`
    select exists (select from meeting m left join group_place p on p.group_id = m.group_id and p.id = meeting_place_id(m)
      where m.id = any (${moving.map(({ id }) => id)}::uuid[]) and p.venue_id is distinct from ${venueId}::uuid) as elsewhere`.execute(
    db,
  )
  return !rows[0]?.elsewhere
}

async function hasMet(db: ViewerDb, groupId: string): Promise<boolean> {
  const met = await db
    .selectFrom('meeting')
    .select('id')
    .where('group_id', '=', groupId)
    .where('cancelled_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return met !== undefined
}
