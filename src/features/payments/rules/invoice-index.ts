import { plainWords } from './line-identity.ts'

/** An invoice that money may be meant for; one that is paid is known, too, so that a double payment is seen. */
export interface KnownInvoice {
  invoiceId: string
  /** '2026-12' */
  label: string
  /** ISO 11649 */
  reference: string
  debtorId: string
  debtorName: string
  memberName: string
  openMinor: number
  /** What is due of it by instalments; empty where it is paid at once. */
  instalmentsMinor: readonly number[]
  dueOn: Temporal.PlainDate
}

/** What invoices are found by. */
export interface InvoiceIndex {
  byId: ReadonlyMap<string, KnownInvoice>
  byReference: ReadonlyMap<string, KnownInvoice>
  bySurname: ReadonlyMap<string, KnownInvoice[]>
  byAmount: ReadonlyMap<number, KnownInvoice[]>
  byInstalment: ReadonlyMap<number, KnownInvoice[]>
  names: ReadonlyMap<string, NameWords>
}

export interface NameWords {
  surname: string
  first: string
}

export function indexOf(invoices: readonly KnownInvoice[]): InvoiceIndex {
  const names = new Map<string, NameWords>()
  const bySurname = new Map<string, KnownInvoice[]>()
  const byAmount = new Map<number, KnownInvoice[]>()
  const byInstalment = new Map<number, KnownInvoice[]>()
  const add = <K>(map: Map<K, KnownInvoice[]>, key: K, invoice: KnownInvoice) => {
    const those = map.get(key)
    if (!those) map.set(key, [invoice])
    else if (those.at(-1) !== invoice) those.push(invoice)
  }
  for (const invoice of invoices) {
    for (const name of [invoice.debtorName, invoice.memberName]) {
      const words = names.get(name) ?? nameWords(name)
      names.set(name, words)
      if (words.surname) add(bySurname, words.surname, invoice)
    }
    add(byAmount, invoice.openMinor, invoice)
    for (const minor of new Set(invoice.instalmentsMinor)) add(byInstalment, minor, invoice)
  }
  return {
    byId: new Map(invoices.map((invoice) => [invoice.invoiceId, invoice])),
    byReference: new Map(invoices.map((invoice) => [invoice.reference, invoice])),
    bySurname,
    byAmount,
    byInstalment,
    names,
  }
}

const titles = new Set(['MR', 'MRS', 'MS', 'MISS', 'MX', 'DR', 'PROF', 'REV', 'SIR', 'THE'])

/** 'Dr Anna Bell' → ANNA, BELL; 'O’Brien' is one word, however the bank writes it. */
function nameWords(name: string): NameWords {
  const words = plainWords(name.replaceAll(/['’]/g, '')).filter((word) => !titles.has(word))
  const surname = words.at(-1) ?? ''
  return { first: words.length > 1 ? (words[0] ?? '') : '', surname: surname.length >= 2 ? surname : '' }
}
