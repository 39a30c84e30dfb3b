import type { HolidayCalendar } from './region.ts'

export const everywhere = 'everywhere'
export const noRegion = 'no-region'
const calendarPrefix = 'calendar-'

export const everyRegionOf = (calendar: HolidayCalendar): string => `${calendarPrefix}${calendar}`

/** Where a day is to hold: ids of regions, and null for where no region is given. Empty when it says nothing known. */
export function regionsWithin<Region extends { id: string; calendar: HolidayCalendar }>(
  where: string,
  regions: readonly Region[],
): (string | null)[] {
  if (where === everywhere) return [...regions.map(({ id }) => id), null]
  if (where === noRegion) return [null]
  return regions
    .filter(({ id, calendar }) => id === where || everyRegionOf(calendar) === where)
    .map(({ id }) => id)
}
