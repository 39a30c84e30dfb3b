/** A file of rows as a spreadsheet program writes it, as text. */
export interface Sheet {
  readonly header: readonly string[]
  readonly rows: readonly SheetRow[]
}

export interface SheetRow {
  /** As the spreadsheet numbers it: the header is row 1. */
  readonly number: number
  /** One for each column of the header. */
  readonly cells: readonly string[]
  /** More cells than the header has: usually a separator inside a value that was not quoted. */
  readonly hasMore: boolean
}

export type SheetFault =
  | 'sheet-empty'
  | 'sheet-without-rows'
  | 'sheet-is-no-table'
  | 'sheet-is-a-workbook'
  | 'sheet-too-long'
  | 'quotes-not-closed'
