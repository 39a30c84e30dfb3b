import type { Kysely } from 'kysely'
import type { DB as Schema } from '../../../platform/database/schema.ts'
import { calendarOfZone, type DayChange, daysObserved, type PublicHoliday } from '../rules/public-holidays.ts'
import type { HolidayCalendar } from '../rules/region.ts'

/** Any transaction or pool that may read regions: viewers, holders and jobs alike. */
type Reader = Pick<Kysely<Schema>, 'selectFrom'>

/**
 * The public holidays of a region between two dates, both included, as ISO dates. Null is an enquiry that names no
 * region: the calendar of the society's own time zone.
 */
export async function holidaysBetween(
  db: Reader,
  regionId: string | null,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<ReadonlySet<string>> {
  return isoDates(await daysOf(db, regionId, { from, to }))
}

/** The same of every region at once, for lists: asked by a region's id, or null. */
export async function holidaysEverywhere(
  db: Reader,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<(regionId: string | null) => ReadonlySet<string>> {
  const span = { from, to }
  const changes = Map.groupBy(await dayChanges(db, span), ({ regionId }) => regionId)
  const calendars = new Map<string | null, HolidayCalendar>(
    (await db.selectFrom('region').select(['id', 'holiday_calendar']).execute()).map((row) => [
      row.id,
      row.holiday_calendar,
    ]),
  )
  calendars.set(null, await calendarOf(db, null))
  const known = new Map<string | null, ReadonlySet<string>>()
  return (regionId) => {
    const days =
      known.get(regionId) ??
      isoDates(daysObserved(calendars.get(regionId) ?? 'none', changes.get(regionId) ?? [], span))
    known.set(regionId, days)
    return days
  }
}

/** With their names. */
export async function daysOf(
  db: Reader,
  regionId: string | null,
  span: Span,
): Promise<readonly PublicHoliday[]> {
  const calendar = await calendarOf(db, regionId)
  const changes = (await dayChanges(db, span)).filter((change) => change.regionId === regionId)
  return daysObserved(calendar, changes, span)
}

interface Span {
  from: Temporal.PlainDate
  to: Temporal.PlainDate
}

export interface RegionDayChange extends DayChange {
  regionId: string | null
}

/** What the society has said of single days, newest first. */
export async function dayChanges(db: Reader, { from, to }: Span): Promise<RegionDayChange[]> {
  const rows = await db
    .selectFrom('region_holiday')
    .select(['region_id', 'held_on', 'name', 'is_observed'])
    .where('held_on', '>=', from)
    .where('held_on', '<=', to)
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    regionId: row.region_id,
    on: row.held_on,
    name: row.name,
    isObserved: row.is_observed,
  }))
}

export async function calendarOf(db: Reader, regionId: string | null): Promise<HolidayCalendar> {
  if (regionId === null) {
    const society = await db.selectFrom('society').select('time_zone').executeTakeFirst()
    return calendarOfZone(society?.time_zone ?? 'Europe/London')
  }
  const region = await db
    .selectFrom('region')
    .select('holiday_calendar')
    .where('id', '=', regionId)
    .executeTakeFirst()
  return region?.holiday_calendar ?? 'none'
}

const isoDates = (days: readonly PublicHoliday[]): ReadonlySet<string> =>
  new Set(days.map(({ on }) => on.toString()))
