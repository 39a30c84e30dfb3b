import { sql } from 'kysely'
import type { HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import { makeSecretAddress } from '../../../platform/secret-address.ts'
import { newId } from '../../../shared/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal.ts'
import { accountForHolder, type HoldersAccount } from '../../accounts/commands/account-for-holder.ts'
import { findablePeerGroup, findableSupervisor } from '../queries/matching.ts'
import { heldRegisterInvitation } from '../queries/register-invitations.ts'

/** How long it can be accepted. */
const INVITATION_DAYS = 30
/** Its page stays longer, to say that the time is over. */
const PAGE_DAYS = 90

export interface EnquirerInvited {
  enquiryId: string
  /** The enquirer: nobody else may be invited from their enquiry. */
  correspondentId: string
}

/**
 * From an enquiry to an entry in the register, in one step: the enquirer gets an email, accepts from their mailbox,
 * has an account, and finds an entry begun with what the enquiry said. For whoever is in charge of the enquiry.
 */
export const inviteToRegister = (db: ViewerDb, whom: EnquirerInvited) => invite(db, 'leader-entry', whom, {})

export type Suggestion = { supervisorId: string } | { peerGroupId: string }

/**
 * From an enquiry to supervision, in one step: the enquirer accepts in the same way, sees supervisors and peer groups
 * near them, and asks one by relay. Whoever is in charge may suggest one; it stands first, and asking stays theirs.
 */
export async function askSupervisionFor(
  db: ViewerDb,
  { suggestion, ...whom }: EnquirerInvited & { suggestion?: Suggestion | undefined },
): Promise<{ invitationId: string } | Refusal<'already-invited' | 'suggestion-gone'>> {
  if (suggestion && !(await isThere(db, suggestion))) return refuse('suggestion-gone')
  return invite(db, 'supervision', whom, suggestion ?? {})
}

async function invite(
  db: ViewerDb,
  purpose: 'leader-entry' | 'supervision',
  { enquiryId, correspondentId }: EnquirerInvited,
  suggestion: Partial<{ supervisorId: string; peerGroupId: string }>,
): Promise<{ invitationId: string } | Refusal<'already-invited'>> {
  await db
    .updateTable('register_invitation')
    .set({ withdrawn_at: db.now })
    .where('enquiry_id', '=', enquiryId)
    .where('purpose', '=', purpose)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '<=', db.now)
    .execute()
  const invitationId = newId()
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('register_invitation')
    .values({
      id: invitationId,
      purpose,
      enquiry_id: enquiryId,
      correspondent_id: correspondentId,
      invited_by: found(db.viewer.personId),
      invited_at: db.now,
      expires_at: db.now.add({ hours: 24 * INVITATION_DAYS }),
      suggested_supervisor_id: suggestion.supervisorId ?? null,
      suggested_peer_group_id: suggestion.peerGroupId ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return refuse('already-invited')
  const address = await makeSecretAddress(db, {
    purpose: 'contact-request',
    subjectId: invitationId,
    correspondentId,
    expiresAt: db.now.add({ hours: 24 * PAGE_DAYS }),
  })
  await queueEmail(db, 'register-invited', {
    to: { correspondentId, holding: address.id },
    about: invitationId,
  })
  return { invitationId }
}

const isThere = async (db: ViewerDb, suggestion: Suggestion): Promise<boolean> =>
  'supervisorId' in suggestion
    ? (await findableSupervisor(db, suggestion.supervisorId)) !== undefined
    : (await findablePeerGroup(db, suggestion.peerGroupId)) !== undefined

export interface Entering extends HoldersAccount {
  invitationId: string
}

/** Finds or makes the account of whoever holds the address. It is accepted in a further step, as them. */
export async function enterAsHolder(
  db: HolderDb,
  viewerId: string | null,
): Promise<Entering | Refusal<'invitation-over' | 'somebody-else'>> {
  const invitation = found(await heldRegisterInvitation(db))
  if (invitation.state !== 'open') return refuse('invitation-over')
  const account = await accountForHolder(db, viewerId)
  return isRefusal(account) ? account : { invitationId: invitation.id, ...account }
}

/** By the person to whose mailbox it was sent; once is enough. */
export async function acceptRegisterInvitation(
  db: ViewerDb,
  invitationId: string,
): Promise<{ purpose: 'leader-entry' | 'supervision' } | Refusal<'invitation-over'>> {
  const invitation = found(
    await db
      .selectFrom('register_invitation')
      .select(['purpose', 'accepted_by'])
      .where('id', '=', invitationId)
      // Those in charge of the enquiry read it, too; to say yes is for whoever was invited.
      .where('id', 'in', sql<string>`(select own_register_invitation_ids())`)
      .executeTakeFirst(),
  )
  if (invitation.accepted_by === db.viewer.personId) return { purpose: invitation.purpose }
  const { numUpdatedRows } = await db
    .updateTable('register_invitation')
    .set({ accepted_at: db.now, accepted_by: db.viewer.personId })
    .where('id', '=', invitationId)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', db.now)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n ? { purpose: invitation.purpose } : refuse('invitation-over')
}
