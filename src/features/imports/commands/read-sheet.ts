import { type Refusal, refuse } from '../../../shared/refusal.ts'
import type { Sheet, SheetFault, SheetRow } from '../rules/sheet.ts'
import { isWorkbook, LONGEST_CELL, MOST_COLUMNS, recordsOf, textOf } from './read-table.ts'

/** What a society keeps in one file; more is sent in parts. */
const MOST_ROWS = 2_000
/** Empty lines and cells that a spreadsheet leaves about count here, too: everybody waits while a file is read. */
const MOST_LINES = 10_000

/** Reads what Excel and LibreOffice save as CSV in Britain and on the Continent, and what one pastes from them. */
export function readSheet(bytes: Uint8Array): Sheet | Refusal<SheetFault> {
  if (isWorkbook(bytes)) return refuse('sheet-is-a-workbook')
  const text = textOf(bytes).trimEnd()
  if (text === '') return refuse('sheet-empty')
  if (text.includes('\0')) return refuse('sheet-is-no-table')
  const records = recordsOf(text, MOST_LINES)
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
