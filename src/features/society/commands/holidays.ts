import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { holidaysBetween, holidaysEverywhere } from '../queries/holidays.ts'
import { type OfficeRegion, officeRegions } from '../queries/office-regions.ts'
import { everywhere, noRegion, regionsWithin } from '../rules/holiday-scope.ts'
import { beginManaging } from './manage.ts'

export interface NewHoliday {
  on: Temporal.PlainDate
  name: string
  /** A region's id, a calendar, everywhere, or where no region is given. */
  where: string
}

/** A day that is kept once, such as a coronation's: no working day where it holds. */
export async function addHoliday(
  db: ViewerDb,
  { on, name, where }: NewHoliday,
): Promise<{ year: number; regionId: string | null } | Refusal<'kept-already' | 'nowhere'>> {
  await beginManaging(db)
  const regions = (await officeRegions(db)).filter(({ endedAt }) => endedAt === null)
  const wanted = regionsWithin<OfficeRegion>(where, regions)
  if (wanted.length === 0) return refuse('nowhere')
  const kept = await holidaysEverywhere(db, on, on)
  const places = wanted.filter((regionId) => !kept(regionId).has(on.toString()))
  if (places.length === 0) return refuse('kept-already')
  await sayOfDay(db, places, { on, name, isObserved: true })
  const shown = where === everywhere || where === noRegion ? null : (places[0] ?? null)
  return { year: on.year, regionId: shown }
}

/** A day of the calendar that is worked on, or kept after all. */
export async function changeHoliday(
  db: ViewerDb,
  regionId: string | null,
  day: { on: Temporal.PlainDate; name: string; isObserved: boolean },
): Promise<{ year: number } | Refusal<'so-already'>> {
  await beginManaging(db)
  if (regionId !== null) found((await officeRegions(db)).find(({ id }) => id === regionId))
  const isKept = (await holidaysBetween(db, regionId, day.on, day.on)).size > 0
  if (isKept === day.isObserved) return refuse('so-already')
  await sayOfDay(db, [regionId], day)
  return { year: day.on.year }
}

/** One statement for all regions, so that the log has one line. */
async function sayOfDay(
  db: ViewerDb,
  places: readonly (string | null)[],
  { on, name, isObserved }: { on: Temporal.PlainDate; name: string; isObserved: boolean },
): Promise<void> {
  await db
    .insertInto('region_holiday')
    .values(
      places.map((regionId) => ({
        id: newId(),
        region_id: regionId,
        held_on: on,
        name,
        is_observed: isObserved,
        changed_at: db.now,
        changed_by: db.viewer.personId,
      })),
    )
    .execute()
}
