/** What of the card company's does not fit our books, and waits for a person. */
export type CardQuestionKind =
  | 'amount-differs'
  | 'other-currency'
  | 'paid-twice'
  | 'refunded'
  | 'refund-failed'
  | 'disputed'
  | 'payout-unclear'

/** What happened, and what a person can do about it. */
export const cardQuestionWords: Readonly<Record<CardQuestionKind, { what: string; nextStep: string }>> = {
  'amount-differs': {
    what: 'A payment by card is of another amount than was asked for; it is not in the books.',
    nextStep: 'Look at it at Stripe; note the payment by hand, or give it back there.',
  },
  'other-currency': {
    what: 'Something came in another currency than the group’s; it is not in the books.',
    nextStep: 'Look at it at Stripe; what reached your account you can note by hand.',
  },
  'paid-twice': {
    what: 'More was paid by card than the invoice still wanted.',
    nextStep: 'Put what is left to another invoice under Payments, or give it back at Stripe.',
  },
  refunded: {
    what: 'A payment was given back at Stripe that had been put to an invoice.',
    nextStep: 'Credit the invoice if nothing more is owed; otherwise write to the member.',
  },
  'refund-failed': {
    what: 'A refund at Stripe did not arrive, and the money came back.',
    nextStep: 'Give it back in another way, and note it.',
  },
  disputed: {
    what: 'A payment by card is disputed: the bank of the cardholder asks for it back.',
    nextStep: 'Answer at Stripe, and talk with the member; what Stripe takes is not in the books yet.',
  },
  'payout-unclear': {
    what: 'A payout from Stripe does not say what it is of, or holds money of something else.',
    nextStep: 'Compare it with your bank statement; note the difference by hand.',
  },
}
