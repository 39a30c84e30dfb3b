import type { ViewerDb } from '../../../platform/database/database.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import {
  askSupervisionFor,
  inviteToRegister,
  type Suggestion,
} from '../../register/commands/invite-to-register.ts'
import { joinWaitingListFor } from '../../waiting-lists/commands/join-waiting-list.ts'
import { canInviteEnquirer } from '../policy.ts'
import { ledOnOf } from '../queries/led-on.ts'
import type { Enquiry } from '../queries.ts'
import { waitingWishes } from '../rules/waiting-wishes.ts'
import { countFirstAnswer } from './count-first-answer.ts'
import { enquiryInCharge } from './enquiry-in-charge.ts'
import { keepStep } from './keep-step.ts'
import { theirTurn } from './say-along.ts'

/** From an enquiry to an entry in the register of leaders: the enquirer gets an email, and an entry begun with their words. */
export async function leadToRegister(
  db: ViewerDb,
  enquiryId: string,
): Promise<{ led: true } | Refusal<'enquiry-closed' | 'already-invited'>> {
  const enquiry = await openEnquiry(db, enquiryId)
  if ('refused' in enquiry) return enquiry
  const { correspondentId } = enquiry
  const invited = await inviteToRegister(db, { enquiryId, correspondentId })
  if ('refused' in invited) return invited
  return noted(db, enquiry, 'led-to-register')
}

/** From an enquiry to supervision; whoever is in charge may suggest somebody. */
export async function leadToSupervision(
  db: ViewerDb,
  enquiryId: string,
  { suggestion }: { suggestion?: Suggestion | undefined },
): Promise<{ led: true } | Refusal<'enquiry-closed' | 'already-invited' | 'suggestion-gone'>> {
  const enquiry = await openEnquiry(db, enquiryId)
  if ('refused' in enquiry) return enquiry
  const { correspondentId } = enquiry
  const invited = await askSupervisionFor(db, { enquiryId, correspondentId, suggestion })
  if ('refused' in invited) return invited
  return noted(db, enquiry, 'led-to-supervision')
}

/** From an enquiry to the waiting list of a region, or of online groups, with what they said they look for. */
export async function leadToWaitingList(
  db: ViewerDb,
  enquiryId: string,
): Promise<{ led: true } | Refusal<'enquiry-closed' | 'already-on-list' | 'region-unknown' | 'no-region'>> {
  const enquiry = await openEnquiry(db, enquiryId)
  if ('refused' in enquiry) return enquiry
  if ((await ledOnOf(db, enquiryId)).some(({ to }) => to === 'waiting-list')) return refuse('already-on-list')
  const wishes = waitingWishes(enquiry)
  if (!wishes) return refuse('no-region')
  const joined = await joinWaitingListFor(db, { correspondentId: enquiry.correspondentId, ...wishes })
  if ('refused' in joined) return joined
  return noted(db, enquiry, 'led-to-waiting-list')
}

async function openEnquiry(db: ViewerDb, enquiryId: string): Promise<Enquiry | Refusal<'enquiry-closed'>> {
  const enquiry = await enquiryInCharge(db, enquiryId, canInviteEnquirer)
  return enquiry.closedAt ? refuse('enquiry-closed') : enquiry
}

/** The email about it is a word of ours: it is the enquirer's turn. */
async function noted(
  db: ViewerDb,
  enquiry: Enquiry,
  kind: 'led-to-register' | 'led-to-supervision' | 'led-to-waiting-list',
): Promise<{ led: true }> {
  await countFirstAnswer(db, enquiry)
  await keepStep(db, enquiry.id, { kind })
  await theirTurn(db, enquiry.id)
  return { led: true }
}
