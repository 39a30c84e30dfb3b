import type { Db } from '../../../platform/database/database.ts'
import { asReminderDays, type ReminderDays, usualReminderDays } from '../rules/reminder-days.ts'

/** What a group's letters do by themselves. */
export interface GroupLetters {
  reminderDays: ReminderDays
  /** Whoever accepts a place is welcomed by a letter. */
  welcomes: boolean
}

export async function groupLetters(db: Db, groupId: string): Promise<GroupLetters> {
  const row = await db
    .selectFrom('group_letters')
    .select(['reminder_days', 'welcomes'])
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  return {
    reminderDays: row ? asReminderDays(row.reminder_days) : usualReminderDays,
    welcomes: row?.welcomes ?? true,
  }
}
