import { createHmac, randomBytes } from 'node:crypto'
import type { Secrets } from '../secrets.ts'
import { sameBytes } from '../secrets.ts'

/**
 * A form's hidden key: 16 random bytes, and their HMAC bound to the session. It shows that this site made the
 * form for this session (CSRF), and it is spent with the command, so that a double click makes one of everything.
 */
export function makeFormKey(secrets: Secrets, sessionId: string | null): string {
  const random = randomBytes(16).toString('base64url')
  return `${random}.${seal(secrets, random, sessionId)}`
}

export function isFormKey(secrets: Secrets, sessionId: string | null, key: unknown): key is string {
  if (typeof key !== 'string') return false
  const [random = '', given = ''] = key.split('.')
  return (
    /^[\w-]{22}$/.test(random) && sameBytes(Buffer.from(given), Buffer.from(seal(secrets, random, sessionId)))
  )
}

const seal = (secrets: Secrets, random: string, sessionId: string | null): string =>
  createHmac('sha256', secrets.derive('form-key'))
    .update(`${random}:${sessionId ?? ''}`)
    .digest('base64url')
