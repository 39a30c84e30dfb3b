import { sql } from 'kysely'
import type { HolderDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'

export interface HoldersAccount {
  /** The account of the mailbox that the address was sent to. */
  personId: string
  /** Who had none gets one now, and has shown with the address that the mailbox is theirs. */
  isNew: boolean
}

/** Finds or makes the account of whoever holds an address. They may be signed in already, but as nobody else. */
export async function accountForHolder(
  db: HolderDb,
  viewerId: string | null,
): Promise<HoldersAccount | Refusal<'somebody-else'>> {
  const { rows } = await sql<HoldersAccount>`
    select person_id as "personId", is_new as "isNew" from person_for_holder()`.execute(db)
  const account = found(rows[0])
  return viewerId !== null && viewerId !== account.personId ? refuse('somebody-else') : account
}
