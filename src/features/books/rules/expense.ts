import type { CostAccount, MoneyAccount, Posting } from './accounts.ts'

export const RECEIPTS_MOST = 4

/** 'PDF, 120 kB' */
export const receiptInWords = ({ mediaType, kilobytes }: { mediaType: string; kilobytes: number }): string =>
  `${mediaType === 'application/pdf' ? 'PDF' : 'Picture'}, ${kilobytes} kB`

export interface PaidFromPurse {
  from: MoneyAccount
}
export interface PaidFromPocket {
  from: 'own-pocket'
  /** Whose pocket: they are owed it from now on. */
  partyId: string
}
export type PaidFrom = PaidFromPurse | PaidFromPocket

export function expensePostings(
  account: CostAccount,
  amountMinor: number,
  paid: PaidFrom,
  forDay: Temporal.PlainDate,
): Posting[] {
  return [
    { account, amountMinor, forDay },
    paid.from === 'own-pocket'
      ? { account: 'outlays', partyId: paid.partyId, amountMinor: -amountMinor }
      : { account: paid.from, amountMinor: -amountMinor },
  ]
}

/** Money that leaves the purse for somebody who is owed it. */
export const paidTo = (
  account: 'outlays' | 'leaders',
  partyId: string,
  amountMinor: number,
  from: MoneyAccount,
): Posting[] => [
  { account, partyId, amountMinor },
  { account: from, amountMinor: -amountMinor },
]

/** What else happens to a purse. */
export const otherKinds = [
  'had-at-bank',
  'had-in-cash',
  'gift',
  'to-bank',
  'to-cash',
  'put-by',
  'taken-from-reserve',
] as const
export type OtherKind = (typeof otherKinds)[number]

export function otherEntry(
  kind: OtherKind,
  amountMinor: number,
): { kind: 'opening' | 'gift' | 'moved' | 'reserve'; postings: Posting[] } {
  const from = (debit: Posting['account'], credit: Posting['account']): Posting[] => [
    { account: debit, amountMinor },
    { account: credit, amountMinor: -amountMinor },
  ]
  switch (kind) {
    case 'had-at-bank':
      return { kind: 'opening', postings: from('bank', 'brought-forward') }
    case 'had-in-cash':
      return { kind: 'opening', postings: from('cash', 'brought-forward') }
    case 'gift':
      return { kind: 'gift', postings: from('bank', 'gifts') }
    case 'to-bank':
      return { kind: 'moved', postings: from('bank', 'cash') }
    case 'to-cash':
      return { kind: 'moved', postings: from('cash', 'bank') }
    case 'put-by':
      return { kind: 'reserve', postings: from('brought-forward', 'reserve') }
    case 'taken-from-reserve':
      return { kind: 'reserve', postings: from('reserve', 'brought-forward') }
  }
}
