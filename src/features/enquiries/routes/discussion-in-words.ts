import { timeElsewhere, timeInZone } from '../../../shared/two-zones.ts'
import type { OfferInWords, TalkInWords, TimeInWords } from '../pages/talk-facts.tsx'
import { type Discussion, type DiscussionOffer, openTimes, talkAhead, type Way } from '../rules/discussion.ts'
import { wayInWords } from '../rules/way-words.ts'

interface Reader {
  /** The zone in which the reader reads times. */
  own: string
  /** The other side's. */
  other: string
  now: Temporal.Instant
}

/** The talk that lies ahead, in words; null when there is none. */
export function talkInWords(discussion: Discussion, { own, other, now }: Reader): TalkInWords | null {
  const talk = talkAhead(discussion, now)
  if (!talk) return null
  const { picked } = talk
  return {
    when: timeInZone(picked, own),
    there: timeElsewhere(picked, own, other),
    heldBy: picked.heldBy,
    ...mannerInWords(picked),
  }
}

/** The offer that stands, in words, with what can still be picked of it. */
export function offerInWords(discussion: Discussion, reader: Reader): OfferInWords | null {
  const { offer } = discussion
  if (!offer) return null
  return {
    fromSociety: offer.fromSociety,
    by: offer.offeredBy,
    word: offer.word,
    open: openTimes(discussion, reader.now).map((time) => timeInWords(time, reader)),
    all: offer.times.map((time) => ({
      ...timeInWords(time, reader),
      state: stateOf(time, discussion, reader),
    })),
    ...mannerInWords(offer),
  }
}

const timeInWords = (time: DiscussionOffer['times'][number], { own, other }: Reader): TimeInWords => ({
  id: time.id,
  when: timeInZone(time, own),
  there: timeElsewhere(time, own, other),
})

function stateOf(
  { id, startsAt, isTaken }: DiscussionOffer['times'][number],
  { talk }: Discussion,
  { now }: Reader,
): 'open' | 'picked' | 'taken' | 'past' {
  if (id === talk?.picked?.timeId) return 'picked'
  if (Temporal.Instant.compare(startsAt, now) <= 0) return 'past'
  return isTaken ? 'taken' : 'open'
}

const mannerInWords = ({ minutes, way, wayNote }: { minutes: number; way: Way; wayNote: string | null }) => ({
  minutes,
  how: wayInWords[way],
  note: wayNote,
})
