import { newId } from '../shared/ids.ts'
import type { Db } from './database/database.ts'
import type { DB as Schema } from './database/schema.ts'
import { sha256 } from './secrets.ts'

export interface SecretAddressWish {
  purpose: Schema['secret_address']['purpose']
  /** The row it opens. */
  subjectId: string | null
  /** Whose page it is: someone without an account, or a person. */
  correspondentId?: string
  personId?: string
  expiresAt?: Temporal.Instant
}

/** Makes an address that only its token opens. The database keeps the token's SHA-256; the token follows from the id. */
export async function makeSecretAddress(
  db: Db,
  wish: SecretAddressWish,
): Promise<{ id: string; token: string }> {
  const id = newId()
  const token = db.secrets.token(id)
  await db
    .insertInto('secret_address')
    .values({
      id,
      purpose: wish.purpose,
      subject_id: wish.subjectId,
      correspondent_id: wish.correspondentId ?? null,
      person_id: wish.personId ?? null,
      token_hash: sha256(token),
      made_at: db.now,
      expires_at: wish.expiresAt ?? null,
    })
    .execute()
  return { id, token }
}
