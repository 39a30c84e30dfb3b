import type { Db } from '../../../platform/database/database.ts'
import type { HolidayCalendar } from '../rules/region.ts'

export interface OfficeRegion {
  id: string
  name: string
  calendar: HolidayCalendar
  /** Since when it is closed; null while people can choose it. */
  endedAt: Temporal.Instant | null
}

/** Every region the society ever had: those people can choose, in the society's order, then the closed ones. */
export async function officeRegions(db: Db): Promise<OfficeRegion[]> {
  const rows = await db
    .selectFrom('region')
    .select(['id', 'name', 'holiday_calendar', 'ended_at'])
    .orderBy((eb) => eb('ended_at', 'is not', null))
    .orderBy('position')
    .orderBy('name')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    calendar: row.holiday_calendar,
    endedAt: row.ended_at,
  }))
}
