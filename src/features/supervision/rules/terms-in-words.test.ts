import { expect, test } from 'vitest'
import type { TermsOf } from './terms.ts'
import { changesInWords, termsInWords } from './terms-in-words.ts'

const terms: TermsOf = {
  everyWeeks: 4,
  lengthMinutes: 60,
  mode: 'online',
  feeMinor: 5500,
  currency: 'GBP',
  beginsOn: Temporal.PlainDate.from('2026-11-16'),
  endsOn: null,
}

test('terms are said line by line, an end only where one is agreed', () => {
  expect(termsInWords(terms).map(([what]) => what)).not.toContain('Until')
  expect(termsInWords({ ...terms, feeMinor: 0 })).toContainEqual(['Fee for an hour', 'none'])
  expect(termsInWords({ ...terms, feeMinor: null })).toContainEqual(['Fee for an hour', 'settled elsewhere'])
})

test('what would change is said with what holds now', () => {
  const proposed = { ...terms, feeMinor: 6000, endsOn: Temporal.PlainDate.from('2027-11-15') }
  const words = changesInWords(proposed, terms)
  expect(words).toContainEqual(['Fee for an hour', '£60 (now £55)'])
  expect(words).toContainEqual(['How often', 'every 4 weeks'])
  expect(words).toContainEqual(['Until', '15 November 2027 (now without an end)'])
  expect(changesInWords(terms, proposed)).toContainEqual(['Until', 'without an end (now 15 November 2027)'])
})
