import type { HolderDb } from '../../../platform/database/database.ts'
import { type LocalMoment, offeredTimes, type TimesRefusal } from '../../../shared/offered-times.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal.ts'
import { discussionOf } from '../queries/discussion.ts'
import { talkAhead } from '../rules/discussion.ts'
import { enoughForToday } from './enough-for-today.ts'
import { ownEnquiry } from './enquiry-in-charge.ts'
import { endOffers, writeOffer } from './offer-discussion-times.ts'
import { ourTurn, sayAlong } from './say-along.ts'
import { tellSociety } from './tell-both-sides.ts'

export interface Proposal {
  moments: readonly LocalMoment[]
  timeZone: string
  word?: string | undefined
}

type Refused = Refusal<
  TimesRefusal | 'enquiry-closed' | 'nothing-offered' | 'nothing-said' | 'enough-for-today'
>

/**
 * None of the offered times suits the enquirer, or the agreed one does not any more: they say so in a word, propose
 * times of their own, or both. A talk that is agreed on stands until one of those is picked.
 */
export async function proposeDiscussionTimes(
  db: HolderDb,
  { moments, timeZone, word }: Proposal,
): Promise<{ proposed: true } | Refused> {
  const enquiry = await ownEnquiry(db)
  if (enquiry.closedAt) return refuse('enquiry-closed')
  const discussion = await discussionOf(db, enquiry.id)
  const { offer } = discussion
  const asBefore = offer ?? talkAhead(discussion, db.now)?.picked
  if (!asBefore) return refuse('nothing-offered')
  const times = offeredTimes(moments, { timeZone, now: db.now })
  if (isRefusal(times)) return times
  if (times.length === 0 && !word) return refuse('nothing-said')
  if (await enoughForToday(db, enquiry.id)) return refuse('enough-for-today')

  await endOffers(db, enquiry.id)
  const wordId = await sayAlong(db, enquiry.id, word)
  await ourTurn(db, enquiry)
  const heldBy = offer?.offeredById ?? discussion.talk?.picked?.heldById ?? null
  if (times.length === 0) {
    await tellSociety(db, 'discussion-times-declined', enquiry, { about: wordId ?? '', heldBy })
    return { proposed: true }
  }
  const { minutes, way, wayNote } = asBefore
  const offerId = await writeOffer(db, enquiry.id, { times, timeZone, minutes, way, wayNote, wordId })
  await tellSociety(db, 'discussion-times-proposed', enquiry, { about: offerId, heldBy })
  return { proposed: true }
}
