/** What happened, as the journal says it. */
export type EntryKind =
  | 'opening'
  | 'invoice'
  | 'credit'
  | 'payment'
  /** What somebody had paid before is put to an invoice. */
  | 'put-to'
  | 'refund'
  | 'write-off'
  | 'expense'
  /** Somebody gets back what they paid out of their own pocket. */
  | 'repaid'
  | 'fee-statement'
  | 'fee-paid'
  | 'given-back'
  | 'gift'
  /** From the bank to the cash box, or back. */
  | 'moved'
  /** The card company pays out. */
  | 'payout'
  /** What the card company keeps for itself. */
  | 'card-charge'
  | 'reserve'
  /** Made by reverseEntry alone. */
  | 'reversal'
  /** What years left whose entries are no longer kept: made by the database alone. */
  | 'brought-forward'
