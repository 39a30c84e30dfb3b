import { expect, test } from 'vitest'
import { instalmentsOf } from './instalments.ts'
import { stateOfInvoice } from './invoice-state.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const asked = { totalMinor: 9000, creditedMinor: 0, writtenOffMinor: 0, openMinor: 9000 }
const words = (changes: Partial<typeof asked>, today: string, parts = 3) =>
  stateOfInvoice(
    { ...asked, ...changes, instalments: instalmentsOf(9000, parts, day('2027-01-15')) },
    'GBP',
    day(today),
  ).words

test('an invoice says in a few words what is to be paid, and by when', () => {
  expect(words({}, '2027-01-10', 1)).toBe('£90.00 to pay by 15 January 2027')
  expect(words({}, '2027-01-10')).toBe('£90.00 to pay; £30.00 of it by 15 January 2027')
  expect(words({ openMinor: 6000 }, '2027-02-01')).toBe('£60.00 to pay; £30.00 of it by 15 February 2027')
  expect(words({ openMinor: 6000 }, '2027-02-16')).toBe('£30.00 was due on 15 February 2027')
  expect(words({ openMinor: 0 }, '2027-02-16')).toBe('Paid')
  expect(words({ openMinor: 0, creditedMinor: 9000 }, '2027-02-16')).toBe('Taken off whole')
  expect(words({ openMinor: 0, writtenOffMinor: 3000 }, '2027-02-16')).toBe('Nothing more is asked for')
})
