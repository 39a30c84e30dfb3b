import type { HolderDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal.ts'
import { accountForHolder, type HoldersAccount } from '../../accounts/commands/account-for-holder.ts'
import { heldInvitation } from '../queries/invitations.ts'

export interface Accepting extends HoldersAccount {
  invitationId: string
}

/** Finds or makes the account of whoever holds the invitation's address. It is accepted in a further step, as them. */
export async function acceptAsHolder(
  db: HolderDb,
  viewerId: string | null,
): Promise<Accepting | Refusal<'invitation-over' | 'somebody-else'>> {
  const invitation = found(await heldInvitation(db))
  if (invitation.state !== 'open') return refuse('invitation-over')
  const account = await accountForHolder(db, viewerId)
  return isRefusal(account) ? account : { invitationId: invitation.id, ...account }
}
