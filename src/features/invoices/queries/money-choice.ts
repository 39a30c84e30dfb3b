import type { Db } from '../../../platform/database/database.ts'
import type { ReminderChoice } from '../rules/reminder.ts'

export interface MoneyChoice extends ReminderChoice {
  tone: 'gentle' | 'plain'
  /** Between an invoice and the day it is due. */
  dueDays: number
}

/** While the leaders have chosen nothing, nobody is reminded of anything. */
export const usualChoice: MoneyChoice = {
  consequence: 'none',
  remindersMost: 0,
  firstAfterDays: 7,
  everyDays: 14,
  tone: 'gentle',
  dueDays: 14,
}

/** How the group goes about money that is still to come. */
export async function moneyChoice(db: Db, purseId: string): Promise<MoneyChoice> {
  const row = await db
    .selectFrom('money_choice')
    .select(['consequence', 'reminders_most as remindersMost', 'first_after_days as firstAfterDays'])
    .select(['every_days as everyDays', 'tone', 'due_days as dueDays'])
    .where('purse_id', '=', purseId)
    .executeTakeFirst()
  return row ?? usualChoice
}
