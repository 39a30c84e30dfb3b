/** What of a group's money is known when its keepers ask what to do. */
export interface MoneyFacts {
  isAgreed: boolean
  hasPayee: boolean
  hasInvoiced: boolean
  inPurseMinor: number
  membersOweMinor: number
  outlaysMinor: number
  leadersDueMinor: number
  /** Meetings led that are on no statement, of leaders who are paid. */
  meetingsToPay: number
  isLeader: boolean
}

export type MoneyStep =
  | 'agree'
  | 'payee'
  | 'invoice'
  | 'repay'
  | 'pay-leaders'
  | 'make-statement'
  | 'look-at-invoices'

/** The one thing to do next; null: all is settled. */
export function nextMoneyStep(facts: MoneyFacts): MoneyStep | null {
  if (!facts.isAgreed) return facts.isLeader ? 'agree' : null
  if (!facts.hasPayee) return 'payee'
  if (!facts.hasInvoiced) return 'invoice'
  if (facts.outlaysMinor > 0 && facts.inPurseMinor >= facts.outlaysMinor) return 'repay'
  if (facts.leadersDueMinor > 0 && facts.inPurseMinor >= facts.leadersDueMinor) return 'pay-leaders'
  if (facts.meetingsToPay > 0 && facts.isLeader) return 'make-statement'
  return facts.membersOweMinor > 0 ? 'look-at-invoices' : null
}
