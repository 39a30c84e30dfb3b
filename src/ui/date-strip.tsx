/** One date of a term. */
export interface StripDate {
  on: Temporal.PlainDate
  note?: string | undefined
  state?: 'past' | 'next' | 'coming' | 'cancelled' | undefined
  href?: string | undefined
}

const stateWords = { past: 'past', next: 'next meeting', coming: '', cancelled: 'cancelled' } as const

/** A term's dates as a strip, month by month. */
export function DateStrip({ label, dates }: { label: string; dates: readonly StripDate[] }) {
  return (
    <section aria-label={label} class="date-strip">
      {byMonth(dates).map(([month, days]) => (
        <div key={month}>
          <p class="mb-2 text-sm font-semibold text-muted">{month}</p>
          <ul class="flex flex-wrap gap-2">
            {days.map((date) => (
              <li key={date.on.toString()}>
                <Day date={date} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function Day({ date }: { date: StripDate }) {
  const state = date.state ?? 'coming'
  const face = (
    <>
      <time dateTime={date.on.toString()}>
        <span class="day-weekday">{date.on.toLocaleString('en-GB', { weekday: 'short' })} </span>
        <span class="day-number">{date.on.day}</span>
        <span class="sr-only"> {date.on.toLocaleString('en-GB', { month: 'long' })}</span>
      </time>
      {stateWords[state] && <span class="sr-only">, {stateWords[state]}</span>}
      {date.note && <span class="day-note">{date.note}</span>}
    </>
  )
  return date.href ? (
    <a href={date.href} class={`day day-${state}`}>
      {face}
    </a>
  ) : (
    <span class={`day day-${state}`}>{face}</span>
  )
}

function byMonth(dates: readonly StripDate[]): [string, StripDate[]][] {
  const months = new Map<string, StripDate[]>()
  for (const date of dates) {
    const month = date.on.toLocaleString('en-GB', { month: 'long', year: 'numeric' })
    months.set(month, [...(months.get(month) ?? []), date])
  }
  return [...months]
}
