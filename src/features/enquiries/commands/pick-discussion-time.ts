import { sql } from 'kysely'
import type { HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canOfferTalk } from '../policy.ts'
import { discussionOf } from '../queries/discussion.ts'
import type { Enquiry } from '../queries.ts'
import { talkAhead } from '../rules/discussion.ts'
import { enoughForToday } from './enough-for-today.ts'
import { enquiryInCharge, ownEnquiry } from './enquiry-in-charge.ts'
import { sayAlong, theirTurn } from './say-along.ts'
import { tellBothSides, tellWhoHeldIt } from './tell-both-sides.ts'

export interface Picked {
  timeId: string
  word?: string | undefined
}

export type PickRefusal = 'enquiry-closed' | 'time-gone' | 'time-past' | 'time-taken' | 'picked-already'

/** The enquirer picks one of our times, or another of them: that moves the talk. */
export async function pickOfferedTime(
  db: HolderDb,
  picked: Picked,
): Promise<{ talkId: string } | Refusal<PickRefusal | 'enough-for-today'>> {
  const enquiry = await ownEnquiry(db)
  if (await enoughForToday(db, enquiry.id)) return refuse('enough-for-today')
  return agreeOn(db, enquiry, picked)
}

/** Whoever is in charge picks one of the times that the enquirer proposes, and holds the talk. */
export async function pickProposedTime(
  db: ViewerDb,
  enquiryId: string,
  picked: Picked,
): Promise<{ talkId: string } | Refusal<PickRefusal>> {
  const enquiry = await enquiryInCharge(db, enquiryId, canOfferTalk)
  const agreed = await agreeOn(db, enquiry, picked)
  if (!('refused' in agreed)) await theirTurn(db, enquiryId)
  return agreed
}

/** Both sides take turns at the enquiry, and everybody who wants an hour of the same person's takes turns at that. */
async function agreeOn(
  db: ViewerDb | HolderDb,
  enquiry: Enquiry,
  { timeId, word }: Picked,
): Promise<{ talkId: string } | Refusal<PickRefusal>> {
  if (enquiry.closedAt) return refuse('enquiry-closed')
  const discussion = await discussionOf(db, enquiry.id)
  const { offer, talk } = discussion
  const isOurs = 'viewer' in db
  const time = offer?.times.find(({ id }) => id === timeId)
  if (!offer || !time || offer.fromSociety === isOurs) return refuse('time-gone')
  if (talk?.picked?.timeId === timeId) return refuse('picked-already')
  if (Temporal.Instant.compare(time.startsAt, db.now) <= 0) return refuse('time-past')
  const heldBy = isOurs ? db.viewer.personId : offer.offeredById
  if (heldBy && (await isTaken(db, heldBy, enquiry.id, time))) return refuse('time-taken')

  const moved = talkAhead(discussion, db.now)?.picked
  const wordId = await sayAlong(db, enquiry.id, word)
  const id = newId()
  await db
    .insertInto('initial_discussion')
    .values({
      id,
      enquiry_id: enquiry.id,
      time_id: timeId,
      talk_id: moved?.talkId ?? id,
      sequence: moved ? moved.sequence + 1 : 0,
      held_on: time.startsAt.toZonedDateTimeISO(offer.timeZone).toPlainDate(),
      noted_by: isOurs ? db.viewer.personId : null,
      by_enquirer: !isOurs,
      noted_at: db.now,
      word_id: wordId,
    })
    .execute()
  await tellBothSides(db, 'discussion-agreed', enquiry, { talkRowId: id, heldBy })
  if (moved && moved.heldById !== heldBy) await tellWhoHeldIt(db, moved.heldById, id)
  return { talkId: id }
}

/** Two who want the same hour of the same person: the second waits here, and then reads that it is gone. */
async function isTaken(
  db: ViewerDb | HolderDb,
  heldBy: string,
  enquiryId: string,
  { startsAt, endsAt }: { startsAt: Temporal.Instant; endsAt: Temporal.Instant },
): Promise<boolean> {
  await sql`select lock_talks_of(${heldBy})`.execute(db)
  const { rows } = await sql<{ taken: boolean }>`
    select talks_then(${heldBy}, ${startsAt}, ${endsAt}, ${enquiryId}) as taken`.execute(db)
  return rows[0]?.taken ?? false
}
