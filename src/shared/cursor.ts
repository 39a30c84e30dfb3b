import { isId } from './ids.ts'

/** Where a list goes on: after the row with this moment and id. */
export interface Cursor {
  readonly at: Temporal.Instant
  readonly id: string
}

/** What is on one page of a list, of one row more than it takes, and where the next begins; null: there is none. */
export function leafOf<Row, Line>(
  rows: readonly Row[],
  most: number,
  lineOf: (row: Row) => Line,
  cursorOf: (line: Line, row: Row) => Cursor,
): { lines: Line[]; next: Cursor | null } {
  const shown = rows.slice(0, most)
  const lines = shown.map(lineOf)
  const [lastRow, lastLine] = [shown.at(-1), lines.at(-1)]
  const goesOn = rows.length > most && lastRow !== undefined && lastLine !== undefined
  return { lines, next: goesOn ? cursorOf(lastLine, lastRow) : null }
}

export const cursorText = ({ at, id }: Cursor): string => `${at}~${id}`

/** It stands in an address, so anybody may have written it: whatever is no cursor begins the list anew. */
export function readCursor(text: string | undefined): Cursor | undefined {
  const [moment = '', id = ''] = (text ?? '').split('~')
  if (!/^20\d\d-\d\d-\d\dT[\d:.]{5,18}Z$/.test(moment) || !isId(id)) return undefined
  try {
    return { at: Temporal.Instant.from(moment), id }
  } catch {
    return undefined
  }
}
