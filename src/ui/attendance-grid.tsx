import type { ComponentChildren } from 'preact'

export type GridMark = 'present' | 'apologies' | 'absent'

export interface GridColumn {
  id: string
  /** '3' and 'Nov': one short above the other. */
  day: string
  month: string
  /** 'Tuesday 3 November 2026', for those who hear it. */
  words: string
  href: string
  /** null: nobody has taken it. */
  taken: { present: number; of: number } | null
}

export interface GridRow {
  id: string
  name: string
  note?: string | undefined
  /** One a column; null: not their meeting, or not noted. */
  marks: readonly (GridMark | null)[]
  /** '7 of 8' */
  sum: string
}

interface AttendanceGridProps {
  caption: string
  columns: readonly GridColumn[]
  rows: readonly GridRow[]
}

const signs: Record<GridMark, { sign: string; words: string }> = {
  present: { sign: '●', words: 'present' },
  apologies: { sign: '○', words: 'apologies' },
  absent: { sign: '–', words: 'absent' },
}

/** People down, meetings across. On a phone the names stay while the meetings move under the finger. */
export function AttendanceGrid({ caption, columns, rows }: AttendanceGridProps) {
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard. */}
      <section class="grid-scroll" aria-label={caption} tabIndex={0}>
        <table class="attendance-grid">
          <caption class="sr-only">{caption}</caption>
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <th key={column.id} scope="col">
                  <a href={column.href}>
                    <span aria-hidden="true">
                      <span class="attendance-day">{column.day}</span>
                      <span class="attendance-month">{column.month}</span>
                    </span>
                    <span class="sr-only">{column.words}</span>
                  </a>
                </th>
              ))}
              <th scope="col" class="attendance-sum">
                In all
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {row.name}
                  {row.note && <span class="attendance-note">{row.note}</span>}
                </th>
                {row.marks.map((mark, place) => (
                  <td key={columns[place]?.id}>{mark && <Mark mark={mark} />}</td>
                ))}
                <td class="attendance-sum">{row.sum}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Came</th>
              {columns.map(({ id, taken, href, words }) => (
                <td key={id}>
                  {taken ? (
                    `${taken.present}/${taken.of}`
                  ) : (
                    <a href={href} aria-label={`Take attendance of ${words}`}>
                      take
                    </a>
                  )}
                </td>
              ))}
              <td />
            </tr>
          </tfoot>
        </table>
      </section>
      <GridKey />
    </>
  )
}

function Mark({ mark }: { mark: GridMark }) {
  return (
    <span class={`attendance-mark attendance-${mark}`}>
      <span aria-hidden="true">{signs[mark].sign}</span>
      <span class="sr-only">{signs[mark].words}</span>
    </span>
  )
}

function GridKey() {
  return (
    <ul class="attendance-key" aria-label="What the signs mean">
      {(Object.keys(signs) as GridMark[]).map((mark) => (
        <li key={mark}>
          <span class={`attendance-mark attendance-${mark}`} aria-hidden="true">
            {signs[mark].sign}
          </span>{' '}
          {signs[mark].words}
        </li>
      ))}
    </ul>
  )
}

/** A box to be ticked on paper. */
export function PaperBox({ children }: { children?: ComponentChildren }) {
  return <span class="paper-box">{children}</span>
}
