import { areaAndRegion } from '../../../shared/area.ts'
import { formatDateOnly, formatTime, type Weekday } from '../../../shared/calendar.ts'
import { type Currency, formatMoney, money } from '../../../shared/money.ts'
import { type Profession, professions } from '../../../shared/professions.ts'
import { type Rhythm, regularDay } from '../../../shared/rhythm.ts'
import type { CircleSeat } from './circle.ts'
import type { Mode } from './group-facts.ts'

/** What the directory knows of a group. */
export interface Listed {
  id: string
  name: string
  mode: Mode
  regionName: string | null
  area: string | null
  professions: readonly string[]
  languages: readonly string[]
  weekday: Weekday | null
  startTime: Temporal.PlainTime | null
  rhythm: Rhythm | null
  lengthMinutes: number | null
  contribution: { minor: number; currency: Currency } | null
  freePlaces: number
  /** Until when it does not meet, while it pauses. */
  pausesUntil?: Temporal.PlainDate | null
  seats: readonly CircleSeat[]
  leaders: readonly { name: string }[]
}

/** A group in the words of the directory. */
export function shownGroup(group: Listed) {
  return {
    id: group.id,
    name: group.name,
    mode: group.mode,
    where: areaAndRegion(group.area, group.regionName),
    when: [meetsInWords(group), group.pausesUntil && `Pauses until ${formatDateOnly(group.pausesUntil)}`]
      .filter(Boolean)
      .join('. '),
    professions: whomInWords(group.professions),
    languages: languagesInWords(group.languages),
    cost: group.contribution && costInWords(group.contribution),
    freePlaces: group.freePlaces,
    places: placesInWords(group.freePlaces),
    seats: group.seats,
    leaders: group.leaders.map(({ name }) => name),
  }
}

/** Of a group that has no day yet: whoever looks for one should not have to guess why nothing is said. */
export const dayToBeAgreed = 'Day and time still to be agreed'

type Meets = Pick<Listed, 'weekday' | 'startTime' | 'rhythm' | 'lengthMinutes'>

/** As `whenInWords`, and says of what is open that it is. */
export function meetsInWords(group: Meets): string {
  const words = whenInWords(group)
  if (words === null) return dayToBeAgreed
  return group.startTime === null ? `${words}; time still to be agreed` : words
}

/** 'Tuesdays at 19:30, every 2 weeks, 90 minutes' */
export function whenInWords({ weekday, startTime, rhythm, lengthMinutes }: Meets): string | null {
  if (weekday === null) return null
  const day = regularDay(weekday, rhythm, startTime && formatTime(startTime))
  return lengthMinutes === null ? day : `${day}, ${lengthMinutes} minutes`
}

/** 'For GPs, nurses and counsellors' */
export function whomInWords(whom: readonly string[]): string {
  if (whom.length === 0 || professions.every((one) => whom.includes(one))) {
    return 'For everyone who works with patients or clients'
  }
  const each = whom.map((one) => (isProfession(one) ? several[one] : one))
  return `For ${[each.slice(0, -1).join(', '), each.at(-1)].filter(Boolean).join(' and ')}`
}

/** 'In Welsh and English'; null for a group in English alone, as most are. */
export function languagesInWords(spoken: readonly string[]): string | null {
  if (spoken.length === 0 || (spoken.length === 1 && spoken[0] === 'English')) return null
  return `In ${[spoken.slice(0, -1).join(', '), spoken.at(-1)].filter(Boolean).join(' and ')}`
}

const isProfession = (text: string): text is Profession => Object.hasOwn(several, text)

const several: Readonly<Record<Profession, string>> = {
  GP: 'GPs',
  Psychiatrist: 'psychiatrists',
  'Hospital doctor': 'hospital doctors',
  'Doctor in training': 'doctors in training',
  Nurse: 'nurses',
  Counsellor: 'counsellors',
  Psychotherapist: 'psychotherapists',
  Psychologist: 'psychologists',
  'Social worker': 'social workers',
  'Other health professional': 'other health professionals',
}

const costInWords = ({ minor, currency }: { minor: number; currency: Currency }): string =>
  minor === 0 ? 'Free of charge' : `${formatMoney(money(minor, currency))} a meeting`

export const openGroupsInWords = (count: number): string =>
  count === 0 ? 'no open group' : count === 1 ? '1 open group' : `${count} open groups`

/** Beside a list with filters, of which nobody counts more than the map has room for. */
export const wishedGroupsInWords = (count: number): string =>
  count > 99 ? 'over 99 open groups' : openGroupsInWords(count)

export const onlineInWords = (count: number): string =>
  count === 1 ? 'One group meets online' : `${count > 99 ? 'Over 99' : count} groups meet online`

export const placesInWords = (places: number): string =>
  places === 0 ? 'Full for now' : places === 1 ? 'One place free' : `${places} places free`
