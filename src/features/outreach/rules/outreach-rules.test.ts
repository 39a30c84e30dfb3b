import { expect, test } from 'vitest'
import { sourceCode } from '../../../shared/organisation-kinds.ts'
import { askState } from './ask-state.ts'
import { agoInWords, askedLatelyInWords, knowing, unknownTo } from './asked-lately.ts'
import { greeting, paragraphsOf, usualLetter } from './letter.ts'
import { sumsBy } from './outreach-sums.ts'
import { codeFrom } from './source-code.ts'
import { websiteHost } from './website-host.ts'

const now = Temporal.Instant.from('2026-11-16T09:00:00Z')
const lately = {
  organisationId: 'a',
  asks: 1,
  askedAt: now.subtract({ hours: 24 * 14 }),
  isOwn: false,
  groupName: null,
  isSameRegion: true,
}

test('a group that is not public is not named to another', () => {
  expect(askedLatelyInWords(lately, now)).toBe('Asked by a group in your region 2 weeks ago.')
  expect(askedLatelyInWords({ ...lately, isSameRegion: false }, now)).toBe(
    'Asked by another group 2 weeks ago.',
  )
  expect(askedLatelyInWords({ ...lately, groupName: 'Leith Evening', asks: 3 }, now)).toBe(
    'Asked by Leith Evening 2 weeks ago, and two times before.',
  )
  expect(askedLatelyInWords({ ...lately, isOwn: true, asks: 2 }, now)).toBe(
    'Asked by you 2 weeks ago, and once more before.',
  )
})

test('how long ago is said as people say it', () => {
  const ago = (hours: number) => agoInWords(now.subtract({ hours }), now)
  expect([1, 21, 24 * 5, 24 * 15].map(ago)).toEqual(['today', 'yesterday', '5 days ago', '2 weeks ago'])
})

test('whoever goes on goes on knowing of every ask; one more in between is news', () => {
  expect(unknownTo([], [lately])).toEqual([lately])
  expect(unknownTo([knowing(lately)], [lately])).toEqual([])
  const meanwhile = { ...lately, asks: 2 }
  expect(unknownTo([knowing(lately)], [meanwhile])).toEqual([meanwhile])
  expect(unknownTo(['a.not-a-number', 'b.9', 'a'], [lately])).toEqual([lately])
})

test('an ask stands as its newest answer says; before that, as its letter fares', () => {
  const letter = { how: 'email', answer: null, sentAt: null, droppedAt: null } as const
  expect(askState(letter)).toBe('being-sent')
  expect(askState({ ...letter, sentAt: now })).toBe('no-answer')
  expect(askState({ ...letter, droppedAt: now })).toBe('not-sent')
  expect(askState({ ...letter, sentAt: now, answer: 'passed-on' })).toBe('passed-on')
  expect(askState({ ...letter, sentAt: now, answer: 'none-yet' })).toBe('no-answer')
  expect(askState({ ...letter, how: 'telephone' })).toBe('no-answer')
})

test('a letter greets the office, and keeps paragraphs and lines', () => {
  expect(greeting({ name: 'Lothian LMC', office: 'The secretary' })).toBe('Dear secretary,')
  expect(greeting({ name: 'Lothian LMC', office: null })).toBe('Dear Lothian LMC,')
  expect(paragraphsOf('One\ntwo\n\n\nthree\n')).toEqual([['One', 'two'], ['three']])
  const { subject, body } = usualLetter({
    id: '1',
    name: 'Leith Evening',
    mode: 'face-to-face',
    where: 'Leith, Scotland',
    when: 'Day and time still to be agreed',
    professions: 'For GPs',
    cost: null,
    leaders: ['Ailsa Grant', 'Tom Reid'],
  })
  expect(subject).toContain('in Leith, Scotland')
  expect(body).toMatch(/With many thanks\nAilsa Grant and Tom Reid$/)
})

test('codes are short, typeable, and known as codes', () => {
  const code = codeFrom(Uint8Array.from([0, 28, 29, 255, 100, 7, 8, 9]))
  expect(code).toMatch(sourceCode)
  expect(code).toHaveLength(8)
  expect(code).not.toMatch(/[01ilou]/)
})

test('two addresses of one website have one host', () => {
  expect(websiteHost('https://www.lmc.example.org/about')).toBe('lmc.example.org')
  expect(websiteHost('https://lmc.example.org/')).toBe('lmc.example.org')
  expect(websiteHost('no address')).toBeNull()
  expect(websiteHost(null)).toBeNull()
})

test('sums put what brought most applications first', () => {
  const row = { asked: 1, passedOn: 0, declined: 0, visits: 1, applications: 0 }
  const sums = sumsBy(
    [
      { ...row, kind: 'a' },
      { ...row, kind: 'b', applications: 2 },
      { ...row, kind: 'a', visits: 5 },
    ],
    ({ kind }) => kind,
  )
  expect(sums.map(({ label, asked, visits, applications }) => [label, asked, visits, applications])).toEqual([
    ['b', 1, 1, 2],
    ['a', 2, 6, 0],
  ])
})
