import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { NotFound } from '../errors.ts'
import type { Web, WebEnv } from './context.ts'
import { countIn, dayIn, doneIn, idIn, isSaidIn, numberIn, pageIn, savedIn } from './in-address.ts'

/** What is read out of an address by a page that is asked for in this way. */
async function asked<T>(path: string, read: (c: Web) => T, method = 'GET'): Promise<T> {
  const app = new Hono<WebEnv>()
  const outcome: { is?: T; fault?: unknown } = {}
  app.all('/groups/:id/:other?', (c) => {
    try {
      outcome.is = read(c)
    } catch (fault) {
      outcome.fault = fault
    }
    return c.body(null)
  })
  await app.request(path, { method })
  if (outcome.fault) throw outcome.fault
  if (outcome.is === undefined) throw new Error('Nothing was read.')
  return outcome.is
}

const id = '0198c1d0-0000-7000-8000-000000000001'

test('an id has one spelling; any other is nowhere', async () => {
  expect(await asked(`/groups/${id}`, (c) => idIn(c))).toBe(id)
  expect(await asked(`/groups/x/${id}`, (c) => idIn(c, 'other'))).toBe(id)
  for (const wrong of [id.toUpperCase(), id.slice(1), 'x', '%00', `${id}%20`])
    await expect(asked(`/groups/${wrong}`, (c) => idIn(c))).rejects.toThrow(NotFound)
  await expect(asked(`/groups/${id}`, (c) => idIn(c, 'other'))).rejects.toThrow(NotFound)
})

test('only words that a page knows are said to be done, and nothing is where a form came back', async () => {
  const read = (c: Web) => doneIn(c, ['saved', 'sent'])
  expect(await asked(`/groups/${id}?done=sent`, read)).toBe('sent')
  expect(await asked(`/groups/${id}?done=burnt`, read)).toBeNull()
  expect(await asked(`/groups/${id}`, read)).toBeNull()
  expect(await asked(`/groups/${id}?done=sent`, read, 'POST')).toBeNull()
  const isSaved = (c: Web) => isSaidIn(c, 'saved')
  expect(await asked(`/groups/${id}?saved`, isSaved)).toBe(true)
  expect(await asked(`/groups/${id}`, isSaved)).toBe(false)
  expect(await asked(`/groups/${id}?saved`, isSaved, 'POST')).toBe(false)
})

test('what was saved is said in the page’s words, and how many were told in a number that can be', async () => {
  const read = (c: Web) => savedIn(c, { card: 'Your card is saved.' })
  expect(await asked(`/groups/${id}?saved=card`, read)).toBe('Your card is saved.')
  expect(await asked(`/groups/${id}?saved=toString`, read)).toBeNull()
  const told = (c: Web) => countIn(c, 'told')
  expect(await asked(`/groups/${id}?told=7`, told)).toBe(7)
  for (const wrong of ['', '-1', '7.5', '1e2', '10000', '%207'])
    expect(await asked(`/groups/${id}?told=${wrong}`, told), wrong).toBeNull()
  expect(await asked(`/groups/${id}?told=7`, told, 'POST')).toBeNull()
})

test('a day is one of the calendar; whatever else is none', async () => {
  const from = async (text: string) =>
    asked(`/groups/${id}?from=${text}`, (c) => dayIn(c, 'from')?.toString() ?? null)
  expect(await from('2026-02-28')).toBe('2026-02-28')
  for (const wrong of ['', '2026-02-30', '2026-2-3', '0026-02-03', '2026-02-03T10:00', '%00'])
    expect(await from(wrong), wrong).toBeNull()
})

test('a page is a number that lists have; whatever else is the first', async () => {
  expect(await asked(`/groups/${id}?page=7`, pageIn)).toBe(7)
  for (const wrong of ['', '0', '-1', '1.5', '1e2', '1001', '99999999999', 'two', '%00'])
    expect(await asked(`/groups/${id}?page=${wrong}`, pageIn), wrong).toBe(1)
  expect(await asked(`/groups/${id}?year=2019`, (c) => numberIn(c, 'year', 2026, [2020, 2030]))).toBe(2026)
  expect(await asked(`/groups/${id}?year=2021`, (c) => numberIn(c, 'year', 2026, [2020, 2030]))).toBe(2021)
})
