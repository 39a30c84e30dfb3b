import { accountWords } from '../../../books/rules/account-words.ts'
import { methodWords } from '../../../payments/rules/payment.ts'
import type { HeldKinds } from '../held-kind.ts'
import { mediaTypes, nth, saidWithIt } from './words.ts'

const currency = ['Currency', saidWithIt] as const

/** What somebody pays, is paid, and keeps the books of. */
export const money = {
  invoice: {
    section: 'money',
    title: 'Invoices',
    says: {
      year: ['Year', saidWithIt],
      number: ['Number', (value, { year }) => `${year}-${String(value).padStart(4, '0')}`],
      total_minor: 'Total',
      currency,
      from_on: 'For meetings from',
      to_on: 'To',
      issued_on: 'Dated',
      due_on: 'To be paid by',
      reference: 'Reference for the payment',
      payer_reference: 'The payer’s own reference',
      issued_at: 'Sent',
    },
  },
  invoice_line: {
    section: 'money',
    title: 'Lines of invoices',
    says: {
      position: 'Line',
      kind: ['What', { meeting: 'A meeting', other: 'Something else' }],
      for_day: 'Day',
      words: 'Words',
      amount_minor: 'Amount',
    },
  },
  instalment: {
    section: 'money',
    title: 'Instalments',
    says: { position: 'Instalment', due_on: 'To be paid by', amount_minor: 'Amount' },
  },
  invoice_reminder: {
    section: 'money',
    title: 'Reminders of invoices',
    says: { position: 'Instalment', step: 'Reminder', sent_at: 'Sent' },
  },
  credit: {
    section: 'money',
    title: 'What was taken off',
    says: {
      amount_minor: 'Amount',
      reason: [
        'Why',
        {
          'meeting-cancelled': 'The meeting was cancelled',
          'meeting-missed': 'You could not come',
          leaving: 'You left before it',
          mistake: 'It was a mistake',
          goodwill: 'As a kindness',
        },
      ],
      line_position: 'Line',
      made_at: 'Made',
    },
  },
  write_off: {
    section: 'money',
    title: 'What was given up',
    says: { amount_minor: 'Amount', reason: 'Why', made_at: 'Made' },
  },
  payment: {
    section: 'money',
    title: 'Payments',
    says: {
      received_on: 'Came',
      amount_minor: 'Amount',
      method: ['How', methodWords],
      reference: 'Reference',
      noted_at: 'Noted',
    },
  },
  payment_key: {
    section: 'money',
    title: 'That a payment was read from a statement',
    says: { noted_at: 'Noted' },
  },
  payment_taken_back: {
    section: 'money',
    title: 'Payments corrected',
    says: {
      why: [
        'Why',
        {
          mistake: 'Noted by mistake',
          'not-paid': 'The money did not come',
          'another-payer': 'It is somebody else’s',
        },
      ],
      taken_back_at: 'When',
    },
  },
  refund: {
    section: 'money',
    title: 'Refunds',
    says: { amount_minor: 'Amount', paid_on: 'Paid', method: ['How', methodWords], made_at: 'Noted' },
  },
  member_terms: {
    section: 'money',
    title: 'What you pay, where it is agreed with you',
    says: {
      contribution_minor: 'For a meeting',
      instalments: 'Instalments',
      payer_reference: 'The payer’s own reference',
      agreed_at: 'Agreed',
    },
  },
  meeting_charge: {
    section: 'money',
    title: 'Meetings you were charged for',
    says: { line_position: 'Line of the invoice' },
  },
  paid_period: {
    section: 'money',
    title: 'Periods noted as paid',
    says: { paid_until: 'Paid until', noted_at: 'Noted' },
  },
  membership_settlement: {
    section: 'money',
    title: 'Notes that money was settled when you left',
    says: { settled_at: 'Settled' },
  },
  card_checkout: {
    section: 'money',
    title: 'Payments by card that were begun: never the card',
    says: { amount_minor: 'Amount', currency, asked_at: 'Begun', expires_at: 'Open until' },
  },
  card_movement: {
    section: 'money',
    title: 'Payments by card',
    says: {
      kind: [
        'What',
        {
          payment: 'A payment',
          charge: 'The card company’s charge',
          refund: 'Given back',
          payout: 'Paid out',
        },
      ],
      amount_minor: 'Amount',
      booked_at: 'Booked',
    },
  },
  party_identity: {
    section: 'money',
    title: 'Your name beside a group’s books',
    says: { name: 'Name', address: 'Address', email: 'Email address' },
  },
  party: {
    section: 'money',
    title: 'The number that stands for you in them',
    says: { kind: ['As', { person: 'A person', payer: 'A payer' }], opened_at: 'Since' },
  },
  posting: {
    section: 'money',
    title: 'Lines in the books',
    says: {
      account: ['Account', accountWords],
      amount_minor: 'Amount',
      for_day: 'For',
      position: ['Line of its entry', nth],
    },
  },
  expense: {
    section: 'money',
    title: 'Expenses paid for the group',
    says: {
      words: 'For',
      account: ['Kind', { room: 'Room', supervision: 'Supervision', other: 'Other' }],
      amount_minor: 'Amount',
      spent_on: 'Spent',
      paid_from: ['Paid from', { bank: 'The bank', cash: 'Cash', 'own-pocket': 'Your own pocket' }],
      noted_at: 'Noted',
    },
  },
  receipt: {
    section: 'money',
    title: 'Their receipts',
    says: { media_type: ['File', mediaTypes], kept_at: 'Kept since' },
  },
  leader_fee: {
    section: 'money',
    title: 'Fees agreed with you',
    says: { fee_per_hour_minor: 'For an hour', agreed_at: 'Agreed' },
  },
  fee_statement: {
    section: 'money',
    title: 'Statements of fees',
    says: {
      from_on: 'From',
      to_on: 'To',
      total_minor: 'Total',
      made_on: 'Dated',
      made_at: 'Made',
    },
  },
  fee_statement_line: {
    section: 'money',
    title: 'Lines of such statements',
    says: {
      position: 'Line',
      for_day: 'Day',
      minutes: 'Time',
      fee_per_hour_minor: 'For an hour',
      amount_minor: 'Amount',
    },
  },
  treasurer: {
    section: 'money',
    title: 'That you are or were treasurer',
    says: { since: 'Since', until: 'Until' },
  },
} satisfies HeldKinds
