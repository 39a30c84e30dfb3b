import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { Accreditation } from '../../../shared/accreditation.ts'
import { isWeekday, type Weekday } from '../../../shared/calendar.ts'
import type { Currency } from '../../../shared/money.ts'
import { type Rhythm, rhythmOf } from '../../../shared/rhythm.ts'
import { type CircleSeat, circleSeats, freePlaces } from '../rules/circle.ts'
import { type DirectoryWish, wishTags } from '../rules/directory-wish.ts'
import type { Mode } from '../rules/group-facts.ts'

const GROUPS_A_PAGE = 20

export interface NamedLeader {
  personId: string
  name: string
  profession: string | null
  accreditation: Accreditation
}

/** What everybody may know of a group. */
export interface ListedGroup {
  id: string
  name: string
  mode: Mode
  regionName: string | null
  area: string | null
  professions: string[]
  languages: string[]
  weekday: Weekday | null
  startTime: Temporal.PlainTime | null
  rhythm: Rhythm | null
  lengthMinutes: number | null
  timeZone: string
  openedAt: Temporal.Instant | null
  /** Since when it stands in the directory as it does; null while it does not. */
  changedAt: Temporal.Instant | null
  contribution: { minor: number; currency: Currency } | null
  freePlaces: number
  /** Until when it does not meet, while it pauses. */
  pausesUntil: Temporal.PlainDate | null
  seats: CircleSeat[]
  /** Only those who agreed. */
  leaders: NamedLeader[]
}

/** Where a page of the directory ends: full groups stand after all others. */
export interface Place {
  isFull: boolean
  openedAt: Temporal.Instant
  id: string
}

export interface OpenGroups {
  groups: ListedGroup[]
  /** Where the next page begins; null on the last. */
  next: Place | null
}

/**
 * A page of the directory: groups with a free place first, the newest first, then the full ones. Seats are counted only
 * for the groups it shows.
 * @param after the last group of the page before
 */
export async function openGroups(
  db: Db,
  wish: DirectoryWish,
  { after, atMost = GROUPS_A_PAGE }: { after?: Place | undefined; atMost?: number } = {},
): Promise<OpenGroups> {
  const { wanted, whom } = wishTags(wish)
  const { rows } = await sql<ListedRow & { is_full: boolean }>`
    select ${columns}, page.is_full
    from directory_page(${wanted}::text[], ${whom}::text[], ${wish.places === 'free'}, ${after?.isFull ?? false},
      ${after?.openedAt ?? null}, ${after?.id ?? null}, ${atMost + 1}) page
      join balint_group g on g.id = page.group_id ${joins}
    order by page.is_full, page.opened_at desc, g.id`.execute(db)
  const shown = rows.slice(0, atMost)
  const last = shown.at(-1)
  return {
    groups: await withCircles(db, shown),
    next:
      rows.length > atMost && last?.opened_at
        ? { isFull: last.is_full, openedAt: last.opened_at, id: last.id }
        : null,
  }
}

/** What everybody may know of one group, and its aims. */
export async function listedGroup(db: Db, id: string): Promise<ListedGroup | undefined> {
  const { rows } = await sql<ListedRow>`
    select ${columns} from balint_group g ${joins} where g.id = ${id}`.execute(db)
  return (await withCircles(db, rows))[0]
}

const columns = sql`
  g.id, g.name, g.mode, g.area, g.professions, g.languages, g.weekday, g.start_time, g.every_weeks, g.nth_of_month, g.length_minutes,
  g.time_zone, g.opened_at, g.most_members, region.name as region_name, entry.changed_at`

const joins = sql`
  left join region on region.id = g.region_id
  left join directory_entry entry on entry.group_id = g.id`

interface ListedRow {
  id: string
  name: string
  mode: Mode
  area: string | null
  professions: string[]
  languages: string[]
  weekday: number | null
  start_time: Temporal.PlainTime | null
  every_weeks: number | null
  nth_of_month: number | null
  length_minutes: number | null
  time_zone: string
  opened_at: Temporal.Instant | null
  most_members: number
  changed_at: Temporal.Instant | null
  region_name: string | null
}

/** How a group's circle stands, and what it asks, as far as the reader may see it. */
interface NumbersRow {
  id: string
  members: number
  offers: number
  leaders: number
  pauses_until: Temporal.PlainDate | null
  contribution_minor: number | null
  currency: Currency | null
}

async function withCircles(db: Db, rows: readonly ListedRow[]): Promise<ListedGroup[]> {
  if (rows.length === 0) return []
  const ids = sql.val(rows.map(({ id }) => id))
  const [{ rows: numbers }, { rows: named }] = await Promise.all([
    sql<NumbersRow>`
      select n.group_id as id, n.members, n.offers, n.leaders, n.pauses_until, fee.contribution_minor, fee.currency
      from group_circles(${ids}::uuid[]) n
        left join lateral (select f.contribution_minor, f.currency from fee_agreement f
          where f.group_id = n.group_id and (f.holds_from is null or f.holds_from <= n.today)
          order by f.agreed_at desc, f.id desc limit 1) fee on true`.execute(db),
    sql<NamedLeader & { groupId: string }>`
      select group_id as "groupId", person_id as "personId", name, profession, accreditation
      from named_leaders(${ids}::uuid[])`.execute(db),
  ])
  const numbersOf = new Map(numbers.map((each) => [each.id, each]))
  return rows.map((row) => {
    const counted = numbersOf.get(row.id)
    const circle = {
      leaders: counted?.leaders ?? 0,
      leadersInvited: 0,
      members: counted?.members ?? 0,
      offers: counted?.offers ?? 0,
      mostMembers: row.most_members,
    }
    return {
      id: row.id,
      name: row.name,
      mode: row.mode,
      regionName: row.region_name,
      area: row.area,
      professions: row.professions,
      languages: row.languages,
      weekday: row.weekday !== null && isWeekday(row.weekday) ? row.weekday : null,
      startTime: row.start_time,
      rhythm: rhythmOf(row.every_weeks, row.nth_of_month),
      lengthMinutes: row.length_minutes,
      timeZone: row.time_zone,
      openedAt: row.opened_at,
      changedAt: row.changed_at,
      contribution: counted ? contributionOf(counted) : null,
      freePlaces: freePlaces(circle),
      pausesUntil: counted?.pauses_until ?? null,
      seats: circleSeats(circle),
      leaders: named.filter(({ groupId }) => groupId === row.id),
    }
  })
}

const contributionOf = ({ contribution_minor: minor, currency }: NumbersRow) =>
  minor !== null && currency !== null ? { minor, currency } : null
