import type { Weekday } from '../../../../shared/calendar.ts'
import { type Slot, type SlotWord, slotOf, type TimeOfDay } from '../../../../shared/times-of-day.ts'

/** What is asked while the group has no regular time (R40). */
export interface TimePoll {
  readonly weekdays: readonly Weekday[]
  readonly timesOfDay: readonly TimeOfDay[]
  /** The last day on which answers are taken. */
  readonly closesOn: Temporal.PlainDate | null
  readonly endedAt: Temporal.Instant | null
}

export interface RegularTime {
  readonly weekday: Weekday
  readonly startTime: Temporal.PlainTime
}

interface Frame {
  weekday: Weekday | null
  startTime: Temporal.PlainTime | null
}

/** The group's weekday and hour; null while one of them is open. */
export const settledTime = ({ weekday, startTime }: Frame): RegularTime | null =>
  weekday !== null && startTime !== null ? { weekday, startTime } : null

/** Whether answers are taken: from its beginning to its closing day, as long as nothing is settled. */
export const takesAnswers = (
  poll: Pick<TimePoll, 'closesOn' | 'endedAt'>,
  frame: Frame,
  today: Temporal.PlainDate,
): boolean =>
  settledTime(frame) === null &&
  poll.endedAt === null &&
  (poll.closesOn === null || Temporal.PlainDate.compare(today, poll.closesOn) <= 0)

/** Weekday by weekday, as one thinks of a week. */
export const askedSlots = (poll: Pick<TimePoll, 'weekdays' | 'timesOfDay'>): Slot[] =>
  poll.weekdays.flatMap((day) => poll.timesOfDay.map((time) => slotOf(day, time)))

/** What somebody said of the slots they were asked about. */
export type SlotAnswers = ReadonlyMap<Slot, SlotWord>

export interface SortedSlots {
  good: Slot[]
  ifNeedBe: Slot[]
  notPossible: Slot[]
}

/** Only what one ticks counts: a slot that is asked about and not ticked is a no. */
export function sorted(asked: readonly Slot[], ticked: ReadonlyMap<Slot, SlotWord>): SortedSlots {
  const of = (word: SlotWord) => asked.filter((slot) => (ticked.get(slot) ?? 'not') === word)
  return { good: of('good'), ifNeedBe: of('if-need-be'), notPossible: of('not') }
}

export const answersFrom = ({ good, ifNeedBe, notPossible }: SortedSlots): SlotAnswers =>
  new Map<Slot, SlotWord>([
    ...good.map((slot) => [slot, 'good'] as const),
    ...ifNeedBe.map((slot) => [slot, 'if-need-be'] as const),
    ...notPossible.map((slot) => [slot, 'not'] as const),
  ])
