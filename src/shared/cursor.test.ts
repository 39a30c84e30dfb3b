import { expect, test } from 'vitest'
import { cursorText, readCursor } from './cursor.ts'

const cursor = {
  at: Temporal.Instant.from('2026-10-05T09:00:00.123456Z'),
  id: '01990000-0000-7000-8000-000000000001',
}

test('a list goes on exactly where it stopped, to the microsecond', () => {
  const read = readCursor(cursorText(cursor))
  expect(read?.at.equals(cursor.at)).toBe(true)
  expect(read?.id).toBe(cursor.id)
})

test('whatever else stands in an address is no cursor', () => {
  const at = '2026-10-05T09:00:00Z'
  for (const text of [
    undefined,
    '',
    '~',
    at,
    `${at}~x`,
    `${at}~${cursor.id}x`,
    `2026-13-05T09:00:00Z~${cursor.id}`,
    `0000-01-01T00:00:00Z~${cursor.id}`,
  ]) {
    expect(readCursor(text), text).toBeUndefined()
  }
})
