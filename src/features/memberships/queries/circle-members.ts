import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import type { MemberCard } from '../../../shared/member-card.ts'

/** Somebody of the circle, as the others may see them: only what they have chosen to show. */
export interface CircleMember {
  membershipId: string
  personId: string
  name: string
  profession: string | null
  workplace: string | null
  phone: string | null
  email: string | null
  ownWords: string | null
  /** When the first and the last meeting that are theirs begin; null: all there are. */
  firstStartsAt: Temporal.Instant | null
  lastStartsAt: Temporal.Instant | null
  /** What was to be their last has been cancelled since. */
  lastIsCancelled: boolean
}

/** In the order in which they joined; to the circle's own people, and nobody else. */
export async function circleMembers(db: ViewerDb, groupId: string): Promise<CircleMember[]> {
  const { rows } = await sql<CircleMember>`
    select m.id as "membershipId", m.person_id as "personId", p.name, k.profession, k.workplace, k.phone,
      s.email, k.own_words as "ownWords", f.starts_at as "firstStartsAt", l.starts_at as "lastStartsAt",
      l.cancelled_at is not null as "lastIsCancelled"
    from membership m join person p on p.id = m.person_id
      left join membership_card k on k.membership_id = m.id
      left join shared_addresses(${groupId}) s on s.membership_id = m.id
      left join meeting f on f.id = m.first_meeting_id left join meeting l on l.id = m.last_meeting_id
    where m.group_id = ${groupId} and m.left_at is null
    order by m.joined_at, m.id`.execute(db)
  return rows
}

export interface MembershipDates {
  firstMeetingId: string | null
  lastMeetingId: string | null
  lastStartsAt: Temporal.Instant | null
}

export interface OwnMembership extends MembershipDates {
  id: string
  agreedGroundRulesId: string
  lastIsCancelled: boolean
  card: MemberCard
}

/** The viewer's own place in a group; null for whoever has none. */
export async function ownMembership(db: ViewerDb, groupId: string): Promise<OwnMembership | null> {
  const row = await db
    .selectFrom('membership as m')
    .leftJoin('membership_card as k', 'k.membership_id', 'm.id')
    .leftJoin('meeting as l', 'l.id', 'm.last_meeting_id')
    .select(['m.id', 'm.agreed_ground_rules_id', 'm.first_meeting_id', 'm.last_meeting_id', 'l.starts_at'])
    .select('l.cancelled_at as last_cancelled_at')
    .select(['k.profession', 'k.workplace', 'k.phone', 'k.shows_email', 'k.own_words'])
    .where('m.group_id', '=', groupId)
    .where('m.person_id', '=', db.viewer.personId)
    .where('m.left_at', 'is', null)
    .executeTakeFirst()
  return row
    ? {
        id: row.id,
        agreedGroundRulesId: row.agreed_ground_rules_id,
        firstMeetingId: row.first_meeting_id,
        lastMeetingId: row.last_meeting_id,
        lastStartsAt: row.starts_at,
        lastIsCancelled: row.last_cancelled_at !== null,
        card: {
          profession: row.profession ?? undefined,
          workplace: row.workplace ?? undefined,
          phone: row.phone ?? undefined,
          showsEmail: row.shows_email ?? false,
          ownWords: row.own_words ?? undefined,
        },
      }
    : null
}

export interface LedMembership extends MembershipDates {
  id: string
  personId: string
  name: string
  /** They have come for the last time; their leaders still have a week to say goodbye. */
  hasLeft: boolean
}

/** One member's dates, for the leaders who may note them. */
export async function membershipOf(
  db: ViewerDb,
  groupId: string,
  membershipId: string,
): Promise<LedMembership | null> {
  const lately = db.now.subtract({ hours: 24 * 7 })
  const row = await db
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .leftJoin('meeting as l', 'l.id', 'm.last_meeting_id')
    .select(['m.id', 'm.person_id as personId', 'p.name'])
    .select(['m.first_meeting_id as firstMeetingId', 'm.last_meeting_id as lastMeetingId'])
    .select(['l.starts_at as lastStartsAt', 'm.left_at'])
    .where('m.group_id', '=', groupId)
    .where('m.id', '=', membershipId)
    .where(({ or, eb }) => or([eb('m.left_at', 'is', null), eb('m.left_at', '>', lately)]))
    .executeTakeFirst()
  if (!row) return null
  const { left_at, ...dates } = row
  return { ...dates, hasLeft: left_at !== null }
}

/** How a membership ends, for the letters about it. */
export interface Leaving {
  groupId: string
  groupName: string
  timeZone: string
  membershipId: string
  name: string
  lastStartsAt: Temporal.Instant | null
  leftAt: Temporal.Instant | null
  /** Noted by the member, not by a leader. */
  byThemselves: boolean
}

export async function leaving(db: Db, membershipId: string): Promise<Leaving | null> {
  const row = await db
    .selectFrom('membership as m')
    .innerJoin('balint_group as g', 'g.id', 'm.group_id')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .leftJoin('meeting as l', 'l.id', 'm.last_meeting_id')
    .select(['g.id as groupId', 'g.name as groupName', 'g.time_zone as timeZone', 'm.id as membershipId'])
    .select(['p.name', 'l.starts_at as lastStartsAt', 'm.left_at as leftAt', 'm.person_id'])
    .select('m.leaving_noted_by')
    .where('m.id', '=', membershipId)
    .executeTakeFirst()
  if (!row) return null
  const { person_id, leaving_noted_by, ...rest } = row
  return { ...rest, byThemselves: leaving_noted_by === null || leaving_noted_by === person_id }
}
