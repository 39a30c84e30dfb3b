import { expect, test } from 'vitest'
import { inFull, invoiceNumber, meetingsOfPeriod, periodInWords, termsInWords } from './invoice-words.ts'

test('an invoice’s number, sums and a member’s own terms are said one way everywhere', () => {
  expect(invoiceNumber({ year: 2026, number: 7 })).toBe('2026-0007')
  expect(inFull(12_000, 'GBP')).toBe('£120.00')
  expect(inFull(-50, 'EUR')).toBe('−€0.50')
  const terms = { reducedMinor: 800, instalments: 3, payerName: 'Leith Surgery' }
  expect(termsInWords(terms, 'GBP')).toBe('£8 a meeting, in 3 instalments, paid by Leith Surgery')
  expect(termsInWords({ reducedMinor: null, instalments: 1, payerName: null }, 'GBP')).toBe(
    'the same as everybody',
  )
})

test('a period of one day is said as that day', () => {
  const day = (text: string) => Temporal.PlainDate.from(text)
  const first = day('2027-02-01')
  const one = { fromOn: first, toOn: first }
  const some = { fromOn: first, toOn: day('2027-03-08') }
  expect(periodInWords(one)).toBe('1 February 2027')
  expect(meetingsOfPeriod(one)).toBe('the meeting of 1 February 2027')
  expect(periodInWords(some)).toBe('1 February 2027 to 8 March 2027')
  expect(meetingsOfPeriod(some)).toBe('meetings from 1 February 2027 to 8 March 2027')
})
