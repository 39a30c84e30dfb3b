import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

export interface SelfSigned {
  /** PEM */
  certificate: string
  key: string
}

/** A certificate for localhost that nobody vouches for (RFC 5280, as little of it as is needed): for a day, in memory. */
export function selfSigned(): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const now = Date.now()
  const name = sequence(set(sequence(oid(2, 5, 4, 3), der(0x0c, Buffer.from('localhost')))))
  const signedWith = sequence(oid(1, 2, 840, 10045, 4, 3, 2))
  const names = sequence(der(0x82, Buffer.from('localhost')))
  const isAuthority = sequence(der(0x01, Buffer.from([0xff])))
  const told = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    signedWith,
    name,
    sequence(utcTime(now - 3_600_000), utcTime(now + 86_400_000)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      0xa3,
      sequence(
        sequence(oid(2, 5, 29, 17), der(0x04, names)),
        sequence(oid(2, 5, 29, 19), der(0x01, Buffer.from([0xff])), der(0x04, isAuthority)),
      ),
    ),
  )
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', told, privateKey)]))
  const lines = sequence(told, signedWith, signature)
    .toString('base64')
    .replace(/.{1,64}/g, '$&\n')
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines}-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content
  const size =
    length < 0x80
      ? [length]
      : length < 0x100
        ? [0x81, length]
        : [0x82, Math.floor(length / 0x100), length % 0x100]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

const sequence = (...parts: Buffer[]): Buffer => der(0x30, Buffer.concat(parts))
const set = (...parts: Buffer[]): Buffer => der(0x31, Buffer.concat(parts))
const integer = (bytes: Buffer): Buffer => der(0x02, bytes)

function oid(first: number, second: number, ...rest: number[]): Buffer {
  const arcs = rest.flatMap((arc) => {
    const groups = [arc % 0x80]
    for (let left = Math.floor(arc / 0x80); left > 0; left = Math.floor(left / 0x80)) {
      groups.unshift((left % 0x80) + 0x80)
    }
    return groups
  })
  return der(0x06, Buffer.from([first * 40 + second, ...arcs]))
}

const utcTime = (at: number): Buffer =>
  der(0x17, Buffer.from(new Date(at).toISOString().replace(/^..|[-:T]|\.\d+/g, '')))
