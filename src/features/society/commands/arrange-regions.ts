import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { officeRegions } from '../queries/office-regions.ts'
import { movedBy } from '../rules/order.ts'
import type { HolidayCalendar } from '../rules/region.ts'
import { beginManaging } from './manage.ts'

/** A region moves up or down among those that people can choose. */
export async function moveRegion(
  db: ViewerDb,
  regionId: string,
  { by }: { by: number },
): Promise<{ regionId: string } | Refusal<'no-further'>> {
  await beginManaging(db)
  const open = (await officeRegions(db)).filter(({ endedAt }) => endedAt === null).map(({ id }) => id)
  found(open.find((id) => id === regionId))
  const order = movedBy(open, regionId, by)
  if (order === null) return refuse('no-further')
  // One statement, so that the log has one line.
  await sql`
    update region set position = wanted.place
    from unnest(${order}::uuid[]) with ordinality as wanted (id, place)
    where region.id = wanted.id and position <> wanted.place`.execute(db)
  return { regionId }
}

/** Nobody can choose it any more; what stands in it stays. Whoever represents it is thanked first. */
export async function closeRegion(
  db: ViewerDb,
  regionId: string,
): Promise<{ regionId: string } | Refusal<'still-represented' | 'closed-already' | 'last-region'>> {
  await beginManaging(db)
  const known = await officeRegions(db)
  const region = found(known.find(({ id }) => id === regionId))
  if (region.endedAt !== null) return refuse('closed-already')
  if (known.filter(({ endedAt }) => endedAt === null).length === 1) return refuse('last-region')
  const held = await db
    .selectFrom('office')
    .select('id')
    .where('region_id', '=', regionId)
    .where('until', 'is', null)
    .executeTakeFirst()
  if (held) return refuse('still-represented')
  await db.updateTable('region').set({ ended_at: db.now }).where('id', '=', regionId).execute()
  return { regionId }
}

export async function reopenRegion(
  db: ViewerDb,
  regionId: string,
): Promise<{ regionId: string } | Refusal<'open-already'>> {
  await beginManaging(db)
  const region = found((await officeRegions(db)).find(({ id }) => id === regionId))
  if (region.endedAt === null) return refuse('open-already')
  await db.updateTable('region').set({ ended_at: null }).where('id', '=', regionId).execute()
  return { regionId }
}

/** Whose public holidays are no working days there, from now on. */
export async function chooseCalendar(
  db: ViewerDb,
  regionId: string,
  { calendar }: { calendar: HolidayCalendar },
): Promise<{ regionId: string }> {
  await beginManaging(db)
  found((await officeRegions(db)).find(({ id }) => id === regionId))
  await db.updateTable('region').set({ holiday_calendar: calendar }).where('id', '=', regionId).execute()
  return { regionId }
}
