import { expect, test } from 'vitest'
import { isId, newId } from './ids.ts'
import { isRefusal, refuse } from './refusal.ts'

test('an id is a UUID of version 7 in one spelling', () => {
  const id = newId()
  expect(id[14]).toBe('7')
  expect(isId(id)).toBe(true)
  for (const text of ['', id.toUpperCase(), `${id}\n`, id.slice(1), 'null'])
    expect(isId(text), text).toBe(false)
})

test('a refusal is told from a result', () => {
  expect(refuse('group-full')).toEqual({ refused: 'group-full' })
  expect(isRefusal(refuse('group-full'))).toBe(true)
  for (const result of [null, undefined, 'refused', { id: 1 }, { refused: 3 }])
    expect(isRefusal(result)).toBe(false)
})
