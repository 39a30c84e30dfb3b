import { formatDateOnly } from '../../../shared/calendar.ts'
import { inFull } from '../../../shared/invoice-words.ts'
import type { Currency } from '../../../shared/money.ts'
import type { InvoiceStanding } from './correction.ts'
import { type DueInstalment, dueInstalments, type Instalment, overdue } from './instalments.ts'

export type InvoiceState = 'paid' | 'credited' | 'written-off' | 'open' | 'part-paid' | 'overdue'

export interface StateOfInvoice {
  readonly state: InvoiceState
  /** In a word. */
  readonly label: string
  readonly words: string
  readonly kind: 'good' | 'neutral' | 'attention'
  readonly instalments: readonly DueInstalment[]
  /** What should be here by now; 0 for nothing. */
  readonly overdueMinor: number
  readonly overdueSince: Temporal.PlainDate | null
}

/** What an invoice looks like today, in a few words. */
export function stateOfInvoice(
  invoice: InvoiceStanding & { instalments: readonly Instalment[] },
  currency: Currency,
  today: Temporal.PlainDate,
): StateOfInvoice {
  const instalments = dueInstalments(invoice.instalments, Math.max(0, invoice.openMinor), today)
  const late = overdue(instalments)
  const state = stateFrom(invoice, late !== null)
  const next = instalments.find(({ state: each }) => each === 'to-come')
  return {
    state,
    label: labels[state],
    words: wordsOf(state, { invoice, currency, late, next: next ?? null }),
    kind: kinds[state],
    instalments,
    overdueMinor: late?.minor ?? 0,
    overdueSince: late?.since ?? null,
  }
}

function stateFrom(invoice: InvoiceStanding, isLate: boolean): InvoiceState {
  if (invoice.openMinor <= 0) {
    if (invoice.writtenOffMinor > 0) return 'written-off'
    return invoice.creditedMinor >= invoice.totalMinor ? 'credited' : 'paid'
  }
  if (isLate) return 'overdue'
  return invoice.openMinor < invoice.totalMinor - invoice.creditedMinor ? 'part-paid' : 'open'
}

const labels: Readonly<Record<InvoiceState, string>> = {
  paid: 'Paid',
  credited: 'Taken off',
  'written-off': 'Written off',
  open: 'To pay',
  'part-paid': 'Part paid',
  overdue: 'Late',
}

const kinds: Readonly<Record<InvoiceState, StateOfInvoice['kind']>> = {
  paid: 'good',
  credited: 'neutral',
  'written-off': 'neutral',
  open: 'neutral',
  'part-paid': 'neutral',
  overdue: 'attention',
}

interface Said {
  invoice: InvoiceStanding
  currency: Currency
  late: { minor: number; since: Temporal.PlainDate } | null
  next: DueInstalment | null
}

function wordsOf(state: InvoiceState, { invoice, currency, late, next }: Said): string {
  if (state === 'paid') return 'Paid'
  if (state === 'credited') return 'Taken off whole'
  if (state === 'written-off') return 'Nothing more is asked for'
  if (late) return `${inFull(late.minor, currency)} was due on ${formatDateOnly(late.since)}`
  const open = `${inFull(invoice.openMinor, currency)} to pay`
  if (!next) return open
  return next.openMinor === invoice.openMinor
    ? `${open} by ${formatDateOnly(next.dueOn)}`
    : `${open}; ${inFull(next.openMinor, currency)} of it by ${formatDateOnly(next.dueOn)}`
}
