import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarPlace, calendarTitle, usualChoice, withoutWaysIn } from './calendar-words.ts'

describe('what a calendar says', () => {
  test('“Balint group” and where, until somebody chooses otherwise', () => {
    expect(calendarTitle(usualChoice, 'Leith Evening')).toBe('Balint group')
    expect(calendarPlace(usualChoice, { mode: 'face-to-face', place: 'Library, room 2.14' })).toBe(
      'Library, room 2.14',
    )
    expect(calendarPlace(usualChoice, { mode: 'online', place: 'https://video.example.org' })).toBe('Online')
  })
  test('the group’s name or a word of one’s own, and no place', () => {
    const named = { ...usualChoice, title: 'group-name' } as const
    expect(calendarTitle(named, 'Leith Evening')).toBe('Leith Evening')
    const neutral = { title: 'own-word', ownWord: 'Meeting', showsPlace: false } as const
    expect(calendarTitle(neutral, 'Leith Evening')).toBe('Meeting')
    expect(calendarPlace(neutral, { mode: 'online' })).toBeNull()
    expect(calendarPlace(neutral, { mode: 'face-to-face', place: 'Library' })).toBeNull()
  })
  test.each([
    ['Leith: join https://video.example.org/j/123?pwd=x now', 'Leith: join now'],
    ['Leith (ring 0131 496 0001)', 'Leith (ring )'],
    ['Room 2.14, 3rd floor, EH6 7EF', 'Room 2.14, 3rd floor, EH6 7EF'],
    ['zoom.us/j/8451234', ''],
    ['ask ailsa@example.org', 'ask'],
    ['tel:0131', ''],
    ['０１３１ ４９６ ０００１', ''],
    ['0131\u200b496\u200b0001', ''],
    ['St. Mary’s, Dr. A. Smith', 'St. Mary’s, Dr. A. Smith'],
  ])('of %j it keeps %j', (text, kept) => {
    expect(withoutWaysIn(text)).toBe(kept)
  })
})

test('whatever a group or a place is called, no link, address or telephone is left of it', () => {
  const digits = fc.stringMatching(/^[0-9]{7,12}$/)
  const hostile = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('https', 'http', 'zoommtg'),
        fc.domain(),
        fc.stringMatching(/^[a-z0-9?=/]{0,12}$/),
      )
      .map(([scheme, domain, rest]) => `${scheme}://${domain}/${rest}`),
    fc.emailAddress(),
    digits,
    digits.map((number) => `+44 ${number.slice(0, 3)}-${number.slice(3)}`),
    fc.domain().map((domain) => `www.${domain}`),
    fc.domain().map((domain) => `sip:${domain}`),
  )
  fc.assert(
    fc.property(
      fc.array(fc.oneof(hostile, fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 5 }),
      fc.constantFrom(' ', '', ', ', '\r\n', '\u200b'),
      (parts, glue) => {
        const kept = withoutWaysIn(parts.join(glue))
        expect(kept).not.toMatch(/:\/\/|www\.|@\S|\bsip:/iu)
        expect(kept).not.toMatch(/\p{Nd}(?:[\s().-]*\p{Nd}){6,}/u)
        expect(kept).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      },
    ),
    { numRuns: 150 },
  )
})
