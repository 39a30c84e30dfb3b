import { createHash, createHmac } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { type AddressInfo, createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { probeRelay, readRelayUrl } from './turn-probe.ts'

const endings: (() => void)[] = []
afterEach(() => {
  for (const end of endings.splice(0)) end()
})

const REALM = 'relay.example.org'
const attributeAt = (message: Buffer, wanted: number): { value: Buffer; at: number } | null => {
  let at = 20
  while (at + 4 <= message.length) {
    const length = message.readUInt16BE(at + 2)
    if (message.readUInt16BE(at) === wanted) return { value: message.subarray(at + 4, at + 4 + length), at }
    at += 4 + length + ((4 - (length % 4)) % 4)
  }
  return null
}

/** A relay as RFC 8656 has it, as far as a probe goes: says who it is, then believes whoever knows the secret. */
function relayAnswer(password: string, asked: Buffer): Buffer {
  const reply = (type: number, attributes: [number, Buffer][]) => {
    const body = Buffer.concat(
      attributes.map(([name, value]) => {
        const head = Buffer.alloc(4)
        head.writeUInt16BE(name, 0)
        head.writeUInt16BE(value.length, 2)
        return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)])
      }),
    )
    const head = Buffer.from(asked.subarray(0, 20))
    head.writeUInt16BE(type, 0)
    head.writeUInt16BE(body.length, 2)
    return Buffer.concat([head, body])
  }
  const proof = attributeAt(asked, 0x0008)
  const isRefresh = asked.readUInt16BE(0) === 0x0004
  if (!proof) {
    return reply(0x0113, [
      [0x0009, Buffer.from([0, 0, 4, 1])],
      [0x0014, Buffer.from(REALM)],
      [0x0015, Buffer.from('a nonce')],
    ])
  }
  const username = attributeAt(asked, 0x0006)?.value.toString() ?? ''
  const key = createHash('md5').update(`${username}:${REALM}:${password}`).digest()
  const expected = createHmac('sha1', key).update(asked.subarray(0, proof.at)).digest()
  if (!proof.value.equals(expected)) return reply(0x0113, [[0x0009, Buffer.from([0, 0, 4, 1])]])
  return reply(isRefresh ? 0x0104 : 0x0103, [])
}

async function datagramRelay(password: string): Promise<number> {
  const socket = createSocket('udp4')
  socket.on('message', (asked, { port }) => socket.send(relayAnswer(password, asked), port, '127.0.0.1'))
  endings.push(() => socket.close())
  return new Promise((resolve) => {
    socket.bind(0, '127.0.0.1', () => resolve(socket.address().port))
  })
}

async function streamServer(answer: (asked: Buffer) => Buffer): Promise<number> {
  const server = createServer((socket) => {
    socket.on('data', (asked) => socket.write(answer(Buffer.from(asked))))
    socket.on('error', () => {})
  })
  endings.push(() => server.close())
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

const who = { username: '1796000000:probe', credential: 'right' }

test('a relay that knows the secret gives an address, by datagrams and by a stream', async () => {
  const port = await datagramRelay('right')
  expect(await probeRelay({ url: `turn:127.0.0.1:${port}`, ...who })).toBe('ok')
  const stream = await streamServer((asked) => relayAnswer('right', asked))
  expect(await probeRelay({ url: `turn:127.0.0.1:${stream}?transport=tcp`, ...who })).toBe('ok')
})

test('a relay with another secret refuses', async () => {
  const port = await datagramRelay('another')
  expect(await probeRelay({ url: `turn:127.0.0.1:${port}`, ...who })).toBe('refused')
})

test('where nobody listens there is no answer', async () => {
  const port = await streamServer(() => Buffer.alloc(0))
  expect(await probeRelay({ url: `turn:127.0.0.1:${port}?transport=tcp`, ...who }, 200)).toBe('no-answer')
  expect(await probeRelay({ url: 'turn:127.0.0.1:1?transport=tcp', ...who }, 200)).toBe('no-answer')
})

test('something that is no relay is not taken for one, nor is a relay without TLS for one with it', async () => {
  const port = await streamServer(() => Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\nThis is a web server.'))
  expect(await probeRelay({ url: `turn:127.0.0.1:${port}?transport=tcp`, ...who }, 300)).not.toBe('ok')
  expect(await probeRelay({ url: `turns:127.0.0.1:${port}`, ...who }, 300)).not.toBe('ok')
})

test('addresses of relays are read as browsers read them', () => {
  expect(readRelayUrl('turn:turn.example.org')).toEqual({
    host: 'turn.example.org',
    port: 3478,
    transport: 'udp',
  })
  expect(readRelayUrl('turns:turn.example.org:443?transport=tcp')).toEqual({
    host: 'turn.example.org',
    port: 443,
    transport: 'tls',
  })
  expect(readRelayUrl('turn:[::1]:3478?transport=tcp')).toEqual({ host: '::1', port: 3478, transport: 'tcp' })
  expect(readRelayUrl('https://turn.example.org')).toBeNull()
})
