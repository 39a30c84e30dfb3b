import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAnnouncedWellAhead, type MeetingAhead, meetingsThatMove } from './move.ts'

const now = Temporal.Instant.from('2026-10-06T18:00:00Z')
const meeting = (number: number, placeId: string | null = null): MeetingAhead => ({
  id: `m${number}`,
  startsAt: now.add({ hours: 24 * 14 * number }),
  endsAt: now.add({ hours: 24 * 14 * number + 2 }),
  placeId,
})
const ids = (meetings: readonly MeetingAhead[]) => meetings.map(({ id }) => id)

describe('a move (R28)', () => {
  const ahead = [meeting(1), meeting(2), meeting(3, 'library'), meeting(4)]

  test('from a meeting on takes all that follow the group; what was put elsewhere for itself stays there', () => {
    expect(ids(meetingsThatMove(ahead, { from: 'm2', span: 'onwards' }))).toEqual(['m2', 'm4'])
    expect(ids(meetingsThatMove(ahead, { from: undefined, span: 'onwards' }))).toEqual(['m1', 'm2', 'm4'])
  })

  test('for one meeting takes that one alone', () => {
    expect(ids(meetingsThatMove(ahead, { from: 'm3', span: 'once' }))).toEqual(['m3'])
  })

  test('of a meeting that is not ahead takes none', () => {
    expect(meetingsThatMove(ahead, { from: 'm9', span: 'onwards' })).toEqual([])
  })

  test('never touches a meeting before the one it begins with', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }), fc.nat(19), (own, nth) => {
        const all = own.map((isOwn, index) => meeting(index + 1, isOwn ? 'own' : null))
        const from = all[nth % all.length]
        if (!from) return
        for (const span of ['onwards', 'once'] as const) {
          const moved = meetingsThatMove(all, { from: from.id, span })
          expect(moved[0]).toBe(from)
          expect(moved.every((one) => Temporal.Instant.compare(one.startsAt, from.startsAt) >= 0)).toBe(true)
        }
      }),
    )
  })

  test('is announced well ahead when it is two weeks away', () => {
    expect(isAnnouncedWellAhead(now.add({ hours: 24 * 14 }), now)).toBe(true)
    expect(isAnnouncedWellAhead(now.add({ hours: 24 * 13 }), now)).toBe(false)
  })
})
