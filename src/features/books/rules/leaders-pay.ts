import { feeForMinutes } from '../../fees/rules/cost.ts'
import type { Posting } from './accounts.ts'

/** A meeting that a leader led, as attendance says. */
export interface MeetingLed {
  meetingId: string
  on: Temporal.PlainDate
  /** As long as it was to last. */
  minutes: number
}

export interface PaidTime {
  beforeMinutes: number
  afterMinutes: number
}

export interface StatementLine extends MeetingLed {
  feePerHourMinor: number
  amountMinor: number
}

/** The fee that all leaders of a cost plan ask; null where they ask different ones, for it does not say whose is which. */
export function feeOfAll(feesPerHourMinor: readonly number[]): number | null {
  const [first] = feesPerHourMinor
  return first !== undefined && feesPerHourMinor.every((fee) => fee === first) ? first : null
}

/**
 * What one leader is due for these meetings (R73), each on its own, so that a statement is the sum of its lines; nothing for a
 * volunteer, and nothing for what comes to nothing.
 */
export function statementLines(
  led: readonly MeetingLed[],
  feePerHourMinor: number,
  { beforeMinutes, afterMinutes }: PaidTime,
): StatementLine[] {
  return led
    .map((meeting) => {
      const minutes = meeting.minutes + beforeMinutes + afterMinutes
      return { ...meeting, minutes, feePerHourMinor, amountMinor: feeForMinutes(minutes, feePerHourMinor) }
    })
    .filter(({ amountMinor }) => amountMinor > 0)
}

export const totalOf = (lines: readonly Pick<StatementLine, 'amountMinor'>[]): number =>
  lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)

/** A posting for each meeting's day, and one for all that is due. */
export const statementPostings = (partyId: string, lines: readonly StatementLine[]): Posting[] => [
  ...lines.map(({ amountMinor, on }): Posting => ({ account: 'leader-fees', amountMinor, forDay: on })),
  { account: 'leaders', partyId, amountMinor: -totalOf(lines) },
]

/** A leader gives back what they are due, or a part of it: the group has it as a gift. */
export const givenBackPostings = (partyId: string, amountMinor: number): Posting[] => [
  { account: 'leaders', partyId, amountMinor },
  { account: 'gifts', amountMinor: -amountMinor },
]
