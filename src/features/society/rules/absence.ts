import { formatDateOnly, formatShortDate } from '../../../shared/calendar.ts'

export interface Absence {
  readonly name: string
  readonly firstOn: Temporal.PlainDate
  readonly lastOn: Temporal.PlainDate
  /** Who stands in; null when nobody does, undefined when somebody does whose name is not in sight. */
  readonly standIn: string | null | undefined
}

const LONGEST_ABSENCE_DAYS = 366

/** 'Ewan Baird is away until Thursday 3 December; Sian Pritchard stands in.' */
export function absenceInWords({ name, ...absence }: Absence, today: Temporal.PlainDate): string {
  const standIn =
    absence.standIn === null ? 'nobody stands in' : `${absence.standIn ?? 'a colleague'} stands in`
  return `${name} ${daysAway(absence, today)}; ${standIn}.`
}

/** 'is away until Thursday 3 December', 'will be away from Monday 7 to Friday 11 December' */
export function daysAway(
  { firstOn, lastOn }: Pick<Absence, 'firstOn' | 'lastOn'>,
  today: Temporal.PlainDate,
): string {
  const { compare } = Temporal.PlainDate
  const day = (on: Temporal.PlainDate) => (on.year === today.year ? formatShortDate(on) : formatDateOnly(on))
  if (compare(lastOn, today) < 0) return `was away until ${day(lastOn)}`
  if (compare(firstOn, today) <= 0)
    return compare(lastOn, today) === 0 ? 'is away today' : `is away until ${day(lastOn)}`
  return compare(firstOn, lastOn) === 0
    ? `will be away on ${day(firstOn)}`
    : `will be away from ${day(firstOn)} to ${day(lastOn)}`
}

/** What is wrong with dates somebody enters, if anything. */
export function absenceFault(
  { firstOn, lastOn }: Pick<Absence, 'firstOn' | 'lastOn'>,
  today: Temporal.PlainDate,
): 'ends-before-it-begins' | 'over-already' | 'too-long' | null {
  const { compare } = Temporal.PlainDate
  if (compare(lastOn, firstOn) < 0) return 'ends-before-it-begins'
  if (compare(lastOn, today) < 0) return 'over-already'
  return firstOn.until(lastOn).days > LONGEST_ABSENCE_DAYS ? 'too-long' : null
}

/** Regions that have representatives of whom nobody is there today, and for whom nobody stands in. */
export function uncoveredRegions<Region extends { regionId: string | null; name: string }>(
  regions: readonly Region[],
  representatives: readonly { regionId: string; personId: string }[],
  absences: readonly (Pick<Absence, 'firstOn' | 'lastOn'> & { personId: string; standInId: string | null })[],
  today: Temporal.PlainDate,
): Region[] {
  const { compare } = Temporal.PlainDate
  const now = absences.filter(
    ({ firstOn, lastOn }) => compare(firstOn, today) <= 0 && compare(lastOn, today) >= 0,
  )
  const isAway = (who: string) => now.some(({ personId }) => personId === who)
  const isCovered = (who: string) =>
    !isAway(who) ||
    now.some(({ personId, standInId }) => personId === who && standInId !== null && !isAway(standInId))
  return regions.filter(({ regionId }) => {
    const own = representatives.filter((one) => one.regionId === regionId)
    return own.length > 0 && !own.some(({ personId }) => isCovered(personId))
  })
}
