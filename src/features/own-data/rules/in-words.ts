import { formatDate, formatDayAndTime, timeZoneName } from '../../../shared/calendar.ts'
import { currencies, formatMoney, money } from '../../../shared/money.ts'
import type { Here, Said } from './held-kind.ts'
import { labelsOf } from './held-kinds.ts'
import type { HeldRow, HeldRows } from './held-rows.ts'

/** 'Held', 'Sunday 4 October 2026' */
export interface Fact {
  readonly label: string
  readonly words: string
}

/** Each row as its labels and words, in the order in which they are read. */
export function recordsInWords({ table, isTrace, rows }: HeldRows, here: Here): Fact[][] {
  const labels = labelsOf({ table, isTrace })
  return (rows ?? []).map((row) => {
    const known = Object.entries(labels).filter(([column]) => Object.hasOwn(row, column))
    return known.flatMap(([column, said]) => factOf(column, said, row, here))
  })
}

function factOf(column: string, said: Said, row: HeldRow, here: Here): Fact[] {
  const [label, special] = typeof said === 'string' ? [said, null] : said
  const value = row[column]
  const words =
    special === null
      ? valueInWords(column, value, row, here)
      : typeof special === 'function'
        ? special(value, row, here)
        : (special[String(value)] ?? valueInWords(column, value, row, here))
  return words === null || words === '' ? [] : [{ label, words }]
}

/** What speaks for itself: days, moments, sums, yes and no, and people's own words. */
function valueInWords(column: string, value: unknown, row: HeldRow, here: Here): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return numberInWords(column, value, row)
  if (typeof value === 'string') return textInWords(column, value, here)
  // Lists and whole objects have words of their own; a test finds those that have none.
  return Array.isArray(value) ? value.map(String).join(', ') || null : null
}

function numberInWords(column: string, value: number, row: HeldRow): string {
  if (column.endsWith('_minor')) return sumInWords(value, row)
  if (column.endsWith('minutes')) return timeInWords(value)
  return String(value)
}

/** '35 hours 30 minutes', '1 hour', '45 minutes' */
function timeInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const parts = [
    hours > 0 && `${hours} ${hours === 1 ? 'hour' : 'hours'}`,
    (rest > 0 || hours === 0) && `${rest} ${rest === 1 ? 'minute' : 'minutes'}`,
  ]
  return parts.filter(Boolean).join(' ')
}

function sumInWords(minor: number, row: HeldRow): string {
  const currency = currencies.find((each) => each === row.currency || each === row.fee_currency)
  return currency ? formatMoney(money(minor, currency), { pence: 'always' }) : (minor / 100).toFixed(2)
}

const aDay = /^\d{4}-\d{2}-\d{2}$/
const aMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/

function textInWords(column: string, value: string, { timeZone }: Here): string {
  if (column === 'time_zone') return timeZoneName(value)
  if (value === 'infinity') return 'without an end'
  if (aDay.test(value)) return formatDate(Temporal.PlainDate.from(value))
  if (!aMoment.test(value)) return value
  return formatDayAndTime(Temporal.Instant.from(value), timeZone)
}
