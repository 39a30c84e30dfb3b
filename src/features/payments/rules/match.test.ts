import { describe, expect, test } from 'vitest'
import { atOnce } from '../../../shared/steps.ts'
import { invoiceReference, referencesIn } from '../../invoices/rules/reference.ts'
import type { KnownInvoice } from './invoice-index.ts'
import { type Known, matching } from './match.ts'
import type { StatementLine } from './statement-line.ts'

const matchLines = (...what: Parameters<typeof matching>) => atOnce(matching(...what))

const on = (day: string) => Temporal.PlainDate.from(day)

const invoice = (
  number: number,
  name: string,
  openMinor = 12_000,
  more: Partial<KnownInvoice> = {},
): KnownInvoice => ({
  invoiceId: `invoice-${number}`,
  label: `2026-${number}`,
  reference: invoiceReference({ letters: 'KTM7', year: 2026, number }),
  debtorId: `party of ${name}`,
  debtorName: name,
  memberName: name,
  openMinor,
  instalmentsMinor: [],
  dueOn: on('2026-12-15'),
  ...more,
})

const anna = invoice(1, 'Anna Bell')
const ben = invoice(2, 'Dr Ben Okri', 9_000)
const siobhan = invoice(3, "Siobhán O'Brien", 6_000)
const deanery = invoice(4, 'Deanery of Leith', 24_000, { memberName: 'Carys Lowe' })

const known = (...invoices: KnownInvoice[]): Known => ({
  currency: 'GBP',
  invoices: invoices.length > 0 ? invoices : [anna, ben, siobhan, deanery],
  noted: [],
  referencesIn,
})

const line = (raw: string, amountMinor = 12_000, day = '2026-12-01'): StatementLine => ({
  bookedOn: on(day),
  amountMinor,
  currency: 'GBP',
  name: raw,
  reference: '',
  raw,
})

const match = (one: StatementLine, facts = known()) => {
  const [proposal] = matchLines([one], facts)
  if (!proposal) throw new Error('no proposal')
  const { candidates, chosen, cautions } = proposal
  return { meant: chosen === null ? null : candidates[chosen]?.invoiceIds, candidates, cautions }
}

describe('a line is meant for', () => {
  test('the invoice whose reference it says, however it is spaced and whoever pays', () => {
    const written = anna.reference.toLowerCase().replace(/(.{4})/g, '$1 ')
    const { meant, candidates, cautions } = match(line(`GRANDMOTHER ${written} THANKS`))
    expect(meant).toEqual(['invoice-1'])
    expect(candidates[0]).toMatchObject({ certainty: 'sure', reasons: ['reference'] })
    expect(cautions).toEqual([])
  })

  test('several invoices of one payer, where it says several references', () => {
    const other = invoice(5, 'Deanery of Leith', 8_000, { memberName: 'Dev Patel' })
    const { meant } = match(line(`${deanery.reference} ${other.reference}`, 32_000), known(deanery, other))
    expect(meant).toEqual(['invoice-4', 'invoice-5'])
  })

  test('the one whose name and amount it has: initials, accents and apostrophes as banks write them', () => {
    expect(match(line('MISS A BELL')).meant).toEqual(['invoice-1'])
    expect(match(line('OKRI B TERM', 9_000)).meant).toEqual(['invoice-2'])
    expect(match(line('SIOBHAN O BRIEN', 6_000)).meant).toEqual(['invoice-3'])
    expect(match(line('OBRIEN S', 6_000)).candidates[0]).toMatchObject({ certainty: 'likely' })
    expect(match(line('C LOWE', 24_000)).meant).toEqual(['invoice-4'])
  })

  test('the one whose reference it nearly says', () => {
    const slips = [
      anna.reference.replace(/.$/, 'X'),
      anna.reference.slice(0, -1),
      anna.reference.replace(/(.)(.)$/, '$2$1'),
    ].filter((slip) => slip !== anna.reference && referencesIn(slip).length === 0)
    expect(slips.length).toBeGreaterThan(0)
    for (const slip of slips)
      expect(match(line(`SOMEBODY ${slip}`)).candidates[0]).toMatchObject({
        invoiceIds: ['invoice-1'],
        certainty: 'likely',
      })
  })

  test('an instalment', () => {
    const inParts = invoice(6, 'Elin Fox', 12_000, { instalmentsMinor: [4_000, 4_000, 4_000] })
    const { meant, cautions } = match(line('E FOX', 4_000), known(inParts))
    expect(meant).toEqual(['invoice-6'])
    expect(cautions).toEqual([])
  })
})

describe('a person decides', () => {
  test('where only the amount, the surname or the name speaks', () => {
    for (const one of [line('A STRANGER'), line('MR AND MRS BELL', 700), line('A BELL', 700)]) {
      const { meant, candidates } = match(one)
      expect(meant).toBeNull()
      expect(candidates[0]).toMatchObject({ invoiceIds: ['invoice-1'], certainty: 'doubtful' })
    }
  })

  test('where it fits two people equally well', () => {
    const alex = invoice(7, 'Alex Bell')
    const { meant, candidates, cautions } = match(line('A BELL'), known(anna, alex))
    expect(meant).toBeNull()
    expect(candidates).toHaveLength(2)
    expect(cautions).toContain('several-fit')
  })

  test('where the invoice is paid already, or is paid by another line of the same file', () => {
    expect(match(line(anna.reference), known({ ...anna, openMinor: 0 }))).toMatchObject({
      meant: null,
      cautions: ['paid-already'],
    })
    const [later, first] = matchLines(
      [line(anna.reference, 12_000, '2026-12-03'), line(anna.reference)],
      known(),
    )
    expect(first).toMatchObject({ chosen: 0, cautions: [] })
    expect(later).toMatchObject({ chosen: null, cautions: ['paid-already'] })
  })

  test('where it looks like what somebody has noted already', () => {
    const noted = [{ partyId: anna.debtorId, receivedOn: on('2026-12-03'), amountMinor: 12_000 }]
    expect(match(line('A BELL'), { ...known(), noted })).toMatchObject({
      meant: null,
      cautions: ['looks-noted'],
    })
  })

  test('where it is in another currency', () => {
    expect(match({ ...line(anna.reference), currency: 'USD' })).toMatchObject({
      meant: null,
      cautions: ['other-currency'],
    })
  })
})

test('part of an invoice, or more than it wants, is said', () => {
  expect(match(line(anna.reference, 5_000))).toMatchObject({ meant: ['invoice-1'], cautions: ['part'] })
  expect(match(line(anna.reference, 15_000))).toMatchObject({
    meant: ['invoice-1'],
    cautions: ['more-than-open'],
  })
})

test('a line that has nothing to do with the group gets nobody', () => {
  const { meant, candidates } = match(line('JANE PATIENT FEE', 7_777))
  expect({ meant, candidates }).toEqual({ meant: null, candidates: [] })
})

test('an amount that many owe says nothing by itself', () => {
  const many = Array.from({ length: 9 }, (_, nth) => invoice(10 + nth, `Person Number${nth}`))
  expect(match(line('A STRANGER'), known(...many)).candidates).toEqual([])
})
