import { isRefusal, type Refusal, refuse } from '../../../shared/refusal.ts'
import { atOnce, eachInSteps, type Steps } from '../../../shared/steps.ts'
import { isWorkbook, recordsOf, textOf } from '../../imports/commands/read-table.ts'
import type { ColumnMatch } from '../../imports/rules/columns.ts'
import {
  type BankColumn,
  type BankTable,
  bankLine,
  bankTable,
  faultsOfBankColumns,
  guessBankColumns,
} from '../rules/bank-columns.ts'
import { isMt940, linesOfMt940 } from '../rules/mt940.ts'
import { isOfx, linesOfOfx, type ReadLines } from '../rules/ofx.ts'
import { MOST_LINES, type StatementFormat, type StatementLine } from '../rules/statement-line.ts'
import { isXml, linesOfCamt } from './read-camt.ts'

export interface Statement {
  format: StatementFormat
  lines: StatementLine[]
  /** Lines that could not be understood. */
  unread: number
  /** Of a CSV: its columns, and which of them was taken for what. */
  columns: { table: BankTable; match: ColumnMatch<BankColumn>; isWhole: boolean } | null
}

export type StatementFault =
  | 'statement-empty'
  | 'statement-unknown'
  | 'statement-broken-off'
  | 'statement-too-long'
  | 'statement-is-a-workbook'

/**
 * A bank's file as lines, in memory alone; line by line, since ten thousand take longer than anybody else should wait.
 * @param chosen which column is which, where a person has said so
 */
export function* readingStatement(
  bytes: Uint8Array,
  chosen: ColumnMatch<BankColumn> | null = null,
): Steps<Statement | Refusal<StatementFault>> {
  if (isWorkbook(bytes)) return refuse('statement-is-a-workbook')
  const text = textOf(bytes).trim()
  if (text === '') return refuse('statement-empty')
  if (text.includes('\0')) return refuse('statement-unknown')
  if (isOfx(text)) return statementOf('ofx', yield* linesOfOfx(text))
  if (isXml(text)) {
    const read = yield* linesOfCamt(text)
    return read !== null && isRefusal(read) ? read : statementOf('camt', read)
  }
  if (isMt940(text)) return statementOf('mt940', yield* linesOfMt940(text))
  return yield* readingCsv(text, chosen)
}

/** The same at once, for a short file. */
export const readStatement = (...what: Parameters<typeof readingStatement>) =>
  atOnce(readingStatement(...what))

function statementOf(format: StatementFormat, read: ReadLines | null): Statement | Refusal<StatementFault> {
  if (read === null) return refuse('statement-broken-off')
  if (read.lines.length > MOST_LINES) return refuse('statement-too-long')
  if (read.lines.length === 0 && read.unread === 0) return refuse('statement-empty')
  return { format, ...read, columns: null }
}

function* readingCsv(
  text: string,
  chosen: ColumnMatch<BankColumn> | null,
): Steps<Statement | Refusal<StatementFault>> {
  const records = recordsOf(text, MOST_LINES)
  if (isRefusal(records))
    return refuse(records.refused === 'quotes-not-closed' ? 'statement-broken-off' : 'statement-unknown')
  if (records.length > MOST_LINES) return refuse('statement-too-long')
  const table = bankTable(records)
  if (!table) return refuse('statement-unknown')
  const match = chosen ?? guessBankColumns(table)
  const isWhole = Object.keys(faultsOfBankColumns(match)).length === 0
  const read = isWhole ? yield* eachInSteps(table.rows, (cells) => bankLine(cells, match)) : []
  const lines = read.filter((line) => line !== null)
  return { format: 'csv', lines, unread: read.length - lines.length, columns: { table, match, isWhole } }
}
