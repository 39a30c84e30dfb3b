import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Told } from '../rules/check/told.ts'
import { Telling } from './telling.ts'

// A member's check, told to the leaders over a line that may fail.

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => vi.useRealTimers())

const well: Told = { passed: ['picture', 'voice', 'sound', 'connection', 'screen'], failed: [] }
const small: Told = { passed: ['picture', 'voice', 'sound', 'connection'], failed: ['screen'] }

/** A page and a server: what arrived there, and whether it can be reached. */
function page({ told = false } = {}) {
  const server = { isThere: true, arrived: [] as (Told | null)[] }
  const post = async (told: Told | null) => {
    if (server.isThere) server.arrived.push(told)
    return server.isThere
  }
  const telling = new Telling(told, post, () => {})
  const passes = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
  return { server, telling, passes }
}

test('nothing is told before the press; from then on what is found anew follows', async () => {
  const { server, telling, passes } = page()
  telling.found(well)
  await passes(60_000)
  expect(server.arrived).toEqual([])
  await telling.tell(well)
  telling.found(small)
  telling.found(small)
  await passes(0)
  expect(server.arrived).toEqual([well, small])
  expect(telling.shown).toEqual({ read: small, isSending: false, isFailed: false })
})

test('what could not follow is not said to be read, and is sent again until it is', async () => {
  const { server, telling, passes } = page()
  await telling.tell(well)
  server.isThere = false
  telling.found(small)
  await passes(4_000)
  expect(telling.shown).toEqual({ read: well, isSending: false, isFailed: true })
  await passes(60_000)
  server.isThere = true
  await passes(60_000)
  expect(server.arrived).toEqual([well, small])
  expect(telling.shown).toEqual({ read: small, isSending: false, isFailed: false })
  await passes(600_000)
  expect(server.arrived).toHaveLength(2)
})

test('a press that did not reach our server tells nothing until the next press', async () => {
  const { server, telling, passes } = page()
  server.isThere = false
  await telling.tell(well)
  expect(telling.shown).toMatchObject({ read: null, isFailed: true })
  server.isThere = true
  telling.found(small)
  await passes(600_000)
  expect(server.arrived).toEqual([])
  await telling.tell(small)
  expect(telling.shown).toMatchObject({ read: small, isFailed: false })
})

test('taken back, nothing follows any more, whether that reached our server or not', async () => {
  const { server, telling, passes } = page()
  await telling.tell(well)
  server.isThere = false
  telling.found(small)
  await passes(0)
  await telling.takeBack()
  expect(telling.shown).toMatchObject({ read: well, isFailed: true })
  server.isThere = true
  await passes(600_000)
  expect(server.arrived).toEqual([well])
  await telling.takeBack()
  expect(telling.shown).toMatchObject({ read: null, isFailed: false })
})

test('what was told on another day stands until it is told anew', async () => {
  const { server, telling, passes } = page({ told: true })
  telling.found(small)
  await passes(0)
  expect(telling.shown.read).toBe('before')
  expect(server.arrived).toEqual([])
  await telling.tell(small)
  expect(telling.shown.read).toEqual(small)
})
