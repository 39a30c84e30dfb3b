import { rhythm as everyWeeksInWords, type Weekday, weekdayName, weekdays } from './calendar.ts'

/** The first to the fourth such weekday of a month; -1 is the last, as RFC 5545 counts. */
export const nthsOfMonth = [1, 2, 3, 4, -1] as const
export type NthOfMonth = (typeof nthsOfMonth)[number]

/** How often a group meets: whole weeks apart, or on the nth of its weekdays in each month. */
export type Rhythm = { readonly everyWeeks: number } | { readonly nthOfMonth: NthOfMonth }

/** However sparse its rhythm, a term is one that people can foresee. */
export const longestTermDays = 3 * 366

/** As two columns hold it, of which at most one is filled. */
export function rhythmOf(everyWeeks: number | null, nthOfMonth: number | null = null): Rhythm | null {
  if (everyWeeks !== null) return { everyWeeks }
  const nth = nthsOfMonth.find((each) => each === nthOfMonth)
  return nth === undefined ? null : { nthOfMonth: nth }
}

export const columnsOf = (rhythm: Rhythm | null | undefined) => ({
  every_weeks: rhythm && 'everyWeeks' in rhythm ? rhythm.everyWeeks : null,
  nth_of_month: rhythm && 'nthOfMonth' in rhythm ? rhythm.nthOfMonth : null,
})

const ordinals: Readonly<Record<NthOfMonth, string>> = {
  1: 'First',
  2: 'Second',
  3: 'Third',
  4: 'Fourth',
  [-1]: 'Last',
}

/** 'every 2 weeks', 'once a month' */
export const rhythmInWords = (rhythm: Rhythm): string =>
  'everyWeeks' in rhythm ? everyWeeksInWords(rhythm.everyWeeks) : 'once a month'

/** 'Tuesday every 2 weeks', 'Second Tuesday of the month' */
export const dayInWords = (weekday: Weekday, rhythm: Rhythm): string =>
  'everyWeeks' in rhythm
    ? `${weekdayName(weekday)} ${everyWeeksInWords(rhythm.everyWeeks)}`
    : `${ordinals[rhythm.nthOfMonth]} ${weekdayName(weekday)} of the month`

/**
 * 'Tuesdays at 19:30, every 2 weeks', 'Second Tuesday of the month at 19:30'
 * @param at '19:30', or what else is said of the hour
 */
export function regularDay(weekday: Weekday, rhythm: Rhythm | null, at: string | null): string {
  const hour = at ? ` at ${at}` : ''
  if (rhythm && 'nthOfMonth' in rhythm) return `${dayInWords(weekday, rhythm)}${hour}`
  const day = `${weekdayName(weekday)}s${hour}`
  return rhythm ? `${day}, ${rhythmInWords(rhythm)}` : day
}

/** As a form sends it: 'every-2', 'nth-1', 'nth-last'. */
export const rhythmValue = (rhythm: Rhythm): string =>
  'everyWeeks' in rhythm
    ? `every-${rhythm.everyWeeks}`
    : `nth-${rhythm.nthOfMonth === -1 ? 'last' : rhythm.nthOfMonth}`

const offered: readonly Rhythm[] = [
  ...Array.from({ length: 12 }, (_, week) => ({ everyWeeks: week + 1 })),
  ...nthsOfMonth.map((nthOfMonth) => ({ nthOfMonth })),
]

export const readRhythm = (value: string): Rhythm | undefined =>
  offered.find((rhythm) => rhythmValue(rhythm) === value)

const plainNames: Readonly<Record<string, string>> = {
  'every-1': 'Every week',
  'every-2': 'Every other week (fortnightly)',
}

/** For a form: each with what it is called where the weekday stands beside it. */
export const rhythmChoices = (): { value: string; label: string }[] =>
  offered.map((rhythm) => {
    const value = rhythmValue(rhythm)
    if ('nthOfMonth' in rhythm) return { value, label: `${ordinals[rhythm.nthOfMonth]} of the month` }
    return { value, label: plainNames[value] ?? `Every ${rhythm.everyWeeks} weeks` }
  })

/** The days of a rhythm from its first on or after a day, without an end. */
export function* daysOf(
  weekday: Weekday,
  rhythm: Rhythm,
  firstOn: Temporal.PlainDate,
): Generator<Temporal.PlainDate, never> {
  if ('everyWeeks' in rhythm) {
    let day = onOrAfter(firstOn, weekday)
    for (;;) {
      yield day
      day = day.add({ weeks: rhythm.everyWeeks })
    }
  }
  let month = firstOn.with({ day: 1 })
  for (;;) {
    const day = nthOf(month, weekday, rhythm.nthOfMonth)
    if (Temporal.PlainDate.compare(day, firstOn) >= 0) yield day
    month = month.add({ months: 1 })
  }
}

/** @param month its first day */
function nthOf(month: Temporal.PlainDate, weekday: Weekday, nth: NthOfMonth): Temporal.PlainDate {
  if (nth === -1) return onOrAfter(month.add({ months: 1 }), weekday).subtract({ weeks: 1 })
  return onOrAfter(month, weekday).add({ weeks: nth - 1 })
}

const onOrAfter = (day: Temporal.PlainDate, weekday: Weekday): Temporal.PlainDate =>
  day.add({ days: (weekday - day.dayOfWeek + weekdays.length) % weekdays.length })
