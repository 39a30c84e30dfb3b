import type { HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'

/** By whoever it was written to: signed in, or holding its secret address. */
export async function declineInvitation(
  db: ViewerDb | HolderDb,
  invitationId: string,
): Promise<{ declined: true } | Refusal<'invitation-over'>> {
  const { numUpdatedRows } = await db
    .updateTable('invitation')
    .set({ declined_at: db.now })
    .where('id', '=', invitationId)
    .where('accepted_at', 'is', null)
    .where('declined_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', db.now)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n ? { declined: true } : refuse('invitation-over')
}
