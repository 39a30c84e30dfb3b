import type { Currency } from '../../../shared/money.ts'

/** What two sides agree on: rhythm, length, fee, start and end; nothing of what is spoken about. */
export interface TermsOf {
  readonly everyWeeks: number
  readonly lengthMinutes: number
  readonly mode: 'face-to-face' | 'online'
  /** For an hour; null: spoken about elsewhere, 0: free of charge. */
  readonly feeMinor: number | null
  readonly currency: Currency
  readonly beginsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate | null
}

export interface AgreedTerms extends TermsOf {
  readonly agreedAt: Temporal.Instant
}

/** The terms that hold on a day: of those that have begun the ones agreed last; before the first day, the first. */
export function termsOn<T extends AgreedTerms>(agreed: readonly T[], day: Temporal.PlainDate): T | undefined {
  const inOrder = [...agreed].sort((one, other) => Temporal.Instant.compare(one.agreedAt, other.agreedAt))
  const begun = inOrder.filter(({ beginsOn }) => Temporal.PlainDate.compare(beginsOn, day) <= 0)
  return begun.at(-1) ?? inOrder[0]
}

export interface HeldSession {
  readonly on: Temporal.PlainDate
  readonly minutes: number
}

export interface HoursStatement {
  readonly sessions: number
  readonly minutes: number
  /** By the terms of each session's day; null where no fee is agreed for one of them. */
  readonly feeMinor: number | null
  readonly currency: Currency | null
}

/** Sessions, time and what is owed for it, to the penny; half a penny is rounded up. */
export function hoursStatement(held: readonly HeldSession[], agreed: readonly AgreedTerms[]): HoursStatement {
  let feeMinor: number | null = 0
  let currency: Currency | null = null
  for (const { on, minutes } of held) {
    const terms = termsOn(agreed, on)
    if (!terms || terms.feeMinor === null || (currency !== null && currency !== terms.currency)) {
      feeMinor = null
      continue
    }
    currency = terms.currency
    if (feeMinor !== null) feeMinor += Math.floor((terms.feeMinor * minutes * 2 + 60) / 120)
  }
  return {
    sessions: held.length,
    minutes: held.reduce((sum, { minutes }) => sum + minutes, 0),
    feeMinor,
    currency,
  }
}
