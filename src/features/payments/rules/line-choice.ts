/** What a person says of one line of a statement. */
export type LineChoice =
  /** It comes up again the next time. */
  | 'later'
  /** It is not the group's: never again. */
  | 'aside'
  /** It is the group's, and nobody knows yet whose. */
  | 'unknown'
  | { candidate: number }
  | { invoiceId: string }
  /** Kept for them, and put to no invoice. */
  | { whoId: string }

export const isInvoiceChoice = (choice: LineChoice): choice is { invoiceId: string } =>
  typeof choice === 'object' && 'invoiceId' in choice
export const isPayerChoice = (choice: LineChoice): choice is { whoId: string } =>
  typeof choice === 'object' && 'whoId' in choice

/** As it stands in the form: 'later', 'fits-0', 'invoice-<id>', 'payer-<id>'. Whatever else is sent waits for the next time. */
export function readLineChoice(text: string | undefined): LineChoice {
  if (text === 'aside' || text === 'unknown') return text
  const [, kind, which = ''] = /^(fits|invoice|payer)-([0-9a-f-]{1,36})$/.exec(text ?? '') ?? []
  if (kind === 'fits' && /^\d$/.test(which)) return { candidate: Number(which) }
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(which)) return 'later'
  if (kind === 'invoice') return { invoiceId: which }
  return kind === 'payer' ? { whoId: which } : 'later'
}
