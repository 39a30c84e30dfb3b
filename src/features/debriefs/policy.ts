import type { DebriefTime } from './rules/debrief.ts'

/** Written, and written anew, after the meeting and until its day; whose it is, the database decides (led_meeting()). */
export const canWriteDebrief = (time: DebriefTime): boolean => time === 'open'
