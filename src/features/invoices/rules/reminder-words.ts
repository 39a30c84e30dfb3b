import type { ReminderTone } from '../../books/rules/money-choice.ts'

/** Which reminder it is, and how the group wants it to sound. */
export interface ReminderVoice {
  /** The first is 1. */
  readonly step: number
  readonly tone: ReminderTone
}

export const reminderTitle = ({ tone }: ReminderVoice): string =>
  tone === 'gentle' ? 'Perhaps it slipped by' : 'An invoice is still open'

/** To a member, of their own contribution. */
export const memberReminder = (groupName: string, voice: ReminderVoice): string =>
  inVoice(voice, `a contribution to ${groupName} has not come yet`)

/** To a practice or a deanery, of what it pays for somebody. */
export const payerReminder = (groupName: string, voice: ReminderVoice): string =>
  inVoice(voice, `this invoice of ${groupName} has not been paid yet`)

/** @param what begins small: it may stand within a sentence */
function inVoice({ step, tone }: ReminderVoice, what: string): string {
  const begins = step === 1 ? what.charAt(0).toUpperCase() + what.slice(1) : `We write once more: ${what}`
  if (tone === 'plain') return `${begins}. Please pay it in the next days.`
  const overlooked = step === 1 ? '; such things are easily overlooked' : ''
  return `${begins}${overlooked}. If it is on its way, please forget this letter.`
}
