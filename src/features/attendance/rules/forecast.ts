import { dateIn, formatShortDate, type Weekday, weekdayName } from '../../../shared/calendar.ts'
import { listed } from '../../../shared/listed.ts'
import { inWords } from '../../../shared/numerals.ts'

/** Somebody whose meeting it is. */
export interface Awaited {
  readonly name: string
  readonly role: 'leader' | 'member'
  readonly sentApologies: boolean
}

/** Who may be expected at a meeting, as things stand. */
export interface Forecast {
  readonly members: number
  readonly expected: number
  /** The fewest that the group has chosen. */
  readonly fewest: number
  readonly membersAway: readonly string[]
  readonly leadersAway: readonly string[]
  readonly leadersComing: readonly string[]
}

export function forecastOf(people: readonly Awaited[], fewest: number): Forecast {
  const names = (role: Awaited['role'], away: boolean) =>
    people.filter((each) => each.role === role && each.sentApologies === away).map(({ name }) => name)
  const [coming, membersAway] = [names('member', false), names('member', true)]
  return {
    members: coming.length + membersAway.length,
    expected: coming.length,
    fewest,
    membersAway,
    leadersAway: names('leader', true),
    leadersComing: names('leader', false),
  }
}

/** Below the fewest that the group has chosen. A group that is still looking for members knows that without us. */
export const isBelowFewest = ({ members, expected, fewest }: Forecast): boolean =>
  expected < fewest && expected < members

/** Anything at all that leaders would like to know beforehand. */
export const isWorthSaying = (forecast: Forecast): boolean =>
  forecast.membersAway.length > 0 || forecast.leadersAway.length > 0

/** 'Five of eight on Tuesday: below the six you chose.' */
export function forecastInWords(forecast: Forecast, day: string): string {
  const { expected, members, fewest } = forecast
  if (members === 0) return 'Nobody has a place yet.'
  const who =
    expected === members
      ? members === 1
        ? 'The one member'
        : `All ${inWords(members)}`
      : expected === 0
        ? 'Nobody'
        : `${capital(inWords(expected))} of ${inWords(members)}`
  const below = isBelowFewest(forecast) ? `: below the ${inWords(fewest)} you chose` : ''
  return `${who} on ${day}${below}.`
}

/** The same in a few words, where there is room for a line: 'Five on Tuesday: below the six you chose.' */
export function expectedInWords(
  { expected, fewest }: Pick<Forecast, 'expected' | 'fewest'>,
  day: string,
): string {
  const who = expected === 0 ? 'Nobody' : capital(inWords(expected))
  return `${who} on ${day}${expected < fewest ? `: below the ${inWords(fewest)} you chose` : ''}.`
}

/** What the circle is told of who will be missing: 'Dev and Elin cannot come on Tuesday.' */
export const missingInWords = (names: readonly string[], day: string): string =>
  names.length === 0 ? `Everybody is expected on ${day}.` : `${listed(names)} cannot come on ${day}.`

/** 'Ailsa Grant leads alone.'; null while all who lead come. */
export function leadingInWords({ leadersAway, leadersComing }: Forecast): string | null {
  if (leadersAway.length === 0) return null
  if (leadersComing.length === 0) return 'As it stands nobody leads it.'
  return leadersComing.length === 1
    ? `${leadersComing[0]} leads alone.`
    : `${listed(leadersAway)} cannot come.`
}

/** 'Tuesday' within the week, 'Tuesday 8 December' further on. */
export function dayInWords(startsAt: Temporal.Instant, timeZone: string, now: Temporal.Instant): string {
  const [day, today] = [dateIn(startsAt, timeZone), dateIn(now, timeZone)]
  const days = today.until(day, { largestUnit: 'days' }).days
  return days >= 0 && days < 7 ? weekdayName(day.dayOfWeek as Weekday) : formatShortDate(day)
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
