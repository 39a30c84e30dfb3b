export type HeldRow = Readonly<Record<string, unknown>>

/** One kind of row as the database gives it: of somebody, or (a trace) only that they did it, and when. */
export interface HeldRows {
  readonly table: string
  readonly isTrace: boolean
  /** How many there are; `rows` may be fewer. */
  readonly count: number
  /** The newest first; null where they are not handed over. */
  readonly rows: readonly HeldRow[] | null
}
