/** What follows when an invoice is not paid in time. Never that somebody loses their place. */
const consequences = ['none', 'reminder', 'talk'] as const
export type Consequence = (typeof consequences)[number]
export const tones = ['gentle', 'plain'] as const
export type ReminderTone = (typeof tones)[number]

export interface MoneyChoice {
  consequence: Consequence
  /** Of one invoice. */
  remindersMost: number
  /** After the day on which it was due. */
  firstAfterDays: number
  everyDays: number
  tone: ReminderTone
  /** From the day an invoice is sent to the day it is due. */
  dueDays: number
  membersSeeTotals: boolean
}

/** What holds until the leaders choose. */
export const firstChoice: MoneyChoice = {
  consequence: 'reminder',
  remindersMost: 2,
  firstAfterDays: 7,
  everyDays: 14,
  tone: 'gentle',
  dueDays: 14,
  membersSeeTotals: false,
}
