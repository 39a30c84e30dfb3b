/** An invoice and how much of it is still wanted. */
export interface Wanting {
  invoiceId: string
  openMinor: number
}

export interface PutTo {
  invoiceId: string
  amountMinor: number
}

/** An amount put to invoices in their order, to each as much as it wants; what is over is kept. */
export function allocate(
  amountMinor: number,
  invoices: readonly Wanting[],
): { putTo: PutTo[]; keptMinor: number } {
  let left = amountMinor
  const putTo: PutTo[] = []
  for (const { invoiceId, openMinor } of invoices) {
    const share = Math.min(left, openMinor)
    if (share <= 0) continue
    putTo.push({ invoiceId, amountMinor: share })
    left -= share
  }
  return { putTo, keptMinor: left }
}

/**
 * What must be taken off invoices again so that kept money does not fall below nothing: from those that got money last.
 * @param paid what each of the party's invoices has got, the newest first
 * @returns null where there is not so much: some of it was given back
 */
export function takenOff(
  shortMinor: number,
  paid: readonly { invoiceId: string; paidMinor: number }[],
): PutTo[] | null {
  const { putTo, keptMinor } = allocate(
    shortMinor,
    paid.map(({ invoiceId, paidMinor }) => ({ invoiceId, openMinor: paidMinor })),
  )
  return keptMinor > 0 ? null : putTo
}

/**
 * What is put to invoices, or less than nothing: taken off them, once a payment is undone. An invoice that has got less than
 * nothing was credited meanwhile, and what it had got was kept for its payer: that was never there, and goes back into it.
 * @param keptMinor what is kept for the payer now
 * @param paid what each of their invoices has got now, the newest first
 * @returns null where money that was never there has been given back
 */
export function putRight(
  keptMinor: number,
  paid: readonly { invoiceId: string; paidMinor: number }[],
): PutTo[] | null {
  const back = paid
    .filter(({ paidMinor }) => paidMinor < 0)
    .map(({ invoiceId, paidMinor }) => ({ invoiceId, amountMinor: -paidMinor }))
  const leftMinor = keptMinor - sumOf(back)
  const off = leftMinor < 0 ? takenOff(-leftMinor, paid) : []
  return off && [...back, ...off.map((one) => ({ ...one, amountMinor: -one.amountMinor }))]
}

export const sumOf = (putTo: readonly PutTo[]): number => putTo.reduce((sum, one) => sum + one.amountMinor, 0)
