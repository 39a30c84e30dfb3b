import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  creditorReference,
  inFours,
  invoiceReference,
  isCreditorReference,
  purseLetters,
  referencesIn,
} from './reference.ts'

test.each(['RF18 5390 0754 7034', 'RF18000000000539007547034', 'RF712348231', 'rf45 g72u ur'])(
  '%s, which others have made, is good',
  (reference) => {
    expect(isCreditorReference(reference)).toBe(true)
    const plain = reference.replaceAll(' ', '').toUpperCase()
    expect(creditorReference(plain.slice(4))).toBe(plain)
  },
)

test.each([
  '',
  'RF',
  'RF18',
  'RF19539007547034',
  'RF18539007547043',
  'GB18539007547034',
  `RF18${'1'.repeat(22)}`,
])('“%s” is none', (text) => expect(isCreditorReference(text)).toBe(false))

const body = fc.stringMatching(/^[0-9A-Z]{1,21}$/)

test('one wrong sign, or two changed about, is always noticed', () => {
  fc.assert(
    fc.property(body, fc.nat(30), fc.nat(35), (text, at, other) => {
      const reference = creditorReference(text)
      const place = 4 + (at % text.length)
      const sign = other.toString(36).toUpperCase()
      const mistyped = reference.slice(0, place) + sign + reference.slice(place + 1)
      // A letter counts as two digits: a letter and a digit in each other's place are told apart in 96 of 97 cases.
      const isAlike = /\d/.test(sign) === /\d/.test(reference[place] ?? '')
      if (isAlike) expect(isCreditorReference(mistyped)).toBe(mistyped === reference)
      const next = place + 1
      const swapped =
        reference.slice(0, place) + (reference[next] ?? '') + reference[place] + reference.slice(next + 1)
      if (next < reference.length && /^\d\d$|^\D\D$/.test(swapped.slice(place, next + 1)))
        expect(isCreditorReference(swapped)).toBe(swapped === reference)
    }),
  )
})

test('a reference is found among other words, however it is spaced', () => {
  fc.assert(
    fc.property(
      body,
      fc.constantFrom('', 'Inv ', 'from Dr Baird /'),
      fc.constantFrom('', ' THANKS'),
      (text, before, after) => {
        const reference = creditorReference(text)
        expect(referencesIn(`${before}${inFours(reference).toLowerCase()}${after}`)).toContain(reference)
      },
    ),
  )
  expect(referencesIn('Balint group, spring')).toEqual([])
  expect(referencesIn('RF18539007547034 and again RF18-5390-0754-7034')).toContain('RF18539007547034')
})

test('an invoice’s reference fits into a bank transfer, and two groups at one account have two', () => {
  const one = purseLetters('0193a1b2-0000-7000-8000-00000000000a')
  const other = purseLetters('0193a1b2-0000-7000-8000-00000000000b')
  expect(one).not.toBe(other)
  const reference = invoiceReference({ letters: one, year: 2026, number: 7 })
  expect(reference).toMatch(/^RF\d\d[0-9A-Z]{4}260007$/)
  expect(isCreditorReference(reference)).toBe(true)
  expect(invoiceReference({ letters: one, year: 2026, number: 10_007 }).length).toBeLessThanOrEqual(18)
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(purseLetters(id)).toMatch(/^[0-9A-Z]{4}$/)
    }),
  )
})
