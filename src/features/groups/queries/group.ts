import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { isWeekday, type Weekday } from '../../../shared/calendar.ts'
import type { Currency } from '../../../shared/money.ts'
import { type Rhythm, rhythmOf } from '../../../shared/rhythm.ts'
import { type Viewer, visitor } from '../../../shared/viewer.ts'
import type { Mode } from '../rules/group-facts.ts'

/** What the viewer is to a group; null: somebody who reads what everybody may. */
export type Standing = 'leader' | 'member' | 'office' | null

export interface Group {
  id: string
  name: string
  mode: Mode
  regionId: string | null
  regionName: string | null
  area: string | null
  professions: string[]
  languages: string[]
  aims: string | null
  timeZone: string
  currency: Currency
  fewestMembers: number
  mostMembers: number
  weekday: Weekday | null
  startTime: Temporal.PlainTime | null
  rhythm: Rhythm | null
  lengthMinutes: number | null
  doorsMinutes: number
  /** It met in a room before, and moves online with people who know each other. */
  isTransfer: boolean
  leadersMetOn: Temporal.PlainDate | null
  /** The members are asked before a newcomer is offered a place. */
  membersAgree: boolean
  /** How long an offer holds that is made by itself to the next on the waiting list; null: the leaders press. */
  offersToNextDays: number | null
  foundedAt: Temporal.Instant
  openedAt: Temporal.Instant | null
  revision: number
  standing: Standing
}

/** Who reads: a viewer has a standing in a group, the holder of a secret address has none. */
type Reader = Db & { readonly viewer?: Viewer }

/** The group as far as the reader may see it; undefined when they may not. */
export async function findGroup(db: Reader, id: string): Promise<Group | undefined> {
  const viewer = db.viewer ?? visitor
  const row = await db
    .selectFrom('balint_group as g')
    .leftJoin('region', 'region.id', 'g.region_id')
    .selectAll('g')
    .select('region.name as region_name')
    .select((eb) => [
      eb
        .exists(
          eb
            .selectFrom('group_leader')
            .whereRef('group_id', '=', 'g.id')
            .where('person_id', '=', viewer.personId)
            .where('left_at', 'is', null),
        )
        .as('leads'),
      eb
        .exists(
          eb
            .selectFrom('membership')
            .whereRef('group_id', '=', 'g.id')
            .where('person_id', '=', viewer.personId)
            .where('left_at', 'is', null),
        )
        .as('belongs'),
    ])
    .where('g.id', '=', sql<string>`${id}::uuid`)
    .executeTakeFirst()
  if (!row) return undefined
  const inOffice =
    viewer.administrator ||
    viewer.council ||
    (row.region_id !== null && viewer.regionIds.includes(row.region_id))
  return {
    id: row.id,
    name: row.name,
    mode: row.mode,
    regionId: row.region_id,
    regionName: row.region_name,
    area: row.area,
    professions: row.professions,
    languages: row.languages,
    aims: row.aims,
    timeZone: row.time_zone,
    currency: row.currency,
    fewestMembers: row.fewest_members,
    mostMembers: row.most_members,
    weekday: row.weekday !== null && isWeekday(row.weekday) ? row.weekday : null,
    startTime: row.start_time,
    rhythm: rhythmOf(row.every_weeks, row.nth_of_month),
    lengthMinutes: row.length_minutes,
    doorsMinutes: row.doors_minutes,
    isTransfer: row.is_transfer,
    leadersMetOn: row.leaders_met_on,
    membersAgree: row.members_agree_since !== null,
    offersToNextDays: row.offers_to_next_days,
    foundedAt: row.founded_at,
    openedAt: row.opened_at,
    revision: row.revision,
    standing: row.leads ? 'leader' : row.belongs ? 'member' : inOffice ? 'office' : null,
  }
}

/** The group with what the viewer is to it; NotFound when there is none in their sight. */
export async function groupById(db: Reader, id: string): Promise<Group> {
  return found(await findGroup(db, id))
}
