import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { regions, societySettings } from '../../society/queries.ts'
import { lastMonths } from '../rules/months.ts'

export interface RegionCount {
  /** null: no region was named. */
  name: string | null
  /** By month, oldest first. */
  received: number[]
}

export interface FirstAnswers {
  answered: number
  /** Minutes of working days; null where nothing was answered. */
  medianMinutes: number | null
}

export interface EnquiryNumbers {
  /** First days of months, oldest first; the last is this month. */
  months: Temporal.PlainDate[]
  byRegion: RegionCount[]
  firstAnswers: FirstAnswers[]
}

/**
 * Twelve months of enquiries as far as the viewer may count them, from sums, however many there are. Half of the first
 * answers: to the minute up to an hour, then to ten minutes, from a day on to a tenth of one.
 */
export async function enquiryNumbers(db: ViewerDb): Promise<EnquiryNumbers> {
  const { timeZone } = await societySettings(db)
  const months = lastMonths(dateIn(db.now, timeZone))
  const [first] = months
  const until = months.at(-1)?.add({ months: 1 })
  const counts = await sql<{ region_id: string | null; month: Temporal.PlainDate; received: number }>`
    select region_id, month, received from enquiry_counts(${first}, ${until})`.execute(db)
  const medians = await sql<{ month: Temporal.PlainDate; answered: number; median_minutes: number }>`
    select month, answered, median_minutes from first_answer_medians(${first}, ${until})`.execute(db)
  const { administrator, council, regionIds } = db.viewer
  const countsAll = administrator || council
  const shown: { id: string | null; name: string | null }[] = (await regions(db)).filter(
    ({ id }) => countsAll || regionIds.includes(id),
  )
  if (countsAll) shown.push({ id: null, name: null })
  const known = new Set(shown.map(({ id }) => id))
  const countOf = (isOf: (regionId: string | null) => boolean) =>
    months.map((month) =>
      counts.rows
        .filter((row) => isOf(row.region_id) && row.month.equals(month))
        .reduce((sum, { received }) => sum + received, 0),
    )
  const ended = countOf((regionId) => !known.has(regionId))
  return {
    months,
    byRegion: [
      ...shown.map(({ id, name }) => ({ name, received: countOf((regionId) => regionId === id) })),
      ...(ended.some((count) => count > 0) ? [{ name: 'Regions that are no more', received: ended }] : []),
    ],
    firstAnswers: months.map((month) => {
      const row = medians.rows.find((each) => each.month.equals(month))
      return { answered: row?.answered ?? 0, medianMinutes: row?.median_minutes ?? null }
    }),
  }
}
