import { createHash, createHmac, randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { connect as connectTcp } from 'node:net'
import { connect as connectTls } from 'node:tls'

/** What a relay answered. `certificate`: TLS, and nobody vouches for it. */
export type RelayFinding = 'ok' | 'no-answer' | 'refused' | 'certificate' | 'no-such-name'

export interface Relay {
  /** `turn:turn.example.org:3478?transport=udp` (RFC 7065) */
  url: string
  username: string
  credential: string
}

/** Asks the relay for an address of its own, as a browser would (TURN Allocate, RFC 8656), and gives it back. */
export async function probeRelay(relay: Relay, waitMs = 5_000): Promise<RelayFinding> {
  const way = readRelayUrl(relay.url)
  if (!way) return 'no-such-name'
  const talk = way.transport === 'udp' ? talkByDatagram(way, waitMs) : talkByStream(way, waitMs)
  try {
    return await allocate(await talk, relay)
  } catch (fault) {
    return findingOf(fault)
  }
}

export interface RelayWay {
  host: string
  port: number
  transport: 'udp' | 'tcp' | 'tls'
}

export function readRelayUrl(url: string): RelayWay | null {
  const parts = /^(turns?):(\[[0-9a-f:.]+\]|[^:?\s]+)(?::(\d{1,5}))?(?:\?transport=(udp|tcp))?$/i.exec(url)
  if (!parts) return null
  const [, scheme = '', host = '', port, transport] = parts
  const isTls = scheme.toLowerCase() === 'turns'
  return {
    host: host.replace(/^\[|\]$/g, ''),
    port: Number(port ?? (isTls ? 5349 : 3478)),
    transport: isTls ? 'tls' : transport?.toLowerCase() === 'tcp' ? 'tcp' : 'udp',
  }
}

// ── the talk ────────────────────────────────────────────────────────────────

interface Talk {
  /** Sends one message and waits for the answer to it. */
  ask(message: Buffer): Promise<Buffer>
  end(): void
}

const MAGIC = 0x2112a442
const ALLOCATE = 0x0003
const REFRESH = 0x0004
const ALLOCATED = 0x0103
const REFUSED = 0x0113
const attribute = {
  username: 0x0006,
  integrity: 0x0008,
  errorCode: 0x0009,
  lifetime: 0x000d,
  realm: 0x0014,
  nonce: 0x0015,
  requestedTransport: 0x0019,
} as const
const UDP = Buffer.from([17, 0, 0, 0])

async function allocate(talk: Talk, { username, credential }: Relay): Promise<RelayFinding> {
  try {
    const wish: Attributes = [[attribute.requestedTransport, UDP]]
    // The first answer is a refusal that says how to prove who one is.
    const first = read(await talk.ask(message(ALLOCATE, wish)))
    if (first.type === ALLOCATED) return 'ok'
    const realm = first.attributes.get(attribute.realm)
    const nonce = first.attributes.get(attribute.nonce)
    if (!realm || !nonce) return 'refused'
    const proof: Attributes = [
      [attribute.username, Buffer.from(username)],
      [attribute.realm, realm],
      [attribute.nonce, nonce],
    ]
    const key = createHash('md5').update(`${username}:${realm.toString()}:${credential}`).digest()
    const second = read(await talk.ask(message(ALLOCATE, [...wish, ...proof], key)))
    if (second.type !== ALLOCATED) return 'refused'
    const nothing = Buffer.alloc(4)
    // Given back at once; should that be lost, the relay forgets it after ten minutes.
    await talk.ask(message(REFRESH, [[attribute.lifetime, nothing], ...proof], key)).catch(() => {})
    return 'ok'
  } finally {
    talk.end()
  }
}

type Attributes = (readonly [type: number, value: Buffer])[]

function message(type: number, attributes: Attributes, key?: Buffer): Buffer {
  const parts = attributes.map(([name, value]) => {
    const head = Buffer.alloc(4)
    head.writeUInt16BE(name, 0)
    head.writeUInt16BE(value.length, 2)
    return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)])
  })
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(20)
  head.writeUInt16BE(type, 0)
  // The proof counts in the length that it proves (RFC 8489, 14.5).
  head.writeUInt16BE(body.length + (key ? 24 : 0), 2)
  head.writeUInt32BE(MAGIC, 4)
  randomBytes(12).copy(head, 8)
  const plain = Buffer.concat([head, body])
  if (!key) return plain
  const proof = Buffer.alloc(24)
  proof.writeUInt16BE(attribute.integrity, 0)
  proof.writeUInt16BE(20, 2)
  createHmac('sha1', key).update(plain).digest().copy(proof, 4)
  return Buffer.concat([plain, proof])
}

