export interface WeekCell {
  /** Where it is said who can and who cannot. */
  href: string
  /** How many could. */
  could: number
  /** From 0, nobody, to 4, everybody. */
  tone: 0 | 1 | 2 | 3 | 4
  /** A leader cannot: there is no meeting then. */
  isOut: boolean
  isBest: boolean
  /** The whole of it, for those who do not see the table's colours. */
  words: string
}

interface WeekGridProps {
  caption: string
  days: readonly { short: string; long: string }[]
  /** One row each, with a cell a day; null where it was not asked. */
  rows: readonly { time: string; hours: string; cells: readonly (WeekCell | null)[] }[]
}

/** Weekdays across, times of day down: the darker, the more could; the best are filled and starred. */
export function WeekGrid({ caption, days, rows }: WeekGridProps) {
  return (
    <>
      <table class="week-grid">
        <caption class="sr-only">{caption}</caption>
        <thead>
          <tr>
            <td />
            {days.map(({ short, long }) => (
              <th key={long} scope="col">
                <abbr title={long}>{short}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ time, hours, cells }) => (
            <tr key={time}>
              <th scope="row">
                {time}
                <span class="week-slot-hours">{hours}</span>
              </th>
              {cells.map((cell, place) => (
                <td key={days[place]?.long}>{cell && <Cell cell={cell} />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <WeekKey />
    </>
  )
}

function Cell({ cell }: { cell: WeekCell }) {
  const look = cell.isOut ? 'week-out' : cell.isBest ? 'week-best' : `week-tone-${cell.tone}`
  return (
    <a href={cell.href} class={`week-cell ${look}`} title={cell.words}>
      <span aria-hidden="true">
        {cell.isBest && '★ '}
        {cell.isOut ? '✕' : cell.could}
      </span>
      <span class="sr-only">{cell.words}</span>
    </a>
  )
}

function WeekKey() {
  return (
    <ul class="week-key" aria-label="What the squares mean">
      <li>
        <span class="week-cell week-best" aria-hidden="true">
          ★
        </span>
        suits best
      </li>
      <li>
        <span class="week-cell week-tone-3" aria-hidden="true">
          7
        </span>
        so many could
      </li>
      <li>
        <span class="week-cell week-out" aria-hidden="true">
          ✕
        </span>
        a leader cannot
      </li>
    </ul>
  )
}
