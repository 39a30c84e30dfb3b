import { expect, test } from 'vitest'
import { setUpForm } from './forms.ts'

const founding = { societyName: 'Caledonian Balint Society', name: 'Ailsa', email: 'ailsa@example.org' }
const regionsOf = (regions: unknown) => setUpForm.safeParse({ ...founding, regions })

test('regions are read one a line; empty lines and spaces around them are passed over', () => {
  expect(regionsOf('Scotland\r\n\r\n  North Wales \r\n').data?.regions).toEqual(['Scotland', 'North Wales'])
})

test('a society has at least one region, each once, each of a name that fits', () => {
  const problem = (regions: unknown) => regionsOf(regions).error?.issues[0]?.message
  expect(problem(' \n ')).toBe('Please enter at least one region.')
  expect(problem('Scotland\nWales\nScotland')).toBe('“Scotland” stands here twice.')
  expect(problem('x'.repeat(81))).toContain('At most 80 characters a region')
  expect(problem(Array.from({ length: 61 }, (_, n) => `R${n}`).join('\n'))).toBe(
    'At most 60 regions, please.',
  )
  expect(problem(['Scotland', 'Wales'])).toBe('Please give one answer here.')
})
