import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { formatShortDate } from '../../../shared/calendar.ts'
import { regionInSentence } from '../../../shared/region-words.ts'
import { addHoliday, changeHoliday } from '../commands/holidays.ts'
import { addHolidayForm, holidayForm } from '../forms.ts'
import { type HolidayLine, HolidaysPage, holidaysDone } from '../pages/holidays-page.tsx'
import { societyToday } from '../queries/absences.ts'
import { calendarOf, dayChanges } from '../queries/holidays.ts'
import { type OfficeRegion, officeRegions } from '../queries/office-regions.ts'
import { societyName } from '../queries.ts'
import { everyRegionOf, everywhere, noRegion } from '../rules/holiday-scope.ts'
import { type DayChange, daysObserved, publicHolidays } from '../rules/public-holidays.ts'
import { calendarNames, holidayCalendars } from '../rules/region.ts'
import { administratorsOnly } from './doors.ts'

const path = '/office/holidays'

export const holidayRoutes = new Hono<WebEnv>()
holidayRoutes.use(path, ...administratorsOnly)
holidayRoutes.use(`${path}/*`, ...administratorsOnly)

holidayRoutes.get(path, (c) => {
  const asked = { region: c.req.query('region'), year: Number(c.req.query('year')) }
  const done = holidaysDone.find((one) => one === c.req.query('done'))
  return show(c, (db) => holidaysPage(db, asked, { done }))
})

holidayRoutes.post(path, (c) =>
  submit(c, {
    form: addHolidayForm,
    command: addHoliday,
    done: ({ year, regionId }) => `${path}?region=${regionId ?? noRegion}&year=${year}&done=added`,
    again: (db, attempt) => holidaysPage(db, askedBefore(attempt), { attempt }),
    words: {
      'kept-already': 'This day is a holiday there already.',
      nowhere: 'Please choose again where this day is kept.',
    },
  }),
)

holidayRoutes.post(`${path}/day`, (c: Web) =>
  submit(c, {
    form: holidayForm,
    command: async (db, { place, ...day }) => {
      const region = place === noRegion ? null : place
      const outcome = await changeHoliday(db, region, day)
      return 'year' in outcome ? { ...outcome, place, isObserved: day.isObserved } : outcome
    },
    done: ({ year, place, isObserved }) =>
      `${path}?region=${place}&year=${year}&done=${isObserved ? 'kept' : 'worked-on'}`,
    again: (db, attempt) => holidaysPage(db, askedBefore(attempt), { refusal: refusalOf(attempt) }),
    words: { 'so-already': 'That is so already.' },
  }),
)

interface Asked {
  /** undefined: the first one; whatever is no region's id: where none is given. */
  region: string | undefined
  year: number
}

/** What a form said when it came back: its region, and the year of its day. */
function askedBefore(attempt: Returned | undefined): Asked {
  const said = (name: string) => attempt?.typed[name]?.[0] ?? ''
  return { region: said('place') || said('where'), year: Number(said('on').slice(0, 4)) }
}

const refusalOf = (attempt: Returned | undefined): string | undefined =>
  attempt?.refusal ?? Object.values(attempt?.problems ?? {})[0]

async function holidaysPage(
  db: ViewerDb,
  asked: Asked,
  happened: Partial<Pick<Parameters<typeof HolidaysPage>[0], 'done' | 'refusal' | 'attempt'>>,
) {
  const regions = (await officeRegions(db)).filter(({ endedAt }) => endedAt === null)
  const today = await societyToday(db)
  const year =
    Number.isInteger(asked.year) && asked.year >= 2000 && asked.year <= 2100 ? asked.year : today.year
  const wanted = asked.region ?? regions[0]?.id
  const region = regions.find(({ id }) => id === wanted) ?? null
  const calendar = await calendarOf(db, region?.id ?? null)
  const span = {
    from: Temporal.PlainDate.from({ year, month: 1, day: 1 }),
    to: Temporal.PlainDate.from({ year, month: 12, day: 31 }),
  }
  const changes = (await dayChanges(db, span)).filter(({ regionId }) => regionId === (region?.id ?? null))
  return (
    <HolidaysPage
      society={(await societyName(db)) ?? ''}
      year={year}
      place={region?.id ?? noRegion}
      inPlace={region ? `in ${regionInSentence(region.name)}` : 'where no region is given'}
      calendar={
        calendar === 'none'
          ? 'No country’s public holidays, only the days you add.'
          : `The public holidays of ${calendarNames[calendar]}, with the days you add or take out.`
      }
      places={regions.map(({ id, name }) => ({ value: id, label: name }))}
      days={lines(publicHolidays(calendar, year), daysObserved(calendar, changes, span), changes)}
      scopes={scopesOf(regions)}
      {...happened}
    />
  )
}

type Days = ReturnType<typeof daysObserved>

/** What is kept, and beside it what the society has taken out, by date. */
function lines(usual: Days, kept: Days, changes: readonly DayChange[]): HolidayLine[] {
  const line = (day: Days[number], state: HolidayLine['state']): HolidayLine => ({
    on: day.on.toString(),
    day: formatShortDate(day.on),
    name: day.name,
    state,
  })
  const isIn = (days: Days, on: Temporal.PlainDate) => days.some((day) => day.on.equals(on))
  const taken = changes.filter(
    ({ on, isObserved }, place) =>
      !isObserved && !isIn(kept, on) && changes.findIndex((other) => other.on.equals(on)) === place,
  )
  return [
    ...kept.map((day) => line(day, isIn(usual, day.on) ? 'kept' : 'added')),
    ...taken.map((day) => line(day, 'worked-on')),
  ].sort((one, other) => (one.on < other.on ? -1 : 1))
}

function scopesOf(regions: readonly OfficeRegion[]) {
  const kept = holidayCalendars.filter(
    (calendar) => calendar !== 'none' && regions.filter((one) => one.calendar === calendar).length > 1,
  )
  return [
    { value: everywhere, label: 'In every region' },
    ...kept.map((calendar) => ({
      value: everyRegionOf(calendar),
      label: `In every region with the holidays of ${calendarNames[calendar]}`,
    })),
    ...regions.map(({ id, name }) => ({ value: id, label: `In ${regionInSentence(name)}` })),
    { value: noRegion, label: 'Where no region is given' },
  ]
}
