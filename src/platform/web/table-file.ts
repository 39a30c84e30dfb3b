import { stringify } from 'csv-stringify/sync'
import type { Web } from './context.ts'

/**
 * A table as a file to keep: the one way in which the product hands one out. A spreadsheet would take a cell that begins like a
 * formula for one, whoever wrote it; behind an apostrophe it is text. A number stays a number, also one below nothing.
 * @param name of ours, without its ending
 */
export function sendTable(c: Web, name: string, rows: readonly (readonly string[])[]): Response {
  // Excel takes a file for UTF-8 by its mark.
  const csv = stringify(
    rows.map((row) => row.map(asText)),
    { bom: true, record_delimiter: 'windows' },
  )
  return c.body(csv, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
    'Cache-Control': 'no-store',
  })
}

/** What begins so is reckoned with by one spreadsheet or another, the wide signs by Numbers. */
const beginsFormula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/
const isNumber = /^-?\d+(?:\.\d+)?$/

export const asText = (cell: string): string =>
  beginsFormula.test(cell) && !isNumber.test(cell) ? `'${cell}` : cell
