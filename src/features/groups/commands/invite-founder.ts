import type { ViewerDb } from '../../../platform/database/database.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { writeInvitation } from './write-invitation.ts'

export interface FounderInvitation {
  enquiryId: string
  /** The enquirer: nobody else may be asked to found the group they enquired about. */
  correspondentId: string
}

/** Asks an enquirer to found the group. One invitation an enquiry; one that has run out makes way for another. */
export async function inviteFounder(
  db: ViewerDb,
  { enquiryId, correspondentId }: FounderInvitation,
): Promise<{ invitationId: string } | Refusal<'already-invited'>> {
  await db
    .updateTable('invitation')
    .set({ withdrawn_at: db.now })
    .where('enquiry_id', '=', enquiryId)
    .where('accepted_at', 'is', null)
    .where('declined_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '<=', db.now)
    .execute()
  const invitation = await writeInvitation(db, { kind: 'founder', enquiryId, correspondentId })
  if (!invitation) return refuse('already-invited')
  await queueEmail(db, 'founder-invited', {
    to: { correspondentId, holding: invitation.addressId },
    about: invitation.id,
  })
  return { invitationId: invitation.id }
}
