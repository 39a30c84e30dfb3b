import { expect, test } from 'vitest'
import { faultsOfMatch, guessColumns, type KnownColumn } from './columns.ts'

const known: KnownColumn[] = [
  { name: 'name', label: 'Name', required: true, alsoCalled: ['Full name', 'Representative'] },
  { name: 'email', label: 'Email address', required: true, alsoCalled: ['E-mail', 'Mail'] },
  { name: 'region', label: 'Region', required: false, alsoCalled: ['Area'] },
]

test('columns are recognised by what people call them', () => {
  expect(guessColumns(known, ['E-Mail', 'FULL NAME', 'Region'])).toEqual({ name: 1, email: 0, region: 2 })
  expect(guessColumns(known, ['Region name', 'Name', 'Home email'])).toEqual({ name: 1, email: 2, region: 0 })
})

test('what is not recognised is left to the person', () => {
  expect(guessColumns(known, ['', 'Adresse', '42'])).toEqual({ name: null, email: null, region: null })
})

test('a required column that nothing fills, and one that fills two, are said', () => {
  expect(faultsOfMatch(known, { name: 0, email: null, region: null })).toEqual({
    email: 'Please choose the column that holds: Email address.',
  })
  expect(faultsOfMatch(known, { name: 0, email: 1, region: 1 })).toEqual({
    email: 'The same column is chosen for “Region”.',
    region: 'The same column is chosen for “Email address”.',
  })
  expect(faultsOfMatch(known, { name: 0, email: 1, region: null })).toEqual({})
})
