import type { Account } from './accounts.ts'
import type { EntryKind } from './entry.ts'

/** As keepers and an accountant read it. */
export const accountWords: Readonly<Record<Account, string>> = {
  bank: 'Bank',
  cash: 'Cash',
  card: 'On its way from cards',
  members: 'Owed by members',
  leaders: 'Due to leaders',
  outlays: 'Paid out of own pockets',
  reserve: 'Put by',
  'brought-forward': 'Brought forward',
  contributions: 'Contributions',
  gifts: 'Gifts, and fees given back',
  'leader-fees': 'Leaders’ fees',
  room: 'Room',
  supervision: 'Supervision',
  other: 'Other',
  'card-charges': 'Charges of the card company',
  'written-off': 'Written off',
}

export const entryWords: Readonly<Record<EntryKind, string>> = {
  opening: 'What there was',
  invoice: 'Invoice',
  credit: 'Credit',
  payment: 'Payment',
  'put-to': 'Put to an invoice',
  refund: 'Refund',
  'write-off': 'Written off',
  expense: 'Expense',
  repaid: 'Outlay paid back',
  'fee-statement': 'Leader’s fees',
  'fee-paid': 'Leader paid',
  'given-back': 'Fees given back',
  gift: 'Gift',
  moved: 'Moved between bank and cash',
  payout: 'Paid out by the card company',
  'card-charge': 'Kept by the card company',
  reserve: 'Put by',
  reversal: 'Undone',
  'brought-forward': 'Brought forward',
}
