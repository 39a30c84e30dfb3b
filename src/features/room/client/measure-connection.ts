import type { Measured } from '../rules/check/connection.ts'
import { lateness } from '../rules/check/lateness.ts'
import { measureRelay } from './measure-relay.ts'

const PATH = '/rooms/line-check'
const PINGS = 16
const LONG_ENOUGH_MS = 2_500
const DOWN_BYTES = 512 * 1024
const UP_BYTES = 64 * 1024
const MOST_UP_BYTES = 512 * 1024

/**
 * To our own server: small messages, then a load down, then one up; about six seconds at most. Then by way of the relay, where
 * there is one: what is lost is seen there alone.
 */
export async function measureConnection(
  signal: AbortSignal,
  iceServers: readonly RTCIceServer[],
): Promise<Measured> {
  const measured = await overTheWeb(signal)
  if (iceServers.length === 0) return { ...measured, by: 'web' }
  const relayed = await measureRelay(iceServers, signal)
  signal.throwIfAborted()
  return relayed ? { ...measured, ...relayed, by: 'relay' } : { ...measured, by: 'out-of-reach' }
}

async function overTheWeb(signal: AbortSignal): Promise<Omit<Measured, 'by'>> {
  const delays = await pings(signal)
  const answered = delays.filter((delay) => delay !== null)
  const measured = lateness(answered, delays.length)
  if (!measured) throw new Error('no answer')
  return { ...measured, down: await down(signal), up: await up(signal) }
}

async function pings(signal: AbortSignal): Promise<(number | null)[]> {
  const delays: (number | null)[] = []
  // The first opens the connection, and is not counted.
  for (let n = 0; n <= PINGS; n++) {
    const from = performance.now()
    const answer = await fetch(`${PATH}?bytes=0`, {
      cache: 'no-store',
      signal: AbortSignal.any([signal, AbortSignal.timeout(4_000)]),
    }).catch(() => null)
    signal.throwIfAborted()
    if (n > 0) delays.push(answer?.ok ? performance.now() - from : null)
    if (delays.length >= 4 && delays.every((delay) => delay === null)) break
  }
  return delays
}

async function down(signal: AbortSignal): Promise<number> {
  const stop = new AbortController()
  const answer = await fetch(`${PATH}?bytes=${DOWN_BYTES}`, {
    cache: 'no-store',
    signal: AbortSignal.any([signal, stop.signal]),
  })
  const reader = answer.body?.getReader()
  if (!reader) throw new Error('no body')
  const from = performance.now()
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    bytes += value?.byteLength ?? 0
    const ms = performance.now() - from
    if (!done && ms < LONG_ENOUGH_MS) continue
    stop.abort()
    return kbits(bytes, ms)
  }
}

async function up(signal: AbortSignal): Promise<number> {
  const load = crypto.getRandomValues(new Uint8Array(UP_BYTES))
  const from = performance.now()
  let bytes = 0
  for (;;) {
    const answer = await fetch(PATH, { method: 'POST', body: load, signal })
    if (!answer.ok) throw new Error('no answer')
    bytes += UP_BYTES
    const ms = performance.now() - from
    if (bytes >= MOST_UP_BYTES || ms >= LONG_ENOUGH_MS) return kbits(bytes, ms)
  }
}

/** Bits in a millisecond are kilobits in a second. */
const kbits = (bytes: number, ms: number): number => (bytes * 8) / Math.max(1, ms)
