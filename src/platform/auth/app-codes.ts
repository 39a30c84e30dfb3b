import { createHmac } from 'node:crypto'
import { sameBytes } from '../secrets.ts'

// Six digits that an app makes anew every half minute from a secret it was once shown (TOTP, RFC 6238). SHA-1 and thirty
// seconds, since many apps know nothing else; HMAC-SHA-1 is sound for this (RFC 6238, 1.2; RFC 4226, B.2).

const STEP_SECONDS = 30
export const APP_SECRET_BYTES = 20

export const stepAt = (now: Temporal.Instant): number =>
  Math.floor(now.epochMilliseconds / 1000 / STEP_SECONDS)

/** RFC 4226, 5.3. */
export function appCode(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const at = (mac[19] ?? 0) & 0x0f
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** The half minute whose code this is: now's, or that before or after it, as telephones' clocks differ; null: none. */
export function stepOfCode(secret: Uint8Array, given: string, now: Temporal.Instant): number | null {
  const here = stepAt(now)
  const fitting = [here - 1, here, here + 1].filter((step) =>
    sameBytes(Buffer.from(appCode(secret, step)), Buffer.from(given)),
  )
  return fitting.at(-1) ?? null
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648, 6, without padding: as apps take it. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('')
}

/** What the QR code says (Key URI format of the apps). */
export function appAddress(
  secret: Uint8Array,
  { society, email }: { society: string; email: string },
): string {
  const label = `${encodeURIComponent(society)}:${encodeURIComponent(email)}`
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(society)}`
}
