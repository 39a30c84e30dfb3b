import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Currency } from '../../../shared/money.ts'
import { canKeepPurse, type PurseStanding } from '../policy.ts'

export interface Purse {
  id: string
  /** null: the group has been deleted, and its books are still kept. */
  groupId: string | null
  currency: Currency
}

/** A purse whose group is there, with what pages and commands ask of it again and again. */
export interface KeptPurse extends Purse {
  groupId: string
  timeZone: string
}

const purses = (db: Db) => db.selectFrom('purse').select(['id', 'group_id as groupId', 'currency'])

/** The group's purse, as far as the reader may know of it; null while nothing was ever booked. */
export async function purseOf(db: Db, groupId: string): Promise<Purse | null> {
  return (await purses(db).where('group_id', '=', groupId).executeTakeFirst()) ?? null
}

export async function purseById(db: Db, id: string): Promise<Purse | null> {
  return (await purses(db).where('id', '=', id).executeTakeFirst()) ?? null
}

/** A purse that the viewer keeps, its group there or gone; null to everybody else. */
export async function purseKept(db: ViewerDb, id: string): Promise<Purse | null> {
  const purse = await purses(db)
    .where('id', '=', id)
    .where('id', 'in', sql<string>`(select kept_purse_ids())`)
    .executeTakeFirst()
  return purse ?? null
}

/** What the viewer is to the money of a group; those who led it to its end are its leaders still. */
export async function purseStanding(db: ViewerDb, groupId: string): Promise<PurseStanding> {
  const { rows } = await sql<{ leads: boolean; keeps: boolean; belongs: boolean }>`
    select ${groupId}::uuid in (select led_group_ids() union all select ended_led_group_ids()) as leads,
      exists (select from purse p join treasurer t on t.purse_id = p.id
        where p.group_id = ${groupId} and t.person_id = ${db.viewer.personId}::uuid and t.until is null
          and not offices_wait()) as keeps,
      ${groupId}::uuid in (select own_group_ids() union all select ended_group_ids()) as belongs`.execute(db)
  const { leads, keeps, belongs } = found(rows[0])
  if (leads) return 'leader'
  if (keeps) return 'treasurer'
  return belongs ? 'member' : null
}

/** The same for a page that only keepers see: to everybody else it is not there. */
export async function keeperOf(db: ViewerDb, groupId: string): Promise<'leader' | 'treasurer'> {
  const standing = await purseStanding(db, groupId)
  return found(canKeepPurse({ standing }) ? (standing as 'leader' | 'treasurer') : null)
}

/** Whether anything was ever booked in a group's purse, for whoever keeps it. */
export async function hasHadMoney(db: ViewerDb, groupId: string): Promise<boolean> {
  const posting = await db
    .selectFrom('posting')
    .innerJoin('purse', 'purse.id', 'posting.purse_id')
    .select('purse.id')
    .where('purse.group_id', '=', groupId)
    .limit(1)
    .executeTakeFirst()
  return posting !== undefined
}
