/** What an invoice is about, in money. */
export interface InvoiceStanding {
  readonly totalMinor: number
  readonly creditedMinor: number
  readonly writtenOffMinor: number
  /** What is still to be paid. */
  readonly openMinor: number
}

/** No more is ever taken off than was asked for. */
export const mostToCredit = ({ totalMinor, creditedMinor, writtenOffMinor }: InvoiceStanding): number =>
  totalMinor - creditedMinor - writtenOffMinor

export interface Correction {
  /** Taken off what is still to be paid. */
  readonly offInvoiceMinor: number
  /** Paid already: it stands to the payer's credit, to be given back or put to another invoice. */
  readonly toTheirCreditMinor: number
  readonly openAfterMinor: number
}

/** What becomes of a credit: first the invoice becomes smaller, and what was paid of it is owed back. */
export function credited(standing: InvoiceStanding, amountMinor: number): Correction | null {
  if (amountMinor <= 0 || amountMinor > mostToCredit(standing)) return null
  const offInvoiceMinor = Math.min(amountMinor, standing.openMinor)
  return {
    offInvoiceMinor,
    toTheirCreditMinor: amountMinor - offInvoiceMinor,
    openAfterMinor: standing.openMinor - offInvoiceMinor,
  }
}
