import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Secrets } from './secrets.ts'

/** What a page carries for us in a hidden field, so that nothing of it is stored here: only this installation opens it. */
export interface Carriage {
  /** 'statement': what opens as one thing opens as no other. */
  what: string
  /** Whose it is, and about what: whoever else sends it, or elsewhere, finds nothing in it. */
  boundTo: readonly string[]
}

const NONCE = 12
const TAG = 16
const UNTIL = 6

/** AES-256-GCM over the deflated text, with the moment up to which it opens; base64url. */
export function sealCarried(
  secrets: Secrets,
  carriage: Carriage,
  text: string,
  until: Temporal.Instant,
): string {
  const nonce = randomBytes(NONCE)
  const expiry = Buffer.alloc(UNTIL)
  expiry.writeUIntBE(until.epochMilliseconds, 0, UNTIL)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secrets), nonce)
  cipher.setAAD(about(carriage, expiry))
  const sealed = Buffer.concat([cipher.update(deflateRawSync(Buffer.from(text))), cipher.final()])
  return Buffer.concat([nonce, expiry, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** null: it is not ours, not this person's, changed, or its time is over. */
export function openCarried(
  secrets: Secrets,
  carriage: Carriage,
  carried: string,
  now: Temporal.Instant,
): string | null {
  const bytes = Buffer.from(carried, 'base64url')
  if (bytes.length < NONCE + UNTIL + TAG) return null
  const expiry = bytes.subarray(NONCE, NONCE + UNTIL)
  if (expiry.readUIntBE(0, UNTIL) <= now.epochMilliseconds) return null
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secrets), bytes.subarray(0, NONCE))
  decipher.setAAD(about(carriage, expiry))
  decipher.setAuthTag(bytes.subarray(NONCE + UNTIL, NONCE + UNTIL + TAG))
  try {
    const deflated = Buffer.concat([decipher.update(bytes.subarray(NONCE + UNTIL + TAG)), decipher.final()])
    // It was we who deflated it: it cannot be larger than what we were sent.
    return inflateRawSync(deflated).toString()
  } catch {
    return null
  }
}

const keyOf = (secrets: Secrets): Buffer => secrets.derive('carried')

const about = ({ what, boundTo }: Carriage, expiry: Buffer): Buffer =>
  Buffer.concat([Buffer.from(JSON.stringify([what, ...boundTo])), expiry])
