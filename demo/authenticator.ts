import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'

/** A device with one passkey, as WebAuthn describes it: ES256, no attestation, its owner verified. */
export interface Authenticator {
  /** Answers what the page asks it to make. */
  make(options: string, origin: string, wish?: { isVerified?: boolean }): string
  /** Answers what the page asks it to show. */
  show(options: string, origin: string, wish?: { isVerified?: boolean }): string
}

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const HAS_CREDENTIAL = 0x40

export function authenticator(): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  let counter = 0
  let handle = ''

  const data = (rpId: string, flags: number, more = Buffer.alloc(0)) => {
    counter += 1
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, more])
  }
  const verified = (isVerified: boolean) => USER_PRESENT | (isVerified ? USER_VERIFIED : 0)
  const client = (type: string, challenge: string, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

  const answer = (response: object) => {
    const name = id.toString('base64url')
    return JSON.stringify({ id: name, rawId: name, type: 'public-key', clientExtensionResults: {}, response })
  }

  return {
    make: (options, origin, { isVerified = true } = {}) => {
      const asked = JSON.parse(options)
      handle = asked.user.id
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const credential = Buffer.concat([Buffer.alloc(16), length, id, coseKey(publicKey)])
      const authData = data(asked.rp.id, verified(isVerified) | HAS_CREDENTIAL, credential)
      const attestation = cborMap([
        [cborText('fmt'), cborText('none')],
        [cborText('attStmt'), cborMap([])],
        [cborText('authData'), cborBytes(authData)],
      ])
      return answer({
        clientDataJSON: client('webauthn.create', asked.challenge, origin).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      })
    },

    show: (options, origin, { isVerified = true } = {}) => {
      const asked = JSON.parse(options)
      const authData = data(asked.rpId, verified(isVerified))
      const said = client('webauthn.get', asked.challenge, origin)
      const signature = createSign('sha256')
        .update(Buffer.concat([authData, sha256(said)]))
        .sign(privateKey)
      return answer({
        clientDataJSON: said.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle: handle,
      })
    },
  }
}

/** The public half of a passkey that no device here has, as it is kept. */
export const somebodysPublicKey = (): Buffer =>
  coseKey(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey)

const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest()

/** RFC 9052, 7 and RFC 9053, 7.1.1. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return cborMap([
    [cborNumber(1), cborNumber(2)],
    [cborNumber(3), cborNumber(-7)],
    [cborNumber(-1), cborNumber(1)],
    [cborNumber(-2), cborBytes(Buffer.from(x, 'base64url'))],
    [cborNumber(-3), cborBytes(Buffer.from(y, 'base64url'))],
  ])
}

// As much of CBOR (RFC 8949) as an authenticator needs.

const head = (major: number, count: number): Buffer =>
  count < 24
    ? Buffer.from([(major << 5) | count])
    : count < 256
      ? Buffer.from([(major << 5) | 24, count])
      : Buffer.from([(major << 5) | 25, count >> 8, count & 255])

const cborNumber = (value: number): Buffer => (value < 0 ? head(1, -1 - value) : head(0, value))
const cborBytes = (bytes: Buffer): Buffer => Buffer.concat([head(2, bytes.length), bytes])
const cborText = (text: string): Buffer =>
  Buffer.concat([head(3, Buffer.byteLength(text)), Buffer.from(text)])
const cborMap = (entries: [Buffer, Buffer][]): Buffer =>
  Buffer.concat([head(5, entries.length), ...entries.flat()])
