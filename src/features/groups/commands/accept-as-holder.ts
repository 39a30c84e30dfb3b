import { sql } from 'kysely'
import type { HolderDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { heldInvitation } from '../queries/invitations.ts'

export interface Accepting {
  invitationId: string
  /** The account of the mailbox the invitation was sent to. */
  personId: string
  /** Who has none yet gets one now, and has shown with the address that the mailbox is theirs. */
  isNew: boolean
}

/** Finds or makes the account of whoever holds the invitation's address. It is accepted in a further step, as them. */
export async function acceptAsHolder(
  db: HolderDb,
  viewerId: string | null,
): Promise<Accepting | Refusal<'invitation-over' | 'somebody-else'>> {
  const invitation = found(await heldInvitation(db))
  if (invitation.state !== 'open') return refuse('invitation-over')
  const { rows } = await sql<{ person_id: string; is_new: boolean }>`
    select person_id, is_new from person_for_holder()`.execute(db)
  const person = found(rows[0])
  if (viewerId !== null && viewerId !== person.person_id) return refuse('somebody-else')
  return { invitationId: invitation.id, personId: person.person_id, isNew: person.is_new }
}
