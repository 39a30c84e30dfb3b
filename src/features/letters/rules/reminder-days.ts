/** How many days before a meeting one may be reminded of it; 0: not at all. */
export const reminderDays = [0, 1, 2, 7] as const
export type ReminderDays = (typeof reminderDays)[number]

export const usualReminderDays: ReminderDays = 1

export const asReminderDays = (days: number): ReminderDays =>
  reminderDays.find((each) => each === days) ?? usualReminderDays

const words: Readonly<Record<ReminderDays, string>> = {
  0: 'no reminder',
  1: 'a day before',
  2: 'two days before',
  7: 'a week before',
}

/** 'a day before' */
export const reminderInWords = (days: ReminderDays): string => words[days]
