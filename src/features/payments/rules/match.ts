import type { Steps } from '../../../shared/steps.ts'
import { type InvoiceIndex, indexOf, type KnownInvoice, type NameWords } from './invoice-index.ts'
import { plainWords } from './line-identity.ts'
import { SAME_PAYMENT_DAYS } from './payment.ts'
import { isSlipOf, slippedReferences } from './reference-slip.ts'
import type { StatementLine } from './statement-line.ts'

/** A payment that is noted already. */
export interface NotedPayment {
  partyId: string
  receivedOn: Temporal.PlainDate
  amountMinor: number
}

/** Why a line may be meant for an invoice. */
export type Reason = 'reference' | 'reference-slip' | 'name' | 'surname' | 'amount' | 'instalment'

/** sure: it says its reference; likely: name and amount, or a reference with a slip; doubtful: less than that. */
export type Certainty = 'sure' | 'likely' | 'doubtful'

export interface Candidate {
  /** In the order in which money is put to them. */
  invoiceIds: readonly string[]
  debtorId: string
  reasons: readonly Reason[]
  certainty: Certainty
}

/** What is to be known before a line is noted. */
export type Caution =
  | 'paid-already'
  | 'looks-noted'
  | 'part'
  | 'more-than-open'
  | 'several-fit'
  | 'other-currency'

export interface Proposal {
  line: StatementLine
  candidates: readonly Candidate[]
  /** The place of the candidate that is chosen beforehand; null: a person chooses. */
  chosen: number | null
  cautions: readonly Caution[]
}

const weights: Record<Reason, number> = {
  reference: 100,
  'reference-slip': 60,
  name: 40,
  surname: 15,
  amount: 20,
  instalment: 15,
}

/** Fewer tell something; more are a list to choose from by oneself. */
const MOST_CANDIDATES = 5
/** Invoices of one sum that are still gone through for a line. */
const MANY = 40
/** The same, where it says what looks like a reference. */
const MANY_COMPARED = 400

export interface Known {
  currency: string
  invoices: readonly KnownInvoice[]
  noted: readonly NotedPayment[]
  /** Every reference that may stand in these words. */
  referencesIn: (text: string) => string[]
}

/**
 * For each line of money that came in: whose it may be and why. A line in which nothing speaks for an invoice gets no
 * candidate. Lines are read in the order of their days, so that of two payments for one invoice the second is seen as such.
 */
export function* matching(lines: readonly StatementLine[], known: Known): Steps<Proposal[]> {
  const index = indexOf(known.invoices)
  const open = new Map(known.invoices.map(({ invoiceId, openMinor }) => [invoiceId, openMinor]))
  const order = lines
    .map((line, place) => ({ line, place }))
    .toSorted(
      (one, other) =>
        Temporal.PlainDate.compare(one.line.bookedOn, other.line.bookedOn) || one.place - other.place,
    )
  const proposals: Proposal[] = Array.from({ length: lines.length })
  const notedOn = Map.groupBy(known.noted, ({ amountMinor }) => amountMinor)
  for (const { line, place } of order) {
    yield
    const candidates = candidatesFor(line, index, open, known)
    const proposal = proposalOf(line, candidates, open, notedOn, known)
    proposals[place] = proposal
    const meant = proposal.chosen === null ? undefined : proposal.candidates[proposal.chosen]
    let left = line.amountMinor
    for (const id of meant?.invoiceIds ?? []) {
      const share = Math.min(left, Math.max(0, open.get(id) ?? 0))
      open.set(id, (open.get(id) ?? 0) - share)
      left -= share
    }
  }
  return proposals
}

