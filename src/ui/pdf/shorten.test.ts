import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shorten } from './shorten.ts'

const upTo = (letters: number) => (text: string) => text.length <= letters

describe('a text that is too long for its place', () => {
  test('ends with a sentence where that keeps most of it', () => {
    expect(shorten('We meet. We think about our work. We go home again.', upTo(40))).toBe(
      'We meet. We think about our work.',
    )
  })
  test('ends with a word and dots where its only sentence is long', () => {
    expect(shorten('To think together, about everything that stays on our minds', upTo(22))).toBe(
      'To think together …',
    )
  })
  test('stays whole when it fits, begins when its first word does not, and goes when nothing does', () => {
    expect(shorten('We meet.', upTo(8))).toBe('We meet.')
    expect(shorten('Weltanschauung', upTo(5))).toBe('Welt…')
    expect(shorten('Weltanschauung', upTo(0))).toBe('')
  })
  test('always fits, and is always a beginning', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 60 }), fc.nat(300), (text, room) => {
        const short = shorten(text, upTo(room))
        expect(short.length).toBeLessThanOrEqual(Math.max(room, 0))
        expect(text.startsWith(short.replace(/ ?…$/, ''))).toBe(true)
      }),
    )
  })
})
