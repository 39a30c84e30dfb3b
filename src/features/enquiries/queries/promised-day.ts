import type { Db } from '../../../platform/database/database.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { holidaysBetween } from '../../society/queries/holidays.ts'
import { societySettings } from '../../society/queries.ts'
import { answerDue, farthestDue } from '../rules/answer-due.ts'

/**
 * The last day on which a word of ours is in time for whoever waits since then: the society's limit in working days,
 * with the public holidays of where they asked. It is promised to them and kept with the enquiry.
 */
export async function promisedDay(
  db: Db,
  regionId: string | null,
  waitingSince: Temporal.Instant,
): Promise<Temporal.PlainDate> {
  const { timeZone, answerWithinWorkingDays } = await societySettings(db)
  const from = dateIn(waitingSince, timeZone)
  const holidays = await holidaysBetween(db, regionId, from, farthestDue(from, answerWithinWorkingDays))
  return answerDue(from, answerWithinWorkingDays, (day) => holidays.has(day.toString()))
}
