import type { Db } from '../../../platform/database/database.ts'
import { dateIn, formatDate } from '../../../shared/calendar.ts'
import type { Group } from '../../groups/queries/group.ts'
import type { WeekAsked } from '../pages/times/week-form.tsx'
import { timePoll } from '../queries/times.ts'
import { type SlotAnswers, type TimePoll, takesAnswers } from '../rules/times/time-poll.ts'
import { answerChoices, weekInWords, zoneInWords } from '../rules/times/week-in-words.ts'

interface Reader {
  said: SlotAnswers | null
  /** Their own time zone, where they have one. */
  zone?: string | null | undefined
}

/** The week that a group asks about, for somebody to answer; null while it asks nothing. */
export async function weekAsked(db: Db, group: Group, reader: Reader): Promise<WeekAsked | null> {
  const poll = await timePoll(db, group.id)
  const today = dateIn(db.now, group.timeZone)
  return poll && takesAnswers(poll, group, today) ? weekOf(poll, group, today, reader) : null
}

export function weekOf(
  poll: TimePoll,
  { timeZone }: Pick<Group, 'timeZone'>,
  today: Temporal.PlainDate,
  { said, zone = null }: Reader,
): WeekAsked {
  const zones = { groups: timeZone, own: zone, today }
  return {
    days: weekInWords(poll, said, zones),
    zone: zoneInWords(zones),
    until: poll.closesOn && `Answers are taken until ${formatDate(poll.closesOn)}.`,
    words: answerChoices,
  }
}
