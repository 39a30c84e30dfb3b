import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Secrets } from '../secrets.ts'

// What the database keeps for us and cannot read: AES-256-GCM under a key from the installation's secret, bound to whose
// it is and what. (What even the installation is to forget goes through platform/sealed/.)

const NONCE = 12
const TAG = 16

type What = 'authenticator-app' | 'recovery-codes'

const keyOf = (secrets: Secrets): Buffer => secrets.derive('second-ways')
const about = (what: What, personId: string): Buffer => Buffer.from(`${what}:${personId}`)

export function sealWithSecret(secrets: Secrets, what: What, personId: string, plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secrets), nonce)
  cipher.setAAD(about(what, personId))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** null: the installation's secret has changed since, or the row is another's. */
export function openWithSecret(
  secrets: Secrets,
  what: What,
  personId: string,
  sealed: Buffer,
): Buffer | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secrets), sealed.subarray(0, NONCE))
    decipher.setAAD(about(what, personId))
    decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
    return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()])
  } catch {
    return null
  }
}
