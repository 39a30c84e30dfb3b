import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import { type Due, MEETINGS_WITHOUT } from '../../supervision/rules/due.ts'

export interface GroupPlace {
  id: string
  name: string
  address: string
  seats: number
  freeForAllDates: boolean
  freeFromIntrusion: boolean
  base: 'institution' | 'independent' | null
}

/** Where the group meets; its leaders and members may read it. */
export async function groupPlace(db: Db, groupId: string): Promise<GroupPlace | null> {
  const row = await db
    .selectFrom('group_place')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('until', 'is', null)
    .orderBy('since', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    name: row.name,
    address: row.address,
    seats: row.seats,
    freeForAllDates: row.free_for_all_dates,
    freeFromIntrusion: row.free_from_intrusion,
    base: row.base,
  }
}

/** The way in online: for leaders always, for members while the doors are open; otherwise null. */
export async function groupLink(db: ViewerDb, groupId: string): Promise<string | null> {
  const row = await db
    .selectFrom('group_link')
    .select('url')
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  return row?.url ?? null
}

export interface GroundRules {
  id: string
  version: number
  body: string
  writtenBy: string | null
  writtenAt: Temporal.Instant
}

/** Every version, the newest first. */
export async function groundRules(db: ViewerDb, groupId: string): Promise<GroundRules[]> {
  return db
    .selectFrom('ground_rules')
    .leftJoin('person', 'person.id', 'ground_rules.written_by')
    .select(['ground_rules.id', 'ground_rules.version', 'ground_rules.body'])
    .select(['person.name as writtenBy', 'ground_rules.written_at as writtenAt'])
    .where('ground_rules.group_id', '=', groupId)
    .orderBy('ground_rules.version', 'desc')
    .execute()
}

/** Who sits in the group, and which version of the ground rules they agreed to. */
export async function memberAgreements(
  db: ViewerDb,
  groupId: string,
): Promise<{ personId: string; name: string; version: number }[]> {
  return db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .innerJoin('ground_rules', 'ground_rules.id', 'membership.agreed_ground_rules_id')
    .select(['membership.person_id as personId', 'person.name', 'ground_rules.version'])
    .where('membership.group_id', '=', groupId)
    .where('membership.left_at', 'is', null)
    .orderBy('person.name')
    .execute()
}

export interface StandingSupervision {
  id: string
  kind: 'individual' | 'pair' | 'peer'
  /** The viewer's own, or noted by hand; of another leader's no day, rhythm or number is known. */
  isOwn: boolean
  /** Null where no session of it is kept here. */
  due: Due | null
  everyWeeks: number | null
  sinceOn: Temporal.PlainDate | null
  meetings: number | null
}

/** Arrangements that stand, whoever of the leaders has them: the one that stands best first. */
export async function standingSupervisions(db: ViewerDb, groupId: string): Promise<StandingSupervision[]> {
  const { rows } = await sql<StandingSupervision>`
    select id, kind, is_own as "isOwn", due, every_weeks as "everyWeeks", since_on as "sinceOn", meetings
    from group_supervisions(${groupId}, ${MEETINGS_WITHOUT}::int)`.execute(db)
  return rows
}

export interface SupervisionArrangement {
  id: string
  kind: 'individual' | 'pair' | 'peer'
  everyWeeks: number
  sinceOn: Temporal.PlainDate
  endedOn: Temporal.PlainDate | null
  supervisionId: string | null
  peerGroupId: string | null
}

/** The viewer's own arrangements for a group and what was noted by hand; those that have ended last, the newest first. */
export async function supervisionArrangements(
  db: ViewerDb,
  groupId: string,
): Promise<SupervisionArrangement[]> {
  return db
    .selectFrom('supervision_arrangement')
    .select(['id', 'kind', 'every_weeks as everyWeeks', 'since_on as sinceOn', 'ended_on as endedOn'])
    .select(['supervision_id as supervisionId', 'peer_group_id as peerGroupId'])
    .where('group_id', '=', groupId)
    .orderBy('ended_on', (order) => order.desc().nullsFirst())
    .orderBy('since_on', 'desc')
    .orderBy('id', 'desc')
    .limit(60)
    .execute()
}
