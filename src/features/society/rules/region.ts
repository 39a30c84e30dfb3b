import type { Currency } from '../../../shared/money.ts'

export interface GuidanceRegion {
  readonly key: string
  readonly name: string
  /** How many representatives share the region's enquiries (R79: fourteen in twelve regions). */
  readonly representatives: number
  readonly timeZone: string
  readonly currency: Currency
  /** Whose public holidays are no working days there. */
  readonly holidays: HolidayCalendar
}

export const holidayCalendars = [
  'england-and-wales',
  'scotland',
  'northern-ireland',
  'ireland',
  'none',
] as const
export type HolidayCalendar = (typeof holidayCalendars)[number]

export const calendarNames: Readonly<Record<HolidayCalendar, string>> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
  ireland: 'the Republic of Ireland',
  none: 'No public holidays, only days you add',
}

const british = {
  representatives: 1,
  timeZone: 'Europe/London',
  currency: 'GBP',
  holidays: 'england-and-wales',
} as const

/** R79. Names of regions only; who represents them is never in the code. */
export const guidanceRegions: readonly GuidanceRegion[] = [
  { ...british, key: 'scotland', name: 'Scotland', holidays: 'scotland' },
  { ...british, key: 'north-east', name: 'North East' },
  { ...british, key: 'yorkshire', name: 'Leeds, Yorkshire and Humberside' },
  { ...british, key: 'north-west', name: 'North West', representatives: 2 },
  { ...british, key: 'midlands', name: 'Midlands' },
  { ...british, key: 'london', name: 'London and the South East', representatives: 2 },
  { ...british, key: 'east-anglia', name: 'East Anglia' },
  { ...british, key: 'south-west', name: 'Bristol and South West' },
  { ...british, key: 'north-wales', name: 'North Wales' },
  { ...british, key: 'south-wales', name: 'South Wales' },
  { ...british, key: 'northern-ireland', name: 'Northern Ireland', holidays: 'northern-ireland' },
  {
    key: 'ireland',
    name: 'Republic of Ireland',
    representatives: 1,
    timeZone: 'Europe/Dublin',
    currency: 'EUR',
    holidays: 'ireland',
  },
]

/** What we know of a region by its name alone; null for one of the society's own making. */
export const knownRegion = (name: string): GuidanceRegion | null =>
  guidanceRegions.find((region) => region.name === name) ?? null
