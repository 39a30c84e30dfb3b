import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'

/** What happened about the talk of an enquiry. */
export interface TalkEvent {
  kind: 'offered' | 'proposed' | 'agreed' | 'moved' | 'cancelled'
  at: Temporal.Instant
  byEnquirer: boolean
  /** Who of the society; null for the enquirer, and for somebody who has been forgotten. */
  by: string | null
  /** The hour it is about; null where several were offered. */
  startsAt: Temporal.Instant | null
}

/** Times offered, picked, moved, called off: oldest first. */
export async function discussionStory(db: ViewerDb, enquiryId: string): Promise<TalkEvent[]> {
  const offers = await db
    .selectFrom('discussion_offer as o')
    .select(['o.from_society', 'o.offered_at'])
    .select(sql<string | null>`colleague_name(o.offered_by, o.enquiry_id)`.as('by'))
    .where('o.enquiry_id', '=', enquiryId)
    .execute()
  const talks = await db
    .selectFrom('initial_discussion as d')
    .select(['d.noted_at', 'd.by_enquirer', 'd.sequence', 'd.starts_at', 'd.cancelled_at'])
    .select('d.cancelled_by_enquirer')
    .select(sql<string | null>`colleague_name(d.noted_by, d.enquiry_id)`.as('by'))
    .select(sql<string | null>`colleague_name(d.cancelled_by, d.enquiry_id)`.as('canceller'))
    .where('d.enquiry_id', '=', enquiryId)
    .where('d.starts_at', 'is not', null)
    .execute()
  const events = [
    ...offers.map(
      (offer): TalkEvent => ({
        kind: offer.from_society ? 'offered' : 'proposed',
        at: offer.offered_at,
        byEnquirer: !offer.from_society,
        by: offer.by,
        startsAt: null,
      }),
    ),
    ...talks.flatMap((talk): TalkEvent[] => [
      {
        kind: talk.sequence === 0 ? 'agreed' : 'moved',
        at: talk.noted_at,
        byEnquirer: talk.by_enquirer,
        by: talk.by,
        startsAt: talk.starts_at,
      },
      ...(talk.cancelled_at
        ? [
            {
              kind: 'cancelled' as const,
              at: talk.cancelled_at,
              byEnquirer: talk.cancelled_by_enquirer === true,
              by: talk.canceller,
              startsAt: talk.starts_at,
            },
          ]
        : []),
    ]),
  ]
  return events.sort((one, other) => Temporal.Instant.compare(one.at, other.at))
}
