import { expect, test } from 'vitest'
import { inFull, invoiceNumber, termsInWords } from './invoice-words.ts'

test('an invoice’s number, sums and a member’s own terms are said one way everywhere', () => {
  expect(invoiceNumber({ year: 2026, number: 7 })).toBe('2026-0007')
  expect(inFull(12_000, 'GBP')).toBe('£120.00')
  expect(inFull(-50, 'EUR')).toBe('-€0.50')
  const terms = { reducedMinor: 800, instalments: 3, payerName: 'Leith Surgery' }
  expect(termsInWords(terms, 'GBP')).toBe('£8 a meeting, in 3 instalments, paid by Leith Surgery')
  expect(termsInWords({ reducedMinor: null, instalments: 1, payerName: null }, 'GBP')).toBe(
    'the same as everybody',
  )
})
