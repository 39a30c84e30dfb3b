import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Purse } from './purse.ts'

/** A purse whose group is deleted. */
export interface GonePurse extends Purse {
  groupId: null
  /** As the group was called; null: it went before that was kept. */
  name: string | null
  timeZone: string
}

const gone = sql<GonePurse>`
  select p.id, null as "groupId", p.currency, p.was_called as name, coalesce(p.was_in_zone, s.time_zone) as "timeZone"
  from purse p cross join society s where p.group_id is null and p.id in (select kept_purse_ids())`

/** One, for those who kept it last; null to everybody else, and while its group is there. */
export async function gonePurse(db: ViewerDb, id: string): Promise<GonePurse | null> {
  const { rows } = await sql<GonePurse>`${gone} and p.id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

/** All whose books the viewer still keeps. */
export async function gonePurses(db: ViewerDb): Promise<GonePurse[]> {
  const { rows } = await sql<GonePurse>`${gone} order by p.was_called, p.id limit 40`.execute(db)
  return rows
}

/** The last day on which what was booked in a year is kept. */
export async function keptUntilOf(db: ViewerDb, year: number): Promise<Temporal.PlainDate> {
  const { rows } = await sql<{ until: Temporal.PlainDate }>`
    select books_kept_until(make_date(${year}::int, 12, 31)) as until`.execute(db)
  return rows[0]?.until ?? Temporal.PlainDate.from({ year, month: 12, day: 31 })
}
