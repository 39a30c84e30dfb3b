/** How one talks. */
export const ways = ['telephone', 'video', 'in-person'] as const
export type Way = (typeof ways)[number]

export interface OfferedTime {
  id: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  /** Whoever offered it has come to have another talk then. */
  isTaken: boolean
}

/** Several times for one talk, as one side offers them to the other. */
export interface DiscussionOffer {
  id: string
  fromSociety: boolean
  /** Who of the society would talk; null for times that the enquirer proposes. */
  offeredById: string | null
  offeredBy: string | null
  offeredAt: Temporal.Instant
  timeZone: string
  minutes: number
  way: Way
  wayNote: string | null
  /** Said with it. */
  word: string | null
  /** Earliest first. */
  times: OfferedTime[]
}

/** The talk that is agreed on: with its time if it was picked here, otherwise its day alone. */
export interface AgreedTalk {
  id: string
  on: Temporal.PlainDate
  notedAt: Temporal.Instant
  picked: PickedTime | null
}

export interface PickedTime {
  timeId: string
  /** What calendars know the talk by. */
  talkId: string
  sequence: number
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  heldById: string | null
  heldBy: string | null
  /** The zone in which it was offered. */
  timeZone: string
  minutes: number
  way: Way
  wayNote: string | null
}

export interface Discussion {
  offer: DiscussionOffer | null
  talk: AgreedTalk | null
}

type Now = Temporal.Instant

const isAhead = (at: Temporal.Instant, now: Now) => Temporal.Instant.compare(at, now) > 0

/** The times of the standing offer that can still be picked. */
export const openTimes = ({ offer, talk }: Discussion, now: Now): OfferedTime[] =>
  (offer?.times ?? []).filter(
    ({ id, startsAt, isTaken }) => isAhead(startsAt, now) && !isTaken && id !== talk?.picked?.timeId,
  )

/** The talk that still lies ahead, or goes on now: it can be moved or called off. */
export function talkAhead({ talk }: Discussion, now: Now): (AgreedTalk & { picked: PickedTime }) | null {
  const picked = talk?.picked
  return picked && isAhead(picked.endsAt, now) ? { ...talk, picked } : null
}

/** Who waits for whom to pick a time; null when nobody does. */
export type TimesOffered = 'by-us' | 'by-enquirer' | null

export function timesOffered(discussion: Discussion, now: Now): TimesOffered {
  const { offer, talk } = discussion
  if (!offer || openTimes(discussion, now).length === 0) return null
  // From an older offer one was picked already: its other times are there for moving the talk.
  if (talk && Temporal.Instant.compare(talk.notedAt, offer.offeredAt) >= 0) return null
  return offer.fromSociety ? 'by-us' : 'by-enquirer'
}

/** What the next step of an enquiry (next-step.ts) asks about its talk. */
export const discussionFacts = (discussion: Discussion, now: Now) => ({
  timesOffered: timesOffered(discussion, now),
  isTalkOver: discussion.talk?.picked ? talkAhead(discussion, now) === null : false,
})