function read(answer: Buffer): { type: number; attributes: Map<number, Buffer> } {
  const attributes = new Map<number, Buffer>()
  if (answer.length < 20 || answer.readUInt32BE(4) !== MAGIC) return { type: REFUSED, attributes }
  let at = 20
  while (at + 4 <= answer.length) {
    const length = answer.readUInt16BE(at + 2)
    attributes.set(answer.readUInt16BE(at), answer.subarray(at + 4, at + 4 + length))
    at += 4 + length + ((4 - (length % 4)) % 4)
  }
  return { type: answer.readUInt16BE(0), attributes }
}

const isAnswerTo = (sent: Buffer, answer: Buffer): boolean =>
  answer.length >= 20 && sent.subarray(4, 20).equals(answer.subarray(4, 20))

// ── its ways ────────────────────────────────────────────────────────────────

class NoAnswer extends Error {}

async function talkByDatagram({ host, port }: RelayWay, waitMs: number): Promise<Talk> {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4')
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.connect(port, host, () => {
      socket.off('error', reject)
      resolve()
    })
  }).catch((fault) => {
    socket.close()
    throw fault
  })
  return {
    ask: (sent) =>
      new Promise((resolve, reject) => {
        const send = () => socket.send(sent)
        // A datagram may be lost on the way: said again until it is answered.
        const again = setInterval(send, 700)
        const timer = setTimeout(() => finish(() => reject(new NoAnswer())), waitMs)
        const heard = (answer: Buffer) => {
          if (isAnswerTo(sent, answer)) finish(() => resolve(answer))
        }
        const failed = (fault: Error) => finish(() => reject(fault))
        const finish = (then: () => void) => {
          clearInterval(again)
          clearTimeout(timer)
          socket.off('message', heard).off('error', failed)
          then()
        }
        socket.on('message', heard).on('error', failed)
        send()
      }),
    end: () => socket.close(),
  }
}

async function talkByStream({ host, port, transport }: RelayWay, waitMs: number): Promise<Talk> {
  const isTls = transport === 'tls'
  const socket = isTls ? connectTls({ host, port, servername: host }) : connectTcp({ host, port })
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoAnswer()), waitMs)
    socket.once(isTls ? 'secureConnect' : 'connect', () => {
      clearTimeout(timer)
      resolve()
    })
    socket.once('error', (fault) => {
      clearTimeout(timer)
      reject(fault)
    })
  }).catch((fault) => {
    socket.destroy()
    throw fault
  })
  // One that breaks off fails the question in hand; between two there is nobody to tell.
  socket.on('error', () => {})
  return {
    ask: (sent) =>
      new Promise((resolve, reject) => {
        let soFar: Buffer = Buffer.alloc(0)
        const timer = setTimeout(() => finish(() => reject(new NoAnswer())), waitMs)
        const heard = (part: Buffer) => {
          soFar = Buffer.concat([soFar, part])
          if (soFar.length < 20 || soFar.length < 20 + soFar.readUInt16BE(2)) return
          const answer = soFar
          finish(() => resolve(answer))
        }
        const ended = () => finish(() => reject(new NoAnswer()))
        const finish = (then: () => void) => {
          clearTimeout(timer)
          socket.off('data', heard).off('close', ended)
          then()
        }
        socket.on('data', heard).on('close', ended)
        socket.write(sent)
      }),
    end: () => socket.destroy(),
  }
}

function findingOf(fault: unknown): RelayFinding {
  const code = String((fault as { code?: unknown }).code ?? '')
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'no-such-name'
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(code)) return 'certificate'
  return 'no-answer'
}
