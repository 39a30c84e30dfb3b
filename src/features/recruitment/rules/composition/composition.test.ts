import { describe, expect, test } from 'vitest'
import { adviceOn } from './advice.ts'
import { type OfCircle, type SizeFacts, shares } from './circle-to-be.ts'
import { oneMoreInWords } from './one-more.ts'
import { sameAreas, type Tie, tiesInWords, tiesOf } from './ties.ts'

let count = 0
const somebody = (
  part: OfCircle['part'],
  profession: string | null,
  more: Partial<OfCircle> = {},
): OfCircle => ({
  ref: `a-${++count}`,
  name: `Person ${count}`,
  part,
  profession,
  setting: null,
  area: null,
  ...more,
})
const several = (howMany: number, part: OfCircle['part'], profession: string | null) =>
  Array.from({ length: howMany }, () => somebody(part, profession))

const room: SizeFacts = {
  mode: 'face-to-face',
  fewestMembers: 6,
  mostMembers: 10,
  settings: { membersIdealMin: 8, membersIdealMax: 10, membersMin: 6 },
}
const screen: SizeFacts = { ...room, mode: 'online', mostMembers: 8 }
const rhona = somebody('applicant', 'Nurse', { ref: 'a-rhona', name: 'Rhona Bell', setting: 'Hospital' })

describe('what one more would change', () => {
  const circle = [...several(4, 'member', 'GP'), ...several(2, 'offered', 'Nurse'), rhona]

  test('is said of size, profession and kind of workplace', () => {
    expect(oneMoreInWords('a-rhona', circle, room)).toBe(
      'With Rhona: 7 of 8–10, third nurse, first from a hospital',
    )
  })

  test('is seen against the group’s own most on a screen (R50), or where a room has few seats', () => {
    expect(oneMoreInWords('a-rhona', circle, screen)).toContain('7 of at most 8,')
    expect(oneMoreInWords('a-rhona', circle, { ...room, mostMembers: 7 })).toContain('7 of at most 7,')
    expect(oneMoreInWords('a-rhona', circle, { ...room, mostMembers: 6 })).toContain(
      '7 where there are 6 seats',
    )
  })

  test('does not count them twice who hold an offer already', () => {
    const offered = { ...rhona, part: 'offered' as const }
    expect(oneMoreInWords('a-rhona', [...several(4, 'member', 'GP'), offered], room)).toBe(
      'With Rhona: 5 of 8–10, first nurse, first from a hospital',
    )
  })

  test('leaves out what was not said, and says nothing of who sits there already', () => {
    const silent = somebody('applicant', 'GP', { ref: 'a-silent', name: 'Dr Sam Low' })
    expect(oneMoreInWords('a-silent', [silent], room)).toBe('With Sam: 1 of 8–10, first GP')
    const member = somebody('member', 'GP', { ref: 'a-member' })
    expect(oneMoreInWords('a-member', [member], room)).toBeNull()
  })
})

describe('professions and kinds of workplace', () => {
  test('are counted for members, offers and applicants, and what was not said honestly last', () => {
    const people = [
      ...several(2, 'member', null),
      ...several(1, 'member', 'Nurse'),
      ...several(2, 'offered', 'GP'),
      rhona,
      somebody('leader', 'GP'),
    ]
    expect(shares(people, 'profession')).toEqual([
      { word: 'GP', members: 0, offered: 2, applicants: 0 },
      { word: 'Nurse', members: 1, offered: 0, applicants: 1 },
      { word: null, members: 2, offered: 0, applicants: 0 },
    ])
  })
})

describe('advice', () => {
  const about = (topic: string, people: OfCircle[], size = room) =>
    adviceOn(people, size).find((one) => one.about === topic)

  test('says that one profession and several both work (R9, R11)', () => {
    expect(about('Professions', several(6, 'member', 'GP'))?.words).toContain('One profession')
    expect(
      about('Professions', [
        ...several(3, 'member', 'GP'),
        ...several(1, 'member', 'Nurse'),
        ...several(1, 'member', null),
      ])?.words,
    ).toBe('Two professions: that can be very fruitful. One has not said.')
  })

  test('names the leader who shares most members’ profession (R20), or says that none does', () => {
    const circle = [...several(3, 'member', 'GP'), somebody('member', 'Nurse')]
    const leader = (profession: string | null) => somebody('leader', profession, { name: 'Ailsa Grant' })
    expect(about('Leaders', [...circle, leader('GP')])?.words).toBe(
      'Ailsa Grant shares the profession of most members (GP).',
    )
    expect(about('Leaders', [...circle, leader('Psychologist')])?.words).toContain('none of you is')
    expect(about('Leaders', [...circle, leader(null)])?.words).toContain(
      'Ailsa Grant has not said what they are',
    )
  })

  test('sees a size against eight to ten, six to eight who come, or the group’s own most (R6–R8, R50)', () => {
    expect(about('Size', several(8, 'member', 'GP'))?.words).toBe(
      'Eight of 8–10: enough when someone is away.',
    )
    expect(about('Size', several(6, 'member', 'GP'))?.words).toContain('if they come every time')
    expect(about('Size', several(7, 'member', 'GP'), screen)?.words).toContain('Seven of at most 8')
    expect(about('Size', several(11, 'member', 'GP'))).toMatchObject({ isConcern: true })
    expect(about('Size', several(4, 'member', 'GP'))?.words).toBe('Four of 8–10; you begin with six.')
  })
})

describe('two who work together', () => {
  const sam = somebody('member', 'GP', { ref: 'p-sam', name: 'Sam Low', area: 'Leith' })
  const ties: Tie[] = [{ id: '1', kind: 'works-for', one: 'a-rhona', other: 'p-sam' }]

  test('are said in words, with why it matters', () => {
    const [tie] = tiesInWords(ties, [rhona, sam])
    expect(tie?.words).toBe('Rhona Bell works for Sam Low (member).')
    expect(tie?.why).toContain('may not speak freely')
    expect(tiesOf('p-sam', ties)).toHaveLength(1)
  })

  test('are said no more when one of them has gone', () => {
    expect(tiesInWords(ties, [rhona])).toEqual([])
  })

  test('are hinted at where they wrote the same area, in whatever letters; a whole city is no hint', () => {
    const una = somebody('applicant', 'GP', { name: 'Una Fry', area: ' leith' })
    expect(sameAreas([sam, una, rhona])).toEqual([{ area: 'Leith', names: ['Sam', 'Una'] }])
    const city = Array.from({ length: 6 }, () => somebody('applicant', 'GP', { area: 'London' }))
    expect(sameAreas(city)).toEqual([])
  })
})
