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
  cell: (row: T) => ComponentChildren
  /** Numbers and money stand at the end. */
  align?: 'end' | undefined
  /** The column that names the row. */
  head?: boolean | undefined
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
  /** Shown instead of a table without rows. */
  empty?: ComponentChildren
}

/** A table that turns into cards on a phone. */
export function Table<T>({ caption, captionHidden, rows, rowKey, short, empty, ...props }: TableProps<T>) {
  const columns = props.columns.filter((column) => column !== false)
  if (rows.length === 0 && empty) return <>{empty}</>
  return (
    <table class={short ? 'sheet sheet-short' : 'sheet'}>
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
          <tr key={rowKey(row)}>
            {columns.map((column) =>
              column.head ? (
                <th key={column.title} scope="row">
                  {column.cell(row)}
                </th>
              ) : (
                <td
                  key={column.title}
                  class={column.words ? 'words' : column.align}
                  data-label={column.speaksForItself ? undefined : column.title}
                >
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A quiet line under what a cell says. */
export function Under({ children }: { children?: ComponentChildren }) {
  return <span class="under block text-sm font-normal text-muted">{children}</span>
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
