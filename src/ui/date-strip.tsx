/** One date of a term. */
export interface StripDate {
  on: Temporal.PlainDate
  note?: string | undefined
  state?: 'past' | 'next' | 'coming' | 'cancelled' | 'left-out' | undefined
  href?: string | undefined
}

// Made once: a formatter costs far more than what it formats.
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short' })
const month = new Intl.DateTimeFormat('en-GB', { month: 'long' })
const monthAndYear = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' })

const stateWords = {
  past: 'past',
  next: 'next meeting',
  coming: '',
  cancelled: 'cancelled',
  'left-out': 'left out',
} as const

/** A term's dates as a strip, month by month. */
export function DateStrip({ label, dates }: { label: string; dates: readonly StripDate[] }) {
  return (
    <section aria-label={label} class="date-strip">
      {byMonth(dates).map(([month, days]) => (
        <div key={month}>
          <p class="mb-2 text-sm font-semibold text-muted">{month}</p>
          <ul class="flex flex-wrap gap-2">
            {days.map((date, place) => (
              <li key={`${date.on} ${place}`}>
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
        <span class="day-weekday">{weekday.format(date.on)} </span>
        <span class="day-number">{date.on.day}</span>
        <span class="sr-only"> {month.format(date.on)}</span>
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
    const name = monthAndYear.format(date.on)
    months.set(name, [...(months.get(name) ?? []), date])
  }
  return [...months]
}
