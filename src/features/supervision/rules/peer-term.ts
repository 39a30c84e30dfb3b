import { isWeekday } from '../../../shared/calendar.ts'
import type { DaysOff } from '../../meetings/rules/days-off.ts'
import { noChoices } from '../../meetings/rules/days-off.ts'
import type { TermDate } from '../../meetings/rules/term.ts'
import { plannedTerm } from '../../meetings/rules/term-plan.ts'

export interface PeerTermWish {
  readonly firstOn: Temporal.PlainDate
  readonly startTime: Temporal.PlainTime
  readonly lengthMinutes: number
  readonly everyWeeks: number
  readonly sessions: number
  readonly timeZone: string
}

/** A peer group's dates by the rules of a group's term: local time, holidays and pauses left out (R24, R45). */
export function peerTermDates(wish: PeerTermWish, daysOff: readonly DaysOff[]): TermDate[] {
  const weekday = wish.firstOn.dayOfWeek
  if (!isWeekday(weekday)) return []
  return plannedTerm(
    {
      weekday,
      rhythm: { everyWeeks: wish.everyWeeks },
      startsAtTime: wish.startTime,
      minutes: wish.lengthMinutes,
      timeZone: wish.timeZone,
      firstOn: wish.firstOn,
      end: { count: wish.sessions },
    },
    daysOff,
    noChoices,
  ).dates
}

/** Who hosts which date: in turn, going on after whoever hosted last. Of one who sits there alone nobody has a turn yet. */
export function hostsInTurn(
  members: readonly string[],
  lastHost: string | null,
  dates: number,
): (string | null)[] {
  if (members.length < 2) return Array.from({ length: dates }, () => null)
  const begin = members.indexOf(lastHost ?? '') + 1
  return Array.from({ length: dates }, (_, index) => members[(begin + index) % members.length] ?? null)
}
