import type { ViewerDb } from '../../../platform/database/database.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { holidaysBetween } from '../../society/queries/holidays.ts'
import { societySettings } from '../../society/queries.ts'
import { isWorkingDay } from '../../society/rules/working-days.ts'
import type { Enquiry } from '../queries.ts'
import { workingMinutes } from '../rules/working-minutes.ts'

/**
 * Counts how long the enquirer has waited for the first word of ours, which is about to be said; the database itself
 * notes when that was (0012). Once an enquiry; of a concern nothing is counted.
 */
export async function countFirstAnswer(db: ViewerDb, enquiry: Enquiry): Promise<void> {
  if (enquiry.kind === 'concern') return
  const unanswered = await db
    .selectFrom('enquiry')
    .select('id')
    .where('id', '=', enquiry.id)
    .where('first_answered_at', 'is', null)
    .executeTakeFirst()
  if (!unanswered) return
  const { timeZone } = await societySettings(db)
  const { receivedAt, regionId } = enquiry
  const holidays = await holidaysBetween(db, regionId, dateIn(receivedAt, timeZone), dateIn(db.now, timeZone))
  const minutes = workingMinutes(receivedAt, db.now, {
    timeZone,
    isWorking: (day) => isWorkingDay(day, holidays),
  })
  await db
    .updateTable('enquiry')
    .set({ first_answer_minutes: minutes })
    .where('id', '=', enquiry.id)
    .execute()
}
