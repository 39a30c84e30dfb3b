import { inFull } from '../../../shared/invoice-words.ts'
import type { Currency } from '../../../shared/money.ts'
import type { KnownInvoice } from './invoice-index.ts'
import type { Candidate, Certainty, Proposal } from './match.ts'
import { cautionWords, certaintyWords, othersOpen, reasonsInWords } from './proposed-lines.ts'

const tones: Readonly<Record<Certainty, 'good' | 'accent' | 'neutral'>> = {
  sure: 'good',
  likely: 'accent',
  doubtful: 'neutral',
}

/** Proposals as a page shows them: each with its words and with what may be said of it. */
export function shownLines(
  { shown, invoices }: { shown: readonly Proposal[]; invoices: ReadonlyMap<string, KnownInvoice> },
  currency: Currency,
) {
  const others = othersOpen(invoices)
  return shown.map((proposal, place) => {
    const { line, candidates, chosen, cautions } = proposal
    const [first] = candidates
    const isOurs = !cautions.includes('other-currency')
    return {
      field: `line-${place}`,
      amountMinor: line.amountMinor,
      currency: line.currency,
      on: line.bookedOn,
      who: line.name || line.raw || 'Without a name',
      reference: line.reference === line.name ? '' : line.reference,
      badge: first ? { kind: tones[first.certainty], words: certaintyWords[first.certainty] } : null,
      reasons: reasonsInWords(proposal),
      cautions: cautions.map((caution) => cautionWords[caution]),
      options: [
        { value: 'later', label: 'Wait: I will see' },
        ...(isOurs ? candidates.map((candidate, nth) => optionOf(candidate, nth, invoices, currency)) : []),
        ...(isOurs ? otherOptions(candidates, others, invoices, currency) : []),
        ...(isOurs ? [{ value: 'unknown', label: 'Ours, and nobody knows yet whose' }] : []),
        { value: 'aside', label: 'Not the group’s: never show it again' },
      ],
      chosen: chosen === null ? 'later' : `fits-${chosen}`,
      needsThought: chosen === null,
    }
  })
}

type Invoices = ReadonlyMap<string, KnownInvoice>

function optionOf(candidate: Candidate, nth: number, invoices: Invoices, currency: Currency) {
  const those = candidate.invoiceIds.map((id) => invoices.get(id)).filter((invoice) => invoice !== undefined)
  const name = those[0]?.debtorName || 'Somebody'
  const open = those.reduce((sum, { openMinor }) => sum + Math.max(0, openMinor), 0)
  const labels = those.map(({ label }) => label).join(', ')
  return {
    value: `fits-${nth}`,
    label:
      open === 0
        ? `${name}: has paid ${labels}, keep it for them`
        : `${name}: ${labels}, ${inFull(open, currency)} open`,
  }
}

/** What else is open, and everybody whose money could be kept; none where there are too many to look through. */
function otherOptions(
  candidates: readonly Candidate[],
  others: readonly string[],
  invoices: Invoices,
  currency: Currency,
) {
  const proposed = new Set(candidates.flatMap(({ invoiceIds }) => invoiceIds))
  const known = others.map((id) => invoices.get(id)).filter((invoice) => invoice !== undefined)
  const debtors = new Map(known.map(({ debtorId, debtorName }) => [debtorId, debtorName]))
  return [
    ...known
      .filter(({ invoiceId }) => !proposed.has(invoiceId))
      .map(({ invoiceId, debtorName, label, openMinor }) => ({
        value: `invoice-${invoiceId}`,
        label: `${debtorName || 'Somebody'}: ${label}, ${inFull(openMinor, currency)} open`,
      })),
    ...[...debtors].map(([id, name]) => ({
      value: `payer-${id}`,
      label: `${name || 'Somebody'}: keep it for the next invoice`,
    })),
  ]
}
