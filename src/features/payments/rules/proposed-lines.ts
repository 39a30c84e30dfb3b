import type { KnownInvoice } from './invoice-index.ts'
import type { Caution, Certainty, Proposal, Reason } from './match.ts'

/** One line that a page asks a person about. */
export interface ProposedLine {
  /** Keyed hash of the line. */
  key: string
  nth: number
  on: string
  amountMinor: number
  currency: string | null
  name: string
  reference: string
  raw: string
  candidates: readonly { invoiceIds: readonly string[]; debtorId: string }[]
}

/** What a page of lines carries along, sealed, so that nothing of it is stored. */
export interface CarriedLines {
  /** When the page was made: what was noted since is not on it. */
  at: string
  /** What each invoice on it wanted then. */
  open: Readonly<Record<string, number>>
  lines: readonly ProposedLine[]
}

/** Lines on one page; more come when these are noted and the file is chosen again. */
export const MOST_SHOWN = 60
/** More open invoices are no list that one reads. */
const MOST_OTHERS = 40

export const certaintyWords: Readonly<Record<Certainty, string>> = {
  sure: 'recognised',
  likely: 'likely',
  doubtful: 'perhaps',
}

const reasonWords: Readonly<Record<Reason, string>> = {
  reference: 'it says the invoice’s reference',
  'reference-slip': 'its reference has a slip of the pen',
  name: 'the name fits',
  surname: 'the surname fits',
  amount: 'the amount fits',
  instalment: 'the amount is an instalment',
}

export const cautionWords: Readonly<Record<Caution, string>> = {
  'paid-already': 'This invoice is paid already: it may have been paid twice.',
  'looks-noted': 'A payment like this one is noted already, perhaps by hand or from another file.',
  part: 'It is a part of what is open.',
  'more-than-open': 'It is more than what is open: the rest is kept for them.',
  'several-fit': 'It fits several people equally well.',
  'other-currency': 'It is in another currency than the group’s.',
}

/** What speaks for the first candidate, in a sentence; '' where nothing does. */
export function reasonsInWords({ candidates }: Pick<Proposal, 'candidates'>): string {
  const words = (candidates[0]?.reasons ?? []).map((reason) => reasonWords[reason])
  return words.length === 0 ? '' : `${words.join(', ')}.`.replace(/^./, (letter) => letter.toUpperCase())
}

/** Open invoices that a line may be put to though nothing in it speaks for them; none where they are too many for a list. */
export const othersOpen = (invoices: ReadonlyMap<string, KnownInvoice>): string[] => {
  const open = [...invoices.values()].filter(({ openMinor }) => openMinor > 0)
  return open.length > MOST_OTHERS ? [] : open.map(({ invoiceId }) => invoiceId)
}
