import { describe, expect, test } from 'vitest'
import { kinds } from '../../../shared/enquiry-kinds.ts'
import { readDetails } from './details.ts'
import { detailsInWords } from './details-in-words.ts'

const joining = { profession: 'GP', way: 'either', area: 'Perth', times: 'Tuesdays' }

describe('what an enquiry keeps besides its words', () => {
  test('is read back by its kind, and said in words', () => {
    const read = readDetails('join-group', JSON.parse(JSON.stringify(joining)))
    expect(read).toEqual({ kind: 'join-group', ...joining })
    expect(read && detailsInWords(read)).toEqual([
      ['Profession', 'GP'],
      ['Meeting', 'Either'],
      ['Area', 'Perth'],
      ['Free', 'Tuesdays'],
    ])
  })
  test('is none where something else was kept', () => {
    for (const kept of [null, undefined, 'x', [], { ...joining, way: 'by-post' }, { way: 'online' }]) {
      expect(readDetails('join-group', kept)).toBeNull()
    }
  })
  test('says of everybody found so far how many, in words', () => {
    const said = (interestedMembers: number) => {
      const read = readDetails('start-online', { interestedMembers })
      return read && detailsInWords(read).find(([term]) => term === 'Would join')?.[1]
    }
    expect([said(0), said(1), said(5)]).toEqual(['nobody yet', 'one person', '5 people'])
  })
  test('never throws, for any kind', () => {
    for (const kind of kinds) expect(() => readDetails(kind, { kind: 'x', plan: {} })).not.toThrow()
  })
})
