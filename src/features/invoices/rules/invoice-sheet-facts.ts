import { formatDateOnly } from '../../../shared/calendar.ts'
import { inFull, invoiceNumber, meetingsOfPeriod, periodInWords } from '../../../shared/invoice-words.ts'
import type { Currency } from '../../../shared/money.ts'
import { howToPay, type PayeeFacts, transferCode } from './how-to-pay.ts'
import type { Instalment } from './instalments.ts'

export interface PrintedInvoice {
  readonly year: number
  readonly number: number
  readonly reference: string
  readonly groupName: string | null
  readonly memberName: string | null
  readonly payerName: string | null
  readonly payerAddress: string | null
  readonly payerReference: string | null
  readonly fromOn: Temporal.PlainDate
  readonly toOn: Temporal.PlainDate
  readonly issuedOn: Temporal.PlainDate
  readonly currency: Currency
  readonly totalMinor: number
  readonly creditedMinor: number
  readonly openMinor: number
  readonly payee: PayeeFacts | null
  readonly instalments: readonly Instalment[]
  /** To whoever pays for somebody the meetings are one line: which of them were whose is not theirs to read. */
  readonly withMeetings: boolean
  readonly lines: readonly { words: string; amountMinor: number; credited: unknown }[]
}

/** What stands on the paper. */
export function sheetOf(invoice: PrintedInvoice, society: string) {
  const say = (minor: number) => inFull(minor, invoice.currency)
  const asked = invoice.totalMinor - invoice.creditedMinor
  const lines = invoice.withMeetings
    ? invoice.lines.map(({ words, amountMinor }) => ({ words, amount: say(amountMinor) }))
    : [{ words: `Contribution, ${meetingsOfPeriod(invoice)}`, amount: say(invoice.totalMinor) }]
  return {
    number: invoiceNumber(invoice),
    group: invoice.groupName ?? 'A Balint group',
    society,
    to: [
      invoice.payerName ?? invoice.memberName ?? '',
      ...(invoice.payerName && invoice.payerAddress ? [invoice.payerAddress] : []),
    ],
    facts: facts([
      ['Dated', formatDateOnly(invoice.issuedOn)],
      [
        'For',
        invoice.payerName ? `the place of ${invoice.memberName ?? 'a member'}` : 'a place in the group',
      ],
      ['Meetings', periodInWords(invoice)],
      ['Your reference', invoice.payerReference],
    ]),
    lines,
    sums: [
      ...(invoice.creditedMinor > 0
        ? [
            { words: 'Charged', amount: say(invoice.totalMinor) },
            { words: 'Taken off', amount: say(-invoice.creditedMinor) },
          ]
        : []),
      ...(invoice.openMinor < asked
        ? [{ words: 'Settled already', amount: say(invoice.openMinor - asked) }]
        : []),
      { words: 'To pay', amount: say(invoice.openMinor) },
    ],
    instalments: invoice.instalments.map(({ dueOn, amountMinor }) => ({
      words: `by ${formatDateOnly(dueOn)}`,
      amount: say(amountMinor),
    })),
    paying: [
      ...(invoice.instalments.length === 1 && invoice.instalments[0]
        ? [['By', formatDateOnly(invoice.instalments[0].dueOn)] as const]
        : []),
      ...howToPay(invoice.payee, invoice.reference),
    ],
    code: transferCode(invoice.payee, {
      minor: invoice.openMinor,
      currency: invoice.currency,
      reference: invoice.reference,
    }),
    // The same invoice makes the same bytes, as long as it stands as it does.
    issuedAt: invoice.issuedOn.toZonedDateTime('UTC').toInstant(),
  }
}

const facts = (all: readonly [string, string | null][]): [string, string][] =>
  all.filter((fact): fact is [string, string] => fact[1] !== null)
