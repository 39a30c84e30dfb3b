import { sql } from 'kysely'
import type { Db, HolderDb, ViewerDb } from '../../platform/database/database.ts'
import type { Guest, Taster } from './rules/taster.ts'

const columns = sql`
  t.id, t.group_id as "groupId", t.name, t.mode, region.name as "regionName", t.area, t.starts_at as "startsAt",
  t.ends_at as "endsAt", t.time_zone as "timeZone", t.seats, taster_seats_taken(t.id) as taken,
  t.contribution_minor as "contributionMinor", t.currency, t.sign_up_until as "signUpUntil",
  t.cancelled_at as "cancelledAt", t.sequence, t.changed_at as "changedAt", group_is_open(t.group_id) as "groupIsOpen"`

export interface TasterWish {
  region?: string | undefined
  mode?: 'face-to-face' | 'online' | undefined
  group?: string | undefined
}

/** Tasters that everybody may come to, the soonest first. */
export async function tastersAhead(db: ViewerDb, wish: TasterWish = {}, atMost = 30): Promise<Taster[]> {
  const { rows } = await sql<Taster>`
    select ${columns} from taster t left join region on region.id = t.region_id
    where t.cancelled_at is null and t.starts_at > ${db.now} and taster_is_public(t.id)
      and (${wish.region ?? null}::uuid is null or t.region_id = ${wish.region ?? null}::uuid)
      and (${wish.mode ?? null}::text is null or t.mode = ${wish.mode ?? null}::text)
      and (${wish.group ?? null}::uuid is null or t.group_id = ${wish.group ?? null}::uuid)
    order by t.starts_at, t.id limit ${atMost}`.execute(db)
  return rows
}

/** One that everybody may know of; undefined for any other. */
export async function publicTaster(db: ViewerDb, id: string): Promise<Taster | undefined> {
  const { rows } = await sql<Taster>`
    select ${columns} from taster t left join region on region.id = t.region_id
    where t.id = ${id} and taster_is_public(t.id)`.execute(db)
  return rows[0]
}

export interface LedTaster extends Taster {
  plan: string
  place: string | null
  url: string | null
  beforeOpening: boolean
  cameNotedAt: Temporal.Instant | null
}

/** A group's own, as its leaders see them; the latest first. */
export async function groupTasters(db: ViewerDb, groupId: string): Promise<LedTaster[]> {
  const { rows } = await sql<LedTaster>`
    select ${columns}, ${ofLeaders} from taster t left join region on region.id = t.region_id
      left join taster_way w on w.taster_id = t.id
    where t.group_id = ${groupId} order by t.starts_at desc, t.id limit 50`.execute(db)
  return rows
}

export async function ledTaster(db: ViewerDb, groupId: string, id: string): Promise<LedTaster | undefined> {
  const { rows } = await sql<LedTaster>`
    select ${columns}, ${ofLeaders} from taster t left join region on region.id = t.region_id
      left join taster_way w on w.taster_id = t.id
    where t.group_id = ${groupId} and t.id = ${id}`.execute(db)
  return rows[0]
}

const ofLeaders = sql`t.plan, w.place, w.url, t.before_opening as "beforeOpening", t.came_noted_at as "cameNotedAt"`

export interface ListedGuest extends Guest {
  id: string
  name: string
  profession: string
}

/** Those who have said yes, in the order of it. */
export async function guestsOf(db: ViewerDb, tasterId: string): Promise<ListedGuest[]> {
  const { rows } = await sql<ListedGuest>`
    select g.id, c.name, g.profession, g.confirmed_at as "confirmedAt", g.seated_at as "seatedAt",
      g.cancelled_at as "cancelledAt", g.came, g.application_id is not null as "hasApplied"
    from taster_guest g join correspondent c on c.id = g.correspondent_id
    where g.taster_id = ${tasterId} and g.confirmed_at is not null
    order by g.confirmed_at, g.id limit 200`.execute(db)
  return rows
}

export interface OwnSeat {
  guest: Guest & { id: string; name: string; profession: string; correspondentId: string }
  taster: Taster & { plan: string }
  /** Face to face: where. Online: the way in, while the doors are open. */
  place: string | null
  url: string | null
}

/** What a guest's secret address opens. */
export async function ownSeat(db: Db | HolderDb): Promise<OwnSeat | undefined> {
  const { rows } = await sql<
    Taster & {
      plan: string
      place: string | null
      url: string | null
      guestId: string
      guestName: string
      profession: string
      correspondentId: string
      confirmedAt: Temporal.Instant | null
      seatedAt: Temporal.Instant | null
      leftAt: Temporal.Instant | null
      came: boolean | null
      hasApplied: boolean
    }
  >`
    select ${columns}, t.plan, w.place, w.url, g.id as "guestId", c.name as "guestName", g.profession,
      g.correspondent_id as "correspondentId", g.confirmed_at as "confirmedAt", g.seated_at as "seatedAt",
      g.cancelled_at as "leftAt", g.came, g.application_id is not null as "hasApplied"
    from taster_guest g join taster t on t.id = g.taster_id join correspondent c on c.id = g.correspondent_id
      left join region on region.id = t.region_id left join taster_way w on w.taster_id = t.id`.execute(db)
  const [row] = rows
  if (!row) return undefined
  const { guestId, guestName, profession, correspondentId, confirmedAt, seatedAt, leftAt, came, hasApplied } =
    row
  return {
    guest: {
      id: guestId,
      name: guestName,
      profession,
      correspondentId,
      confirmedAt,
      seatedAt,
      cancelledAt: leftAt,
      came,
      hasApplied,
    },
    taster: row,
    place: row.place,
    url: row.url,
  }
}
