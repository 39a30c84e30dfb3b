/** What somebody went to pay. */
interface Asked {
  readonly amountMinor: number
  readonly currency: string
}

/** What the card company says was paid. */
interface Paid {
  readonly minor: number
  readonly currency: string
}

export type Misfit = 'amount-differs' | 'other-currency'

/** Whether a payment is what was asked for; what is not is left to a person. */
export function misfit(asked: Asked, session: Paid, charge: Paid): Misfit | null {
  if (session.currency !== asked.currency || charge.currency !== asked.currency) return 'other-currency'
  return session.minor === asked.amountMinor && charge.minor === asked.amountMinor ? null : 'amount-differs'
}

/** What of a payout is of our books: only parts that we know; the account may serve other things, too. */
export function ourPart(
  parts: readonly { readonly id: string; readonly of: string | null; readonly netMinor: number }[],
  known: ReadonlySet<string>,
): { ourMinor: number; hasOthers: boolean } {
  const ours = parts.filter(({ of }) => of !== null && known.has(of))
  return {
    ourMinor: ours.reduce((sum, { netMinor }) => sum + netMinor, 0),
    hasOthers: ours.length < parts.length,
  }
}
