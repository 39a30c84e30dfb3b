import type { ColumnMatch, KnownColumn } from './columns.ts'
import type { RowsOf } from './kinds.ts'
import type { Sheet, SheetRow } from './sheet.ts'

/** One row as we understood it, or what is wrong with it, by our columns' names. */
export interface ReadRow<Values> {
  readonly number: number
  /** How the person recognises it: its first cell that says something. */
  readonly shownAs: string
  readonly values: Values | null
  readonly problems: Readonly<Record<string, string>>
}

/** Turns the cells of a row, by our columns' names, into what they say. */
export type ReadCells<Values> = (
  cells: Record<string, string>,
) => { values: Values } | { problems: Record<string, string> }

/** One for each kind; handed in by whoever knows the forms. `regions` are the society's, by name. */
export type RowReaders = {
  readonly [Kind in keyof RowsOf]: (regions: readonly string[]) => ReadCells<RowsOf[Kind]>
}

export interface RowsWish<Values> {
  columns: readonly KnownColumn[]
  read: ReadCells<Values>
  match: ColumnMatch
  /** Two rows with one key are the same: the later one is a fault. */
  keyOf: (values: Values) => string
  /** The column at whose side a doubled row is said. */
  keyColumn: string
}

/** Understands every row before anything is written. */
export function readRows<Values>(sheet: Sheet, wish: RowsWish<Values>): ReadRow<Values>[] {
  const firstWith = new Map<string, number>()
  return sheet.rows.map((row) => {
    const read = readRow(row, wish)
    if (read.values === null) return read
    const key = wish.keyOf(read.values)
    const before = firstWith.get(key)
    if (before === undefined) {
      firstWith.set(key, row.number)
      return read
    }
    const problem = `Row ${before} says this already. Please keep one of the two.`
    return { ...read, values: null, problems: { [wish.keyColumn]: problem } }
  })
}

function readRow<Values>(row: SheetRow, { columns, read, match }: RowsWish<Values>): ReadRow<Values> {
  const about = { number: row.number, shownAs: shownAs(row.cells) }
  if (row.hasMore) {
    const problem =
      'This row has more cells than the header. A value with a comma in it needs quotes around it.'
    return { ...about, values: null, problems: { '': problem } }
  }
  const cells = columns.map(({ name }) => {
    const place = match[name] ?? null
    return [name, place === null ? '' : (row.cells[place] ?? '')] as const
  })
  return { ...about, values: null, problems: {}, ...read(Object.fromEntries(cells)) }
}

const LONGEST_SHOWN = 60
/** Marks that would reorder or hide what stands beside them on the page. */
const hiddenMarks = /[\p{Cc}\u202A-\u202E\u2066-\u2069\uFEFF]/gu

function shownAs(cells: readonly string[]): string {
  const first = (cells.find((cell) => cell !== '') ?? '').replaceAll(hiddenMarks, ' ')
  return first.length > LONGEST_SHOWN ? `${first.slice(0, LONGEST_SHOWN).toWellFormed()}…` : first
}
