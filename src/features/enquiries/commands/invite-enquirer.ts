import type { ViewerDb } from '../../../platform/database/database.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { inviteFounder } from '../../groups/commands/invite-founder.ts'
import { canInviteEnquirer } from '../policy.ts'
import { countFirstAnswer } from './count-first-answer.ts'
import { enquiryInCharge } from './enquiry-in-charge.ts'
import { keepStep } from './keep-step.ts'

/** The enquirer may found the group they asked about; it begins with the plan that came along. */
export async function inviteEnquirer(
  db: ViewerDb,
  enquiryId: string,
): Promise<{ invitationId: string } | Refusal<'enquiry-closed' | 'already-invited'>> {
  const enquiry = await enquiryInCharge(db, enquiryId, canInviteEnquirer)
  if (enquiry.closedAt) return refuse('enquiry-closed')
  await countFirstAnswer(db, enquiry)
  await keepStep(db, enquiryId, { kind: 'invited-to-found' })
  return inviteFounder(db, { enquiryId, correspondentId: enquiry.correspondentId })
}
