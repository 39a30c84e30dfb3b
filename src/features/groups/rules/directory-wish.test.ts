import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weekdays } from '../../../shared/calendar.ts'
import { languages } from '../../../shared/languages.ts'
import { professions } from '../../../shared/professions.ts'
import {
  type DirectoryWish,
  feeLimits,
  readWish,
  timesOfDay,
  wishInWords,
  wishQuery,
  wishTags,
} from './directory-wish.ts'

const one = <const T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined })

const wishes: fc.Arbitrary<DirectoryWish> = fc.record({
  region: fc.option(fc.uuid(), { nil: undefined }),
  mode: one(['face-to-face', 'online']),
  weekday: one(weekdays),
  time: one(timesOfDay),
  profession: one(professions),
  fee: one(feeLimits),
  places: one(['free']),
  language: one(languages),
})

const read = (address: string) => {
  const query = new URLSearchParams(address)
  return readWish((name) => query.get(name) ?? undefined)
}

test('every wish is an address, and the address is that wish', () => {
  fc.assert(
    fc.property(wishes, (wish) => {
      expect(read(wishQuery(wish))).toEqual(wish)
    }),
  )
})

test('what is no filter filters nothing', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readWish((name) => (name === 'region' || name === 'weekday' ? `x${text}` : `${text}x`))).toEqual(
        read(''),
      )
    }),
  )
  expect(read('?weekday=8&fee=17&time=night&mode=hybrid&language=Latin')).toEqual(read(''))
})

test('each filter is said in words and can be taken away alone', () => {
  const wish = read('?mode=online&weekday=2&time=evening&fee=20&places=free&language=Welsh&profession=GP')
  const said = wishInWords(wish, undefined)
  expect(said.map(({ words }) => words)).toEqual([
    'Online',
    'On Tuesdays',
    'In the evening',
    'Open to: GP',
    'Up to £20 or €20 a meeting',
    'With a free place',
    'In Welsh',
  ])
  expect(said.find(({ name }) => name === 'mode')?.without).toEqual({ ...wish, mode: undefined })
})

test('a group for everyone is for a nurse, too', () => {
  expect(wishTags({ profession: 'Nurse', fee: 15, mode: 'online' })).toEqual({
    wanted: ['online', 'up to 1500'],
    whom: ['for Nurse', 'for everyone'],
  })
})
