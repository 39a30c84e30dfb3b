import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'

export interface Period {
  readonly firstOn: Temporal.PlainDate
  readonly lastOn: Temporal.PlainDate
}

/** A meeting that is over, as far as it is somebody's own. */
export interface Session {
  readonly meetingId: string
  readonly termId: string
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly mode: 'face-to-face' | 'online'
  /** A leader has taken attendance. */
  readonly isTaken: boolean
  /** What was noted; null: nothing is (any more). */
  readonly state: 'present' | 'apologies' | 'absent' | null
}

export interface OfferedPeriod extends Period {
  /** 'The term from 6 January to 24 March 2026', 'The year 2026' */
  readonly label: string
}

/** As far as a certificate reaches; issue_certificate() says the same. */
const LONGEST_DAYS = 1096

const MOST_TERMS = 12
const MOST_YEARS = 4

/** Terms in which somebody was there, then years, the latest first. */
export function offeredPeriods(sessions: readonly Session[], timeZone: string): OfferedPeriod[] {
  const terms = Map.groupBy(sessions, ({ termId }) => termId)
  const spans = [...terms.values()]
    .filter((term) => term.some(isCounted))
    .map((term) => spanOf(term, timeZone))
    .toSorted((a, b) => Temporal.PlainDate.compare(b.firstOn, a.firstOn))
    .slice(0, MOST_TERMS)
    .map((span) => ({ ...span, label: `The term ${periodInWords(span)}` }))
  const years = new Set(sessions.filter(isCounted).map(({ startsAt }) => dateIn(startsAt, timeZone).year))
  const wholeYears = [...years]
    .toSorted((a, b) => b - a)
    .slice(0, MOST_YEARS)
    .map((year) => ({ ...wholeYear(year), label: `The year ${year}` }))
  return [...spans, ...wholeYears]
}

const wholeYear = (year: number): Period => ({
  firstOn: new Temporal.PlainDate(year, 1, 1),
  lastOn: new Temporal.PlainDate(year, 12, 31),
})

function spanOf(sessions: readonly Session[], timeZone: string): Period {
  const days = sessions.map(({ startsAt }) => dateIn(startsAt, timeZone)).toSorted(Temporal.PlainDate.compare)
  const [firstOn] = days
  const lastOn = days.at(-1)
  if (!firstOn || !lastOn) throw new RangeError('A period has a meeting.')
  return { firstOn, lastOn }
}

/** 'from 6 to 20 January 2026', 'from 6 January to 24 March 2026', 'from 3 November 2025 to 9 February 2026' */
export function periodInWords({ firstOn, lastOn }: Period): string {
  const last = formatDateOnly(lastOn)
  if (firstOn.equals(lastOn)) return `on ${last}`
  const [day = '', month = ''] = formatDateOnly(firstOn).split(' ')
  if (firstOn.year !== lastOn.year) return `from ${formatDateOnly(firstOn)} to ${last}`
  return firstOn.month === lastOn.month ? `from ${day} to ${last}` : `from ${day} ${month} to ${last}`
}

export type PeriodProblem = 'ends-before-it-begins' | 'too-long'

export function periodProblem({ firstOn, lastOn }: Period): PeriodProblem | null {
  const days = firstOn.until(lastOn, { largestUnit: 'days' }).days
  if (days < 0) return 'ends-before-it-begins'
  return days > LONGEST_DAYS ? 'too-long' : null
}

export const isCounted = ({ isTaken, state }: Session): boolean => isTaken && state === 'present'

/** How long a meeting was, in whole minutes: instants differ by what passed, whatever clocks did that night. */
export const minutesOf = ({ startsAt, endsAt }: Pick<Session, 'startsAt' | 'endsAt'>): number =>
  Math.round(endsAt.since(startsAt).total('minutes'))

export interface Tally {
  readonly counted: readonly Session[]
  readonly minutes: number
  /** Nobody has taken attendance of these. */
  readonly notTaken: readonly Session[]
}

/** What counts of a period, and what would if somebody took its attendance. Days are those at the group's place. */
export function tallyOf(sessions: readonly Session[], { firstOn, lastOn }: Period, timeZone: string): Tally {
  const within = sessions.filter(({ startsAt }) => {
    const day = dateIn(startsAt, timeZone)
    return Temporal.PlainDate.compare(day, firstOn) >= 0 && Temporal.PlainDate.compare(day, lastOn) <= 0
  })
  const counted = within.filter(isCounted)
  return {
    counted,
    minutes: counted.reduce((sum, session) => sum + minutesOf(session), 0),
    notTaken: within.filter(({ isTaken }) => !isTaken),
  }
}
