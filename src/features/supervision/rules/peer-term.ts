import { isWeekday } from '../../../shared/calendar.ts'
import type { Rhythm } from '../../../shared/rhythm.ts'
import { type Choices, type DaysOff, noChoices } from '../../meetings/rules/days-off.ts'
import { type PlannedTerm, plannedTerm } from '../../meetings/rules/term-plan.ts'

export type PeerTermWish = {
  readonly firstOn: Temporal.PlainDate
  readonly startTime: Temporal.PlainTime
  readonly lengthMinutes: number
  /** On the nth such weekday of each month, instead of the rhythm of whole weeks that the peers have agreed on. */
  readonly rhythm?: Rhythm | undefined
  /** What of the marked days is left out; what is usual where nobody has looked. */
  readonly choices?: Choices
} & ({ readonly meetings: number } | { readonly until: Temporal.PlainDate })

/** A peer group's dates by the rules of a group's term: local time, holidays and pauses left out (R24, R45). */
export function peerTerm(
  wish: PeerTermWish,
  { everyWeeks, timeZone }: { everyWeeks: number; timeZone: string },
  daysOff: readonly DaysOff[],
): PlannedTerm {
  const weekday = wish.firstOn.dayOfWeek
  if (!isWeekday(weekday)) return { days: [], dates: [] }
  return plannedTerm(
    {
      weekday,
      rhythm: wish.rhythm ?? { everyWeeks },
      startsAtTime: wish.startTime,
      minutes: wish.lengthMinutes,
      timeZone,
      firstOn: wish.firstOn,
      end: 'until' in wish ? { until: wish.until } : { count: wish.meetings },
    },
    daysOff,
    wish.choices ?? noChoices,
  )
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
