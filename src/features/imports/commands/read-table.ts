import { CsvError, parse } from 'csv-parse/sync'
import { isOftener } from '../../../shared/oftener.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import type { SheetFault } from '../rules/sheet.ts'

export const MOST_COLUMNS = 60
export const LONGEST_CELL = 4_000
const MOST_CELLS = 400_000

/** .xlsx and .ods are ZIP files, .xls is an OLE container. */
export const isWorkbook = (bytes: Uint8Array) =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf)

/** UTF-8 with or without its mark, Excel's “Unicode text”, and otherwise Windows-1252, in which every byte is a letter. */
export function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const separators = [',', ';', '\t'] as const

/**
 * At most one record more than `mostLines`. The separator is the one that makes most columns of the header; Excel may
 * say it itself, in a first line `sep=;`.
 */
export function recordsOf(text: string, mostLines: number): string[][] | Refusal<SheetFault> {
  const said = /^sep=([,;\t])\r?\n/i.exec(text)
  const table = said ? text.slice(said[0].length) : text
  const readings = said?.[1] ? [said[1]] : separators
  const faults: string[] = []
  // Read whole in the widest alone, unless it cannot be: a long file is not read three times.
  for (const separator of readings.toSorted(
    (one, other) => columnsOf(table, other) - columnsOf(table, one),
  )) {
    const reading = parsed(table, separator, mostLines)
    if (typeof reading !== 'string') return reading
    faults.push(reading)
  }
  return refuse(faults.includes('quotes') ? 'quotes-not-closed' : 'sheet-is-no-table')
}

/** Of the first row. */
function columnsOf(text: string, separator: string): number {
  const header = parsed(text, separator, 0)
  return typeof header === 'string' ? 0 : (header[0]?.length ?? 0)
}

function parsed(text: string, delimiter: string, mostLines: number): string[][] | 'quotes' | 'no-table' {
  if (isOftener(delimiter, text, MOST_CELLS)) return 'no-table'
  try {
    return parse(text, {
      delimiter,
      to: mostLines + 1,
      relax_column_count: true,
      // 12" and "so" called: a quote inside a value is a quote.
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: MOST_COLUMNS * LONGEST_CELL,
    })
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault
    return fault.code === 'CSV_QUOTE_NOT_CLOSED' ? 'quotes' : 'no-table'
  }
}
