import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Everything derived from the installation's one secret. What a secret address or a sign-in code says is
 * computed from an id when it is needed, so the database never holds it and a job can carry the id alone.
 */
export interface Secrets {
  /** 32 bytes for one purpose. */
  derive(purpose: string): Buffer
  /** The token of a secret address, 43 characters of base64url. */
  token(secretAddressId: string): string
  /** The password of one of the database's narrow roles. */
  rolePassword(login: string): string
}

export function openSecrets(secret: string): Secrets {
  const derive = (purpose: string) => createHmac('sha256', secret).update(purpose).digest()
  return {
    derive,
    token: (id) => derive(`secret-address:${id}`).toString('base64url'),
    rolePassword: (login) => derive(`database-role:${login}`).toString('base64url'),
  }
}

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Equal in constant time; of unequal length is unequal. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
