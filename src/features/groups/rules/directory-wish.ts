import { isWeekday, type Weekday, weekdayName } from '../../../shared/calendar.ts'
import { isId } from '../../../shared/ids.ts'
import { type Language, languages } from '../../../shared/languages.ts'
import { type Profession, professions } from '../../../shared/professions.ts'
import { regionInSentence } from '../../../shared/region-words.ts'
import type { Mode } from './group-facts.ts'

// What somebody looks for in the directory. It is an address, so that it can be kept, sent and subscribed to:
// '/groups?region=…&mode=online&weekday=2&time=evening&profession=GP&fee=20&places=free&language=Welsh'.

/** Morning ends at 12:00, afternoon at 17:00; directory_tags() in 0013_directory.sql draws the same lines. */
export const timesOfDay = ['morning', 'afternoon', 'evening'] as const
export type TimeOfDay = (typeof timesOfDay)[number]

/** What a meeting costs at most, in whole pounds or euro, whichever the group asks. */
export const feeLimits = [0, 10, 15, 20, 25, 30] as const
export type FeeLimit = (typeof feeLimits)[number]

export interface DirectoryWish {
  readonly region?: string | undefined
  readonly mode?: Mode | undefined
  readonly weekday?: Weekday | undefined
  readonly time?: TimeOfDay | undefined
  readonly profession?: Profession | undefined
  readonly fee?: FeeLimit | undefined
  readonly places?: 'free' | undefined
  readonly language?: Language | undefined
}

const oneOf = <T extends string | number>(known: readonly T[], text: string | undefined): T | undefined =>
  known.find((one) => String(one) === text)

/** It stands in an address, so anybody may have written it: what is no filter filters nothing. */
export function readWish(query: (name: string) => string | undefined): DirectoryWish {
  const [region = '', weekday = ''] = [query('region'), query('weekday')]
  const day = /^\d$/.test(weekday) ? Number(weekday) : 0
  return {
    region: isId(region) ? region : undefined,
    mode: oneOf(['face-to-face', 'online'] as const, query('mode')),
    weekday: isWeekday(day) ? day : undefined,
    time: oneOf(timesOfDay, query('time')),
    profession: oneOf(professions, query('profession')),
    fee: oneOf(feeLimits, query('fee')),
    places: oneOf(['free'] as const, query('places')),
    language: oneOf(languages, query('language')),
  }
}

const names = ['region', 'mode', 'weekday', 'time', 'profession', 'fee', 'places', 'language'] as const
export type WishName = (typeof names)[number]

/** In one order, so that one wish has one address. */
export function wishQuery(wish: DirectoryWish, more: Readonly<Record<string, string>> = {}): string {
  const said = names.flatMap((name) => (wish[name] === undefined ? [] : [[name, String(wish[name])]]))
  const query = new URLSearchParams([...said, ...Object.entries(more)])
  return query.size > 0 ? `?${query}` : ''
}

export const isWishful = (wish: DirectoryWish): boolean => names.some((name) => wish[name] !== undefined)

/** What an entry has to be tagged with: all of `wanted`, and one of `whom` when there are any. */
export function wishTags(wish: DirectoryWish): { wanted: string[]; whom: string[] } {
  const { region, mode, weekday, time, profession, fee, language } = wish
  const wanted = [
    region && `region ${region}`,
    mode,
    weekday && `weekday ${weekday}`,
    time,
    fee !== undefined && `up to ${fee * 100}`,
    language && `in ${language}`,
  ].filter((tag) => typeof tag === 'string')
  return { wanted, whom: profession ? [`for ${profession}`, 'for everyone'] : [] }
}

/** Each filter that is set, in words, with the wish without it. */
export function wishInWords(
  wish: DirectoryWish,
  regionName: string | undefined,
): { name: WishName; words: string; without: DirectoryWish }[] {
  const words: Record<WishName, string | undefined> = {
    region: wish.region && (regionName ? `In ${regionInSentence(regionName)}` : 'In a region of the past'),
    mode: wish.mode && (wish.mode === 'online' ? 'Online' : 'Face to face'),
    weekday: wish.weekday && `On ${weekdayName(wish.weekday)}s`,
    time: wish.time && timeWords[wish.time],
    profession: wish.profession && `Open to: ${wish.profession}`,
    fee: wish.fee === undefined ? undefined : feeInWords(wish.fee),
    places: wish.places && 'With a free place',
    language: wish.language && `In ${wish.language}`,
  }
  return names.flatMap((name) => {
    const said = words[name]
    return said ? [{ name, words: said, without: { ...wish, [name]: undefined } }] : []
  })
}

export const timeWords: Readonly<Record<TimeOfDay, string>> = {
  morning: 'In the morning',
  afternoon: 'In the afternoon',
  evening: 'In the evening',
}

export const feeInWords = (fee: FeeLimit): string =>
  fee === 0 ? 'Free of charge' : `Up to £${fee} or €${fee} a meeting`
