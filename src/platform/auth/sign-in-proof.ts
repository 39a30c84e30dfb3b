import { createHmac, randomBytes } from 'node:crypto'
import { isId } from '../../shared/ids.ts'
import { type Secrets, sameBytes } from '../secrets.ts'

// Link and code follow from the request's id and the installation's secret: neither is stored anywhere, and the
// job that sends them carries the id alone.

/** How long a link or code may be used. */
export const SIGN_IN_MINUTES = 15

/** A UUID (RFC 9562, version 7) that tells its moment, whatever clock that came from. */
export function newRequestId(now: Temporal.Instant): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now.epochMilliseconds, 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

export function signInExpiry(requestId: string): Temporal.Instant {
  const milliseconds = Number.parseInt(requestId.replaceAll('-', '').slice(0, 12), 16)
  return Temporal.Instant.fromEpochMilliseconds(milliseconds).add({ minutes: SIGN_IN_MINUTES })
}

/** The link's last part, 64 characters of base64url: the request's id and the MAC that proves we made it. */
export function linkToken(secrets: Secrets, requestId: string): string {
  return Buffer.concat([idBytes(requestId), mac(secrets, requestId)]).toString('base64url')
}

/** The request a link was made for, or null for anything that we did not make. */
export function requestOfLink(secrets: Secrets, token: string): string | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 48 || bytes.toString('base64url') !== token) return null
  const requestId = bytes
    .subarray(0, 16)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  return isId(requestId) && sameBytes(bytes.subarray(16), mac(secrets, requestId)) ? requestId : null
}

/** Six digits. The modulus favours no code by more than one in ten million. */
export function signInCode(secrets: Secrets, requestId: string): string {
  const number = secrets.derive(`sign-in-code:${requestId}`).readUIntBE(0, 6) % 1_000_000
  return String(number).padStart(6, '0')
}

/** Compares in constant time. */
export function isCode(secrets: Secrets, requestId: string, given: string): boolean {
  return sameBytes(Buffer.from(given), Buffer.from(signInCode(secrets, requestId)))
}

/** The session that one click of one form opens: a click that arrives twice finds it again. */
export function sessionToken(secrets: Secrets, requestId: string, formKey: string): string {
  return createHmac('sha256', secrets.derive('session')).update(`${requestId}:${formKey}`).digest('base64url')
}

const mac = (secrets: Secrets, requestId: string): Buffer => secrets.derive(`sign-in-link:${requestId}`)

const idBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')
