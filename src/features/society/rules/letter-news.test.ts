import { expect, test } from 'vitest'
import { letterNews, type WaitingLetters } from './letter-news.ts'

const now = Temporal.Instant.from('2026-11-12T10:00:00Z')
const told = (letters: Partial<WaitingLetters>) =>
  letterNews({ waiting: 0, oldest: null, refused: 0, ...letters }, now, 'Europe/London')

test('letters that go out are no news, nor is one that waits for a few minutes', () => {
  expect(told({})).toEqual({ title: null, sentences: [] })
  expect(told({ waiting: 3, oldest: now.subtract({ minutes: 14 }) })).toEqual({ title: null, sentences: [] })
})

test('letters that wait for longer are, with their number and since when', () => {
  const { title, sentences } = told({ waiting: 3, oldest: now.subtract({ minutes: 15 }) })
  expect(title).toBe('3 letters wait to be sent')
  expect(sentences.join(' ')).toContain('since Thursday 12 November 2026 at 09:45')
  expect(told({ waiting: 1, oldest: now.subtract({ hours: 1 }) }).title).toBe('One letter waits to be sent')
})

test('what is refused is told quietly, whether or not others wait', () => {
  expect(told({ refused: 2 })).toEqual({
    title: null,
    sentences: [expect.stringMatching(/^2 letters were refused/)],
  })
})
