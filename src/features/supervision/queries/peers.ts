import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { holidays } from '../../meetings/queries/days-off.ts'
import type { DaysOff } from '../../meetings/rules/days-off.ts'
import { type OwnPeerGroup, ownPeerGroups } from '../../register/queries/entries.ts'
import type { Session } from './sessions.ts'
import type { Person } from './supervisions.ts'

/** A peer group that the viewer sits in. */
export async function ownPeerGroup(db: ViewerDb, id: string): Promise<OwnPeerGroup> {
  return found((await ownPeerGroups(db)).find((group) => group.id === id))
}

/** Who sat in the group at the hour of a session: who can have been there. */
export async function peersThen(
  db: ViewerDb,
  { peerGroupId, startsAt, there }: Session,
): Promise<readonly Person[]> {
  const { rows } = await sql<Person>`
    select m.person_id as id, p.name from peer_group_member m join person p on p.id = m.person_id
    where m.peer_group_id = ${peerGroupId} and m.joined_at < ${startsAt.add({ hours: 24 }).toString()}::timestamptz
      and (m.left_at is null or m.left_at > ${startsAt.toString()}::timestamptz)
    group by 1, 2 order by min(m.joined_at), 1`.execute(db)
  return rows.length > 0 ? rows : there
}

export interface PeerPause {
  id: string
  firstOn: Temporal.PlainDate
  lastOn: Temporal.PlainDate
}

export function peerPauses(
  db: ViewerDb,
  peerGroupId: string,
  today: Temporal.PlainDate,
): Promise<PeerPause[]> {
  return db
    .selectFrom('peer_group_pause')
    .select(['id', 'first_on as firstOn', 'last_on as lastOn'])
    .where('peer_group_id', '=', peerGroupId)
    .where('withdrawn_at', 'is', null)
    .where('last_on', '>=', today)
    .orderBy('first_on')
    .limit(50)
    .execute()
}

/** What speaks against days of a peer group: public holidays of its region, and its own pauses. */
export async function peerDaysOff(
  db: ViewerDb,
  group: OwnPeerGroup,
  timeZone: string,
  span: { from: Temporal.PlainDate; to: Temporal.PlainDate },
): Promise<DaysOff[]> {
  const pauses = await peerPauses(db, group.id, span.from)
  return [
    ...(await holidays(db, { regionId: group.regionId, timeZone }, span)),
    ...pauses.map(({ firstOn, lastOn }) => ({ kind: 'pause' as const, firstOn, lastOn, name: 'You pause' })),
  ]
}

/** Who hosted, or is to host, the last of the dates. */
export async function lastHost(db: ViewerDb, peerGroupId: string): Promise<string | null> {
  const row = await db
    .selectFrom('supervision_session')
    .select('host_id')
    .where('peer_group_id', '=', peerGroupId)
    .where('host_id', 'is not', null)
    .where('cancelled_at', 'is', null)
    .orderBy('starts_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.host_id ?? null
}

export interface PeerAsking {
  requestId: string
  peerGroupId: string
  name: string
  askedAt: Temporal.Instant
  agreed: number
  needed: number
  own: boolean
}

/**
 * Who asks for a place among the viewer's peers, in one group or in all, and how many have agreed: names and numbers,
 * nothing that was written.
 */
export async function peersAsking(db: ViewerDb, peerGroupId: string | null): Promise<PeerAsking[]> {
  const { rows } = await sql<PeerAsking>`
    select request_id as "requestId", peer_group_id as "peerGroupId", name, asked_at as "askedAt", agreed, needed, own
    from peers_asking() where ${peerGroupId}::uuid is null or peer_group_id = ${peerGroupId}::uuid
    order by asked_at limit 50`.execute(db)
  return rows
}

export interface LedGroup {
  id: string
  name: string
  /** Its supervision is noted with these peers, or with this supervision, already. */
  counts: boolean
}

/** Groups that the viewer leads, and whether this is what their essentials know as their supervision. */
export async function groupsCountingOn(
  db: ViewerDb,
  {
    peerGroupId = null,
    supervisionId = null,
  }: { peerGroupId?: string | null; supervisionId?: string | null },
): Promise<LedGroup[]> {
  const { rows } = await sql<LedGroup>`
    select g.id, g.name, exists (select from supervision_arrangement a where a.group_id = g.id and a.ended_on is null
      and (a.peer_group_id = ${peerGroupId}::uuid or a.supervision_id = ${supervisionId}::uuid)) as counts
    from balint_group g where g.id in (select led_group_ids()) order by g.name, g.id limit 50`.execute(db)
  return rows
}
