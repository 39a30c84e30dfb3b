const paymentMethods = ['transfer', 'cash', 'cheque', 'card'] as const
export type PaymentMethod = (typeof paymentMethods)[number]

export const methodWords: Readonly<Record<PaymentMethod, string>> = {
  transfer: 'Bank transfer',
  cash: 'Cash',
  cheque: 'Cheque',
  card: 'Card',
}

const takenBackWhys = ['mistake', 'not-paid', 'another-payer'] as const
export type TakenBackWhy = (typeof takenBackWhys)[number]

export const takenBackWords: Readonly<Record<TakenBackWhy, string>> = {
  mistake: 'taken back: noted by mistake',
  'not-paid': 'taken back: the money did not come',
  'another-payer': 'taken back: it is somebody else’s',
}

/** A payment noted on another day than the bank booked it is likely to be the same one. */
export const SAME_PAYMENT_DAYS = 4
