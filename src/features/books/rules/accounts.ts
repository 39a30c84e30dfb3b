/**
 * What the money of a purse is, or has become. Amounts are signed whole pence or cents: debit +, credit −.
 * Assets and costs grow by debit, liabilities, equity and income by credit.
 */
export const accounts = {
  bank: 'asset',
  cash: 'asset',
  /** At the card company, and not yet paid out. */
  card: 'asset',
  /** What members and payers owe, each by their party. */
  members: 'asset',
  /** Fees that are due to leaders, each by their party. */
  leaders: 'liability',
  /** What somebody paid out of their own pocket, each by their party. */
  outlays: 'liability',
  /** Put by for what may come. */
  reserve: 'equity',
  /** What has gathered from before: what there was to begin with, and what years brought that are over. */
  'brought-forward': 'equity',
  contributions: 'income',
  /** Fees given back, and donations. */
  gifts: 'income',
  'leader-fees': 'cost',
  room: 'cost',
  supervision: 'cost',
  other: 'cost',
  'card-charges': 'cost',
  'written-off': 'cost',
} as const

export type Account = keyof typeof accounts
/** Where money lies that can be paid out of. */
export type MoneyAccount = 'bank' | 'cash'
/** What an expense can be for. */
export type CostAccount = 'room' | 'supervision' | 'other'

export const everyAccount = Object.keys(accounts) as Account[]

export const hasParty = (account: Account): boolean =>
  account === 'members' || account === 'leaders' || account === 'outlays'

export interface Posting {
  account: Account
  /** Of 'members', 'leaders' and 'outlays' alone. */
  partyId?: string | null | undefined
  /** Of 'members' alone; of the one who pays that invoice. */
  invoiceId?: string | null | undefined
  /** Debit +, credit −; never 0. */
  amountMinor: number
  /** The meeting or day that it is for; left out: the day it is booked on. */
  forDay?: Temporal.PlainDate | null | undefined
}

/** Why it is no entry; null: it is one. */
export function whyNoEntry(postings: readonly Posting[]): string | null {
  if (postings.length < 2) return 'An entry has two postings or more.'
  if (!postings.every(({ amountMinor }) => Number.isSafeInteger(amountMinor) && amountMinor !== 0)) {
    return 'A posting is of whole pence or cents, and not of nothing.'
  }
  if (postings.some(({ account, partyId }) => hasParty(account) !== Boolean(partyId))) {
    return 'Members, leaders and outlays are booked by party, and nothing else is.'
  }
  if (postings.some(({ account, invoiceId }) => invoiceId && account !== 'members')) {
    return 'Of an invoice is only what members owe.'
  }
  if (postings.reduce((sum, { amountMinor }) => sum + amountMinor, 0) !== 0) return 'It does not balance.'
  return null
}

/** The same the other way round. */
export const reversed = (postings: readonly Posting[]): Posting[] =>
  postings.map((posting) => ({ ...posting, amountMinor: -posting.amountMinor }))

/** What is in each account. */
export type Sums = Readonly<Record<Account, number>>

export const nothing: Sums = Object.fromEntries(everyAccount.map((account) => [account, 0])) as Record<
  Account,
  number
>

export function addUp(postings: Iterable<Pick<Posting, 'account' | 'amountMinor'>>): Sums {
  const sums: Record<Account, number> = { ...nothing }
  for (const { account, amountMinor } of postings) sums[account] += amountMinor
  return sums
}
