import type { HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canOfferTalk } from '../policy.ts'
import { discussionOf } from '../queries/discussion.ts'
import type { Enquiry } from '../queries.ts'
import { talkAhead } from '../rules/discussion.ts'
import { enquiryInCharge, ownEnquiry } from './enquiry-in-charge.ts'
import { endOffers } from './offer-discussion-times.ts'
import { ourTurn, sayAlong, theirTurn } from './say-along.ts'
import { tellBothSides } from './tell-both-sides.ts'

type Cancelled = { talkId: string } | Refusal<'no-talk-ahead'>

/** By the enquirer, with a word: it is our turn then. */
export async function cancelOwnDiscussion(db: HolderDb, { word }: { word: string }): Promise<Cancelled> {
  const enquiry = await ownEnquiry(db)
  const cancelled = await callOff(db, enquiry, word)
  if (!('refused' in cancelled)) await ourTurn(db, enquiry)
  return cancelled
}

/** By whoever is in charge, with a word. */
export async function cancelDiscussion(
  db: ViewerDb,
  enquiryId: string,
  { word }: { word: string },
): Promise<Cancelled> {
  const enquiry = await enquiryInCharge(db, enquiryId, canOfferTalk)
  const cancelled = await callOff(db, enquiry, word)
  if (!('refused' in cancelled)) await theirTurn(db, enquiryId)
  return cancelled
}

/** Its hour is free again, and the other times that were offered for it go with it. */
async function callOff(db: ViewerDb | HolderDb, enquiry: Enquiry, word: string): Promise<Cancelled> {
  const talk = talkAhead(await discussionOf(db, enquiry.id), db.now)
  if (!talk) return refuse('no-talk-ahead')
  const wordId = await sayAlong(db, enquiry.id, word)
  await db
    .updateTable('initial_discussion')
    .set({
      ended_at: db.now,
      cancelled_at: db.now,
      cancelled_by_enquirer: !('viewer' in db),
      ...('viewer' in db && { cancelled_by: db.viewer.personId }),
      word_id: wordId,
    })
    .where('id', '=', talk.id)
    .execute()
  await endOffers(db, enquiry.id)
  await tellBothSides(db, 'discussion-cancelled', enquiry, {
    talkRowId: talk.id,
    heldBy: talk.picked.heldById,
  })
  return { talkId: talk.picked.talkId }
}
