import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { ownClashesWith } from '../../venues/queries/clashes.ts'
import { foundGroup } from './found-group.ts'
import { joinAsLeader } from './join-as-leader.ts'

/**
 * By the person to whose mailbox it was sent. A founder's makes the group, with what the enquiry planned; a leader's
 * gives a chair in one. Once: whoever accepted it already is led to the group it became.
 */
export async function acceptInvitation(
  db: ViewerDb,
  invitationId: string,
): Promise<{ groupId: string } | Refusal<'invitation-over' | 'leader-elsewhere'>> {
  const personId = found(db.viewer.personId)
  const invitation = await db
    .selectFrom('invitation')
    .select(['id', 'enquiry_id', 'group_id'])
    .where('id', '=', invitationId)
    // A group's leaders read it, too; to say yes is for whoever was invited.
    .where('id', 'in', sql<string>`(select own_invitation_ids())`)
    .where('accepted_at', 'is', null)
    .where('declined_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', db.now)
    .forUpdate()
    .executeTakeFirst()
  if (!invitation) return acceptedBefore(db, invitationId, personId)

  if (invitation.group_id && (await ownClashesWith(db, invitation.group_id)).length > 0) {
    return refuse('leader-elsewhere')
  }
  const groupId =
    invitation.enquiry_id === null
      ? await joinAsLeader(db, { groupId: found(invitation.group_id), personId, invitationId })
      : await foundGroup(db, { enquiryId: invitation.enquiry_id, personId })
  await db
    .updateTable('invitation')
    .set({ accepted_at: db.now, accepted_by: personId })
    .where('id', '=', invitationId)
    .execute()
  return { groupId }
}

async function acceptedBefore(db: ViewerDb, invitationId: string, personId: string) {
  const invitation = found(
    await db
      .selectFrom('invitation')
      .leftJoin('balint_group', 'balint_group.enquiry_id', 'invitation.enquiry_id')
      .select(['invitation.accepted_by', 'invitation.group_id', 'balint_group.id as founded_id'])
      .where('invitation.id', '=', invitationId)
      .executeTakeFirst(),
  )
  const groupId = invitation.group_id ?? invitation.founded_id
  return invitation.accepted_by === personId && groupId ? { groupId } : refuse('invitation-over')
}