function candidatesFor(
  line: StatementLine,
  index: InvoiceIndex,
  open: ReadonlyMap<string, number>,
  known: Known,
): Candidate[] {
  const text = `${line.name} ${line.reference} ${line.raw}`
  const referenced = known
    .referencesIn(text)
    .map((reference) => index.byReference.get(reference))
    .filter((invoice) => invoice !== undefined)
  if (referenced.length > 0) return byDebtor(referenced)
  const reasons = new Map<KnownInvoice, Set<Reason>>()
  const say = (invoice: KnownInvoice, reason: Reason) => {
    const those = reasons.get(invoice)
    if (those) those.add(reason)
    else reasons.set(invoice, new Set([reason]))
  }
  const isOpen = (invoice: KnownInvoice) => (open.get(invoice.invoiceId) ?? 0) > 0
  const words = plainWords(text)
  const written = new Set([...words, ...words.slice(1).map((word, place) => `${words[place]}${word}`)])
  for (const word of written) {
    for (const invoice of index.bySurname.get(word) ?? []) {
      if (isOpen(invoice)) say(invoice, namedIn(written, invoice, word, index.names))
    }
  }
  const fitting = index.byAmount.get(line.amountMinor) ?? []
  const instalments = index.byInstalment.get(line.amountMinor) ?? []
  const slips = slippedReferences(text)
  for (const [those, reason] of [
    [fitting, 'amount'],
    [instalments, 'instalment'],
  ] as const) {
    // A sum alone says little where many owe the same, and is not looked for among them all.
    const open = those.length <= (slips.length > 0 ? MANY_COMPARED : MANY) ? those.filter(isOpen) : []
    for (const invoice of open)
      if (open.length <= MOST_CANDIDATES || isSlipOf(invoice.reference, slips)) say(invoice, reason)
  }
  for (const [invoice] of reasons) {
    if (invoice.openMinor === line.amountMinor) say(invoice, 'amount')
    if (invoice.instalmentsMinor.includes(line.amountMinor)) say(invoice, 'instalment')
    if (isSlipOf(invoice.reference, slips)) say(invoice, 'reference-slip')
  }
  return [...reasons]
    .map(([invoice, why]) => ({ invoice, candidate: candidateOf([invoice], [...why]) }))
    .toSorted(
      (one, other) =>
        weightOf(other.candidate) - weightOf(one.candidate) ||
        Temporal.PlainDate.compare(one.invoice.dueOn, other.invoice.dueOn),
    )
    .slice(0, MOST_CANDIDATES)
    .map(({ candidate }) => candidate)
}

/** Several references of one debtor are one payment for several invoices. */
function byDebtor(invoices: readonly KnownInvoice[]): Candidate[] {
  return [...Map.groupBy(invoices, ({ debtorId }) => debtorId).values()]
    .slice(0, MOST_CANDIDATES)
    .map((those) => candidateOf(those, ['reference']))
}

function candidateOf(invoices: readonly KnownInvoice[], reasons: readonly Reason[]): Candidate {
  const has = (reason: Reason) => reasons.includes(reason)
  const sums = has('amount') || has('instalment')
  const certainty: Certainty = has('reference')
    ? 'sure'
    : (has('name') && sums) || (has('reference-slip') && (sums || has('name')))
      ? 'likely'
      : 'doubtful'
  return {
    invoiceIds: invoices.map(({ invoiceId }) => invoiceId),
    debtorId: invoices[0]?.debtorId ?? '',
    reasons,
    certainty,
  }
}

const weightOf = ({ reasons }: Candidate): number => reasons.reduce((sum, reason) => sum + weights[reason], 0)

/** First name or initial beside the surname; the surname alone is shared by families. */
function namedIn(
  written: ReadonlySet<string>,
  { debtorName, memberName }: KnownInvoice,
  surname: string,
  names: ReadonlyMap<string, NameWords>,
): Reason {
  const whole = [debtorName, memberName].some((name) => {
    const words = names.get(name)
    if (words?.surname !== surname) return false
    // A payer of one word, 'Deanery', is whole by that word.
    return words.first === '' || written.has(words.first) || written.has(words.first[0] ?? '')
  })
  return whole ? 'name' : 'surname'
}

function proposalOf(
  line: StatementLine,
  candidates: readonly Candidate[],
  open: ReadonlyMap<string, number>,
  noted: ReadonlyMap<number, NotedPayment[]>,
  known: Known,
): Proposal {
  const cautions: Caution[] = []
  const [first, second] = candidates
  const isTie =
    first !== undefined &&
    second !== undefined &&
    weightOf(first) === weightOf(second) &&
    first.debtorId !== second.debtorId
  if (isTie) cautions.push('several-fit')
  const wanted = (first?.invoiceIds ?? []).reduce((sum, id) => sum + Math.max(0, open.get(id) ?? 0), 0)
  if (first?.certainty === 'sure' && wanted === 0) cautions.push('paid-already')
  else if (first && !isTie && first.certainty !== 'doubtful') {
    if (line.amountMinor < wanted && !first.reasons.includes('instalment')) cautions.push('part')
    if (line.amountMinor > wanted) cautions.push('more-than-open')
  }
  const isNoted = (noted.get(line.amountMinor) ?? []).some(
    ({ partyId, receivedOn }) =>
      candidates.some(({ debtorId }) => debtorId === partyId) &&
      Math.abs(receivedOn.since(line.bookedOn).days) <= SAME_PAYMENT_DAYS,
  )
  if (isNoted) cautions.push('looks-noted')
  const isForeign = line.currency !== null && line.currency !== known.currency
  if (isForeign) cautions.push('other-currency')
  const stops: readonly Caution[] = ['several-fit', 'paid-already', 'looks-noted', 'other-currency']
  const mayChoose =
    first !== undefined &&
    first.certainty !== 'doubtful' &&
    !cautions.some((caution) => stops.includes(caution))
  return { line, candidates, chosen: mayChoose ? 0 : null, cautions }
}
