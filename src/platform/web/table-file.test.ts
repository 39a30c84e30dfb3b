import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { asText } from './table-file.ts'

test.each([
  '=1+1',
  '+44 131',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1+1',
  '-',
  '--1',
  '-1-1',
  '-1e5',
])('a spreadsheet reads %j as text', (cell) => expect(asText(cell)).toBe(`'${cell}`))

test.each(['-12.50', '-3', '0.00', '12', 'Leith', ' =1', 'a=1', ''])('%j stays as it is', (cell) =>
  expect(asText(cell)).toBe(cell),
)

test('there is no other way in which the product hands out a table', () => {
  const others = globSync('src/**/*.{ts,tsx}').filter(
    (file) => !file.includes('.test.') && /csv-stringify|text\/csv; /.test(readFileSync(file, 'utf8')),
  )
  expect(others).toEqual(['src/platform/web/table-file.ts'])
})
