import { sql } from 'kysely'
import type { Db, HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { societySettings } from '../../society/queries.ts'
import type { AgreedTalk, Discussion, DiscussionOffer, PickedTime } from '../rules/discussion.ts'

/** How it stands with the talk of an enquiry: the times that are offered, and the talk that is agreed on. */
export async function discussionOf(db: Db, enquiryId: string): Promise<Discussion> {
  return { offer: await standingOffer(db, enquiryId), talk: await standingTalk(db, enquiryId) }
}

const offers = (db: Db) =>
  db
    .selectFrom('discussion_offer as o')
    .leftJoin('person', 'person.id', 'o.offered_by')
    .leftJoin('enquiry_message', 'enquiry_message.id', 'o.word_id')
    .select(['o.id', 'o.enquiry_id', 'o.from_society', 'o.offered_by', 'o.offered_at', 'o.time_zone'])
    .select(['o.length_minutes', 'o.way', 'o.way_note', 'person.name', 'enquiry_message.body as word'])

type OfferRow = Awaited<ReturnType<ReturnType<typeof offers>['executeTakeFirstOrThrow']>>

async function standingOffer(db: Db, enquiryId: string): Promise<DiscussionOffer | null> {
  const row = await offers(db)
    .where('o.enquiry_id', '=', enquiryId)
    .where('o.ended_at', 'is', null)
    .executeTakeFirst()
  return row ? withTimes(db, row) : null
}

/** One offer, whether it stands or not: for the email about it. */
export async function offerById(
  db: Db,
  id: string,
): Promise<(DiscussionOffer & { enquiryId: string }) | undefined> {
  const row = await offers(db).where('o.id', '=', id).executeTakeFirst()
  return row && { ...(await withTimes(db, row)), enquiryId: row.enquiry_id }
}

async function withTimes(db: Db, row: OfferRow): Promise<DiscussionOffer> {
  const times = await db
    .selectFrom('discussion_time')
    .select(['id', 'starts_at'])
    .select(sql<boolean>`id in (select taken_times(${row.enquiry_id}))`.as('is_taken'))
    .where('offer_id', '=', row.id)
    .orderBy('starts_at')
    .execute()
  return {
    id: row.id,
    fromSociety: row.from_society,
    offeredById: row.offered_by,
    offeredBy: row.name,
    offeredAt: row.offered_at,
    timeZone: row.time_zone,
    minutes: row.length_minutes,
    way: row.way,
    wayNote: row.way_note,
    word: row.word,
    times: times.map((time) => ({
      id: time.id,
      startsAt: time.starts_at,
      endsAt: time.starts_at.add({ minutes: row.length_minutes }),
      isTaken: time.is_taken,
    })),
  }
}

const talks = (db: Db) =>
  db
    .selectFrom('initial_discussion as d')
    .leftJoin('discussion_time as t', 't.id', 'd.time_id')
    .leftJoin('discussion_offer as o', 'o.id', 't.offer_id')
    .leftJoin('person', 'person.id', 'd.held_by')
    .leftJoin('enquiry_message', 'enquiry_message.id', 'd.word_id')
    .select(['d.id', 'd.enquiry_id', 'd.held_on', 'd.noted_at', 'd.time_id', 'd.talk_id', 'd.sequence'])
    .select(['d.starts_at', 'd.ends_at', 'd.held_by', 'd.by_enquirer', 'd.cancelled_at'])
    .select(['d.cancelled_by_enquirer', 'o.time_zone', 'o.length_minutes', 'o.way', 'o.way_note'])
    .select(['person.name', 'enquiry_message.body as word', 'enquiry_message.written_at as word_at'])

type TalkRow = Awaited<ReturnType<ReturnType<typeof talks>['executeTakeFirstOrThrow']>>

async function standingTalk(db: Db, enquiryId: string): Promise<AgreedTalk | null> {
  const row = await talks(db)
    .where('d.enquiry_id', '=', enquiryId)
    .where('d.ended_at', 'is', null)
    .executeTakeFirst()
  return row ? { id: row.id, on: row.held_on, notedAt: row.noted_at, picked: pickedOf(row) } : null
}

function pickedOf(row: TalkRow): PickedTime | null {
  if (!row.time_id || !row.starts_at || !row.ends_at || !row.time_zone || !row.way) return null
  return {
    timeId: row.time_id,
    talkId: row.talk_id,
    sequence: row.sequence,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    heldById: row.held_by,
    heldBy: row.name,
    timeZone: row.time_zone,
    minutes: row.length_minutes ?? 0,
    way: row.way,
    wayNote: row.way_note,
  }
}

/** A talk as both sides are written to about it. */
export interface TalkToldOf extends PickedTime {
  enquiryId: string
  byEnquirer: boolean
  changedAt: Temporal.Instant
  isCancelled: boolean
  word: string | null
  /** When it was to be before; null where it was not moved. */
  before: { startsAt: Temporal.Instant; endsAt: Temporal.Instant } | null
}

/** null where it was no talk with a time, or the reader may not see it (any more). */
export async function talkById(db: Db, id: string): Promise<TalkToldOf | null> {
  const row = await talks(db).where('d.id', '=', id).executeTakeFirst()
  const picked = row && pickedOf(row)
  if (!picked) return null
  const before =
    row.sequence === 0
      ? undefined
      : await talks(db)
          .where('d.talk_id', '=', row.talk_id)
          .where('d.sequence', '=', row.sequence - 1)
          .executeTakeFirst()
  return {
    ...picked,
    enquiryId: row.enquiry_id,
    byEnquirer: row.cancelled_by_enquirer ?? row.by_enquirer,
    changedAt: row.cancelled_at ?? row.noted_at,
    isCancelled: row.cancelled_at !== null,
    word: row.word,
    before:
      before?.starts_at && before.ends_at ? { startsAt: before.starts_at, endsAt: before.ends_at } : null,
  }
}

/** The zone in which whoever of the society looks reads times: their own, otherwise the society's. */
export async function viewersZone(db: ViewerDb): Promise<string> {
  const own = await db
    .selectFrom('profile')
    .select('time_zone')
    .where('person_id', '=', db.viewer.personId)
    .executeTakeFirst()
  return own?.time_zone ?? (await societySettings(db)).timeZone
}

/** The zone in which the enquirer reads times: as they chose it on their page, otherwise the society's. */
export async function enquirersZone(db: Db, enquiryId: string): Promise<string> {
  const enquiry = await db
    .selectFrom('enquiry')
    .select('time_zone')
    .where('id', '=', enquiryId)
    .executeTakeFirst()
  return enquiry?.time_zone ?? (await societySettings(db)).timeZone
}

/** The holder's own address, for emails that lead them back to their page. */
export async function ownAddress(db: HolderDb): Promise<string> {
  const { rows } = await sql<{ id: string }>`select held_address() as id`.execute(db)
  return rows[0]?.id ?? ''
}

/** For lists: who made the offer of `leaf.id` that nobody has picked from, as timesOffered() (rules) tells it. */
export const unpickedOffer = (now: Temporal.Instant) =>
  sql<boolean | null>`(
    select o.from_society from discussion_offer o
    where o.enquiry_id = leaf.id and o.ended_at is null
      and exists (select from discussion_time t where t.offer_id = o.id and t.starts_at > ${now})
      and not exists (select from initial_discussion d
        where d.enquiry_id = leaf.id and d.ended_at is null and d.noted_at >= o.offered_at))`
