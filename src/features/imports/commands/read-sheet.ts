import { CsvError, parse } from 'csv-parse/sync'
import { isOftener } from '../../../shared/oftener.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import type { Sheet, SheetFault, SheetRow } from '../rules/sheet.ts'

/** What a society keeps in one file; more is sent in parts. */
export const MOST_ROWS = 2_000
const MOST_COLUMNS = 60
const LONGEST_CELL = 4_000
/** Empty lines and cells that a spreadsheet leaves about count here, too: everybody waits while a file is read. */
const MOST_LINES = 10_000
const MOST_CELLS = 400_000

/** Reads what Excel and LibreOffice save as CSV in Britain and on the Continent, and what one pastes from them. */
export function readSheet(bytes: Uint8Array): Sheet | Refusal<SheetFault> {
  if (isWorkbook(bytes)) return refuse('sheet-is-a-workbook')
  const text = textOf(bytes).trimEnd()
  if (text === '') return refuse('sheet-empty')
  if (text.includes('\0')) return refuse('sheet-is-no-table')
  const records = recordsOf(text)
  if ('refused' in records) return records
  if (records.length > MOST_LINES) return refuse('sheet-too-long')
  const [header = [], ...body] = records
  if (
    header.length > MOST_COLUMNS ||
    records.some((cells) => cells.some((cell) => cell.length > LONGEST_CELL))
  )
    return refuse('sheet-is-no-table')
  const rows = body
    .map((cells, place) => rowOf(cells, place + 2, header.length))
    .filter(({ cells, hasMore }) => hasMore || cells.some((cell) => cell !== ''))
  if (rows.length === 0) return refuse('sheet-without-rows')
  if (rows.length > MOST_ROWS) return refuse('sheet-too-long')
  return { header: header.map((name) => name.trim()), rows }
}

function rowOf(cells: readonly string[], number: number, columns: number): SheetRow {
  return {
    number,
    cells: Array.from({ length: columns }, (_, column) => (cells[column] ?? '').trim()),
    hasMore: cells.slice(columns).some((cell) => cell.trim() !== ''),
  }
}

/** .xlsx and .ods are ZIP files, .xls is an OLE container. */
const isWorkbook = (bytes: Uint8Array) =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf)

/** UTF-8 with or without its mark, Excel's “Unicode text”, and otherwise Windows-1252, in which every byte is a letter. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const separators = [',', ';', '\t'] as const

/** The separator is the one that makes most columns of the header. Excel may say it itself, in a first line `sep=;`. */
function recordsOf(text: string): string[][] | Refusal<SheetFault> {
  const said = /^sep=([,;\t])\r?\n/i.exec(text)
  const table = said ? text.slice(said[0].length) : text
  const readings = said?.[1] ? [said[1]] : separators
  const readable = readings.map((separator) => parsed(table, separator))
  const tables = readable.filter((reading) => Array.isArray(reading))
  const [widest] = tables.toSorted((one, other) => (other[0]?.length ?? 0) - (one[0]?.length ?? 0))
  return widest ?? refuse(readable.includes('quotes') ? 'quotes-not-closed' : 'sheet-is-no-table')
}

function parsed(text: string, delimiter: string): string[][] | 'quotes' | 'no-table' {
  if (isOftener(delimiter, text, MOST_CELLS)) return 'no-table'
  try {
    return parse(text, {
      delimiter,
      to: MOST_LINES + 1,
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
