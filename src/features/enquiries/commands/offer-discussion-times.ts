import { sql } from 'kysely'
import type { HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { type LocalMoment, offeredTimes, type TimesRefusal } from '../../../shared/offered-times.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal.ts'
import { canOfferTalk } from '../policy.ts'
import type { Way } from '../rules/discussion.ts'
import { countFirstAnswer } from './count-first-answer.ts'
import { enquiryInCharge } from './enquiry-in-charge.ts'
import { makeEnquiryAddress } from './make-enquiry-address.ts'
import { sayAlong, theirTurn } from './say-along.ts'

export interface TimesOffer {
  moments: readonly LocalMoment[]
  timeZone: string
  minutes: number
  way: Way
  wayNote?: string | undefined
  word?: string | undefined
}

/**
 * Whoever is in charge offers several times for a first talk (R3), to be held by themselves. A newer offer takes the
 * place of an older one; a talk that is agreed on stands until another time is picked.
 */
export async function offerDiscussionTimes(
  db: ViewerDb,
  enquiryId: string,
  offer: TimesOffer,
): Promise<{ offerId: string } | Refusal<TimesRefusal | 'enquiry-closed' | 'you-talk-then'>> {
  const enquiry = await enquiryInCharge(db, enquiryId, canOfferTalk)
  if (enquiry.closedAt) return refuse('enquiry-closed')
  const times = offeredTimes(offer.moments, { timeZone: offer.timeZone, now: db.now })
  if (isRefusal(times)) return times
  if (await talksAt(db, enquiryId, times, offer.minutes)) return refuse('you-talk-then')

  await countFirstAnswer(db, enquiry)
  await endOffers(db, enquiryId)
  const wordId = await sayAlong(db, enquiryId, offer.word)
  const offerId = await writeOffer(db, enquiryId, { ...offer, times, wordId })
  await theirTurn(db, enquiryId)
  const { correspondentId } = enquiry
  const holding = await makeEnquiryAddress(db, { enquiryId, correspondentId })
  await queueEmail(db, 'discussion-times-offered', { to: { correspondentId, holding }, about: offerId })
  return { offerId }
}

/** Whether the viewer has a talk with somebody else at one of these times. */
async function talksAt(
  db: ViewerDb,
  enquiryId: string,
  times: readonly Temporal.Instant[],
  minutes: number,
): Promise<boolean> {
  const { rows } = await sql<{ talks: boolean }>`
    select coalesce(bool_or(talks_then(${db.viewer.personId}, at, at + make_interval(mins => ${minutes}),
      ${enquiryId})), false) as talks
    from unnest(${times.map((at) => at.toString())}::timestamptz[]) as at`.execute(db)
  return rows[0]?.talks ?? false
}

/** No time offered before can be picked any more. */
export async function endOffers(db: ViewerDb | HolderDb, enquiryId: string): Promise<void> {
  await db
    .updateTable('discussion_offer')
    .set({ ended_at: db.now })
    .where('enquiry_id', '=', enquiryId)
    .where('ended_at', 'is', null)
    .execute()
}

interface WrittenOffer {
  times: readonly Temporal.Instant[]
  timeZone: string
  minutes: number
  way: Way
  wayNote?: string | null | undefined
  wordId: string | null
}

export async function writeOffer(
  db: ViewerDb | HolderDb,
  enquiryId: string,
  offer: WrittenOffer,
): Promise<string> {
  const id = newId()
  const isOurs = 'viewer' in db
  await db
    .insertInto('discussion_offer')
    .values({
      id,
      enquiry_id: enquiryId,
      from_society: isOurs,
      offered_by: isOurs ? db.viewer.personId : null,
      offered_at: db.now,
      time_zone: offer.timeZone,
      length_minutes: offer.minutes,
      way: offer.way,
      way_note: offer.wayNote ?? null,
      word_id: offer.wordId,
    })
    .execute()
  await db
    .insertInto('discussion_time')
    .values(offer.times.map((starts_at) => ({ id: newId(), offer_id: id, enquiry_id: enquiryId, starts_at })))
    .execute()
  return id
}
