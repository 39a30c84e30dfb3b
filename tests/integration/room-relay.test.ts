import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { probeRoom, probeWishOf } from '../../src/features/room/commands/probe-room.ts'
import { iceServers } from '../../src/platform/turn.ts'
import { probeRelay } from '../../src/platform/turn-probe.ts'
import { type Relay, startRelay } from '../support/room/relay.ts'
import { type SelfSigned, selfSigned } from '../support/self-signed.ts'

// What an administrator's look at the relay finds of a real coturn: over datagrams, over a stream, and over TLS.

let relay: Relay
let certificate: SelfSigned
const trusted = getCACertificates('default')

beforeAll(async () => {
  certificate = selfSigned()
  relay = await startRelay(certificate)
})
afterAll(async () => {
  setDefaultCACertificates(trusted)
  await relay?.close()
})

const now = () => Temporal.Now.instant()
const found = async (secret = relay.settings.turnSecret) => {
  const [{ urls, username = '', credential = '' } = { urls: [] }] = iceServers(
    { ...relay.settings, turnSecret: secret },
    'probe',
    now(),
  )
  return Promise.all(urls.map((url) => probeRelay({ url, username, credential })))
}

test('a relay over TLS whose certificate nobody vouches for is said to be so; browsers would not trust it', async () => {
  expect(await found()).toEqual(['ok', 'ok', 'certificate'])
})

test('with a certificate that is trusted it works in all three ways, and gives every address back', async () => {
  setDefaultCACertificates([...trusted, certificate.certificate])
  for (const _ of [1, 2, 3]) expect(await found()).toEqual(['ok', 'ok', 'ok'])
})

test('with another secret it refuses, also behind TLS', async () => {
  setDefaultCACertificates([...trusted, certificate.certificate])
  expect(await found('quite another secret')).toEqual(['refused', 'refused', 'refused'])
})

test('the look at the room tells the relay over UDP and the one over TLS apart', async () => {
  setDefaultCACertificates(trusted)
  const wish = probeWishOf({ baseUrl: 'http://localhost:1', turn: relay.settings, clock: now })
  const looked = await probeRoom(wish)
  expect(looked.filter(({ what }) => what.startsWith('relay'))).toEqual([
    { what: 'relay-udp', finding: 'ok' },
    { what: 'relay-tls', finding: 'certificate' },
  ])
})
