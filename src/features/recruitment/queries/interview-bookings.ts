import { type ExpressionBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db, HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import type { DB as Schema } from '../../../platform/database/schema.ts'
import type { Way } from '../../enquiries/rules/discussion.ts'

export interface InterviewBooking {
  id: string
  applicationId: string
  talkId: string
  sequence: number
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  way: Way
  /** Who of the leaders talks. */
  leaders: { personId: string; name: string }[]
}

const bookings = (db: Db) =>
  db
    .selectFrom('interview_booking as b')
    .select(['b.id', 'b.application_id as applicationId', 'b.talk_id as talkId', 'b.sequence'])
    .select(['b.starts_at as startsAt', 'b.ends_at as endsAt', 'b.way'])
    .select((eb) => leadersOf(eb))

const leadersOf = (eb: ExpressionBuilder<Schema & { b: Schema['interview_booking'] }, 'b'>) =>
  jsonArrayFrom(
    eb
      .selectFrom('interview_seat as s')
      .innerJoin('person as p', 'p.id', 's.person_id')
      .select(['s.person_id as personId', 'p.name'])
      .whereRef('s.booking_id', '=', 'b.id')
      .orderBy('p.name'),
  ).as('leaders')

/** The interview of an application that stands, ahead or over. */
export async function standingBooking(db: Db, applicationId: string): Promise<InterviewBooking | null> {
  const row = await bookings(db)
    .where('b.application_id', '=', applicationId)
    .where('b.ended_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Who is to be talked with, the next first; for the leaders of the group. */
export async function bookingsAhead(
  db: ViewerDb,
  groupId: string,
): Promise<(InterviewBooking & { applicant: string })[]> {
  return bookings(db)
    .innerJoin('application as a', 'a.id', 'b.application_id')
    .innerJoin('correspondent as c', 'c.id', 'a.correspondent_id')
    .select('c.name as applicant')
    .where('a.group_id', '=', groupId)
    .where('b.ended_at', 'is', null)
    .where('b.ends_at', '>', db.now)
    .orderBy('b.starts_at')
    .limit(40)
    .execute()
}

/** An interview as both sides are written to about it. */
export interface BookingToldOf extends InterviewBooking {
  groupId: string
  groupName: string
  applicant: string
  /** The clocks of the group, and the applicant's own. */
  groupZone: string
  applicantZone: string
  byApplicant: boolean
  changedAt: Temporal.Instant
  isCancelled: boolean
  isStanding: boolean
  /** When it was to be before; null where it was not moved. */
  before: { startsAt: Temporal.Instant; endsAt: Temporal.Instant } | null
}

export async function bookingById(db: Db, id: string): Promise<BookingToldOf | null> {
  const row = await bookings(db)
    .innerJoin('application as a', 'a.id', 'b.application_id')
    .innerJoin('balint_group as g', 'g.id', 'a.group_id')
    .innerJoin('correspondent as c', 'c.id', 'a.correspondent_id')
    .select(['g.id as groupId', 'g.name as groupName', 'g.time_zone as groupZone', 'c.name as applicant'])
    .select((eb) => eb.fn.coalesce('a.time_zone', 'g.time_zone').as('applicantZone'))
    .select(['b.by_applicant', 'b.booked_at', 'b.ended_at', 'b.cancelled_at', 'b.cancelled_by_applicant'])
    .where('b.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { by_applicant, booked_at, ended_at, cancelled_at, cancelled_by_applicant, ...booking } = row
  const before =
    row.sequence === 0
      ? undefined
      : await db
          .selectFrom('interview_booking')
          .select(['starts_at as startsAt', 'ends_at as endsAt'])
          .where('talk_id', '=', row.talkId)
          .where('sequence', '=', row.sequence - 1)
          .executeTakeFirst()
  return {
    ...booking,
    byApplicant: cancelled_by_applicant ?? by_applicant,
    changedAt: cancelled_at ?? booked_at,
    isCancelled: cancelled_at !== null,
    isStanding: ended_at === null,
    before: before ?? null,
  }
}

export interface WayIn {
  /** The link, the number or the place; null while it is not to be read yet, or there is none. */
  note: string | null
  /** When a video link opens; null where there is none. */
  opensAt: Temporal.Instant | null
}

/** The way into the holder's own interview. */
export async function ownWayIn(db: HolderDb): Promise<WayIn | null> {
  const { rows } = await sql<{ note: string | null; opens_at: Temporal.Instant | null }>`
    select note, opens_at from interview_way_in()`.execute(db)
  const [row] = rows
  return row ? { note: row.note, opensAt: row.opens_at } : null
}

/** The applicant's clocks, as they chose them; the group's while they have not. */
export async function applicantsZone(db: Db, applicationId: string): Promise<string> {
  const row = await db
    .selectFrom('application as a')
    .innerJoin('balint_group as g', 'g.id', 'a.group_id')
    .select((eb) => eb.fn.coalesce('a.time_zone', 'g.time_zone').as('zone'))
    .where('a.id', '=', applicationId)
    .executeTakeFirst()
  return row?.zone ?? 'Europe/London'
}

/** How many times the applicant has booked within a day: each is an email in several mailboxes. */
export async function bookedByApplicantLately(db: Db, applicationId: string): Promise<number> {
  const { count } = await db
    .selectFrom('interview_booking')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('application_id', '=', applicationId)
    .where('by_applicant', '=', true)
    .where('booked_at', '>', db.now.subtract({ hours: 24 }))
    .executeTakeFirstOrThrow()
  return count
}

/** The same of several, for a list. */
export async function applicantZones(
  db: ViewerDb,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (applicationIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('application')
    .select(['id', 'time_zone'])
    .where('id', 'in', applicationIds)
    .execute()
  return new Map(rows.flatMap(({ id, time_zone }) => (time_zone ? [[id, time_zone] as const] : [])))
}
