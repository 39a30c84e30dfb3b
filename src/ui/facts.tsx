import type { ComponentChildren } from 'preact'

type Fact = readonly [term: string, value: ComponentChildren]

/** Short facts as a list of terms; those without a value are left out. */
export function Facts({ facts }: { facts: readonly (Fact | null | undefined | false)[] }) {
  const known = facts.filter((fact): fact is Fact => Boolean(fact) && fact !== false && isSaid(fact?.[1]))
  return (
    <dl class="facts">
      {known.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function isSaid(value: ComponentChildren): boolean {
  return value !== null && value !== undefined && value !== false && value !== ''
}

interface Column<T> {
  title: string
  /** Null where there is nothing to say. */
  cell: (row: T) => ComponentChildren
  /** Stands on a wide screen where there is nothing to say; a phone leaves the line out. */
  nothing?: string | undefined
  /** Numbers and money stand at the end. */
  align?: 'end' | undefined
  /** The column that names the row; a person's name is kept on one line where there is room. */
  head?: boolean | 'person' | undefined
  /** On a phone its title is not said again in each row: a button, or a name that speaks for itself. */
  speaksForItself?: boolean | undefined
  /** Sentences or a list: on a phone they stand below the title, in the whole width. */
  words?: boolean | undefined
}

interface TableProps<T> {
  caption: string
  captionHidden?: boolean | undefined
  /** Those that are left out for once are `false`. */
  columns: readonly (Column<T> | false)[]
  rows: readonly T[]
  rowKey: (row: T) => string
  /** Its cells are a word or two: on a phone they share their lines. */
  short?: boolean | undefined
  /** Each row is a name and an amount, on one line on a phone, too; these rows add the others up. */
  isSum?: ((row: T) => boolean) | undefined
  /** Shown instead of a table without rows. */
  empty?: ComponentChildren
}

/** A table that turns into cards on a phone. */
export function Table<T>(props: TableProps<T>) {
  const { caption, captionHidden, rows, rowKey, short, isSum, empty } = props
  const columns = props.columns.filter((column) => column !== false)
  if (rows.length === 0 && empty) return <>{empty}</>
  return (
    <table class={['sheet', short && 'sheet-short', isSum && 'sheet-sums'].filter(Boolean).join(' ')}>
      <caption class={captionHidden ? 'sr-only' : ''}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.title} scope="col" class={column.align}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} class={isSum?.(row) ? 'sum' : undefined}>
            {columns.map((column) => (
              <Cell key={column.title} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell<T>({ column, row }: { column: Column<T>; row: T }) {
  const { title, head, align, words, speaksForItself, nothing } = column
  const said = column.cell(row)
  if (head) {
    return (
      <th scope="row" class={head === 'person' ? 'whose' : undefined}>
        {said}
      </th>
    )
  }
  if (said === null && nothing !== undefined) return <td class="nothing">{nothing}</td>
  return (
    <td class={words ? 'words' : align} data-label={speaksForItself ? undefined : title}>
      {said}
    </td>
  )
}

/** A quiet line under what a cell says. */
export function Under({ children }: { children?: ComponentChildren }) {
  return <span class="under">{children}</span>
}

interface PaginationProps {
  previous?: string | undefined
  next?: string | undefined
  /** "Page 2 of 5" */
  label?: string | undefined
}

export function Pagination({ previous, next, label }: PaginationProps) {
  if (!previous && !next) return null
  return (
    <nav aria-label="Pages" class="mt-8 flex items-center justify-between gap-4 text-sm">
      <span>
        {previous && (
          <a href={previous} rel="prev">
            ← Previous
          </a>
        )}
      </span>
      {label && <span class="text-muted">{label}</span>}
      <span>
        {next && (
          <a href={next} rel="next">
            Next →
          </a>
        )}
      </span>
    </nav>
  )
}
