import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import type { Weekday } from '../../../shared/calendar.ts'
import { isWeekday } from '../../../shared/calendar.ts'
import { type Rhythm, rhythmOf } from '../../../shared/rhythm.ts'
import { type RequestState, requestState } from '../rules/request-state.ts'
import type { Mode, Offer } from './entries.ts'

export type ContactKind = 'co-leader' | 'supervision' | 'peer-group'

/** What whoever is asked may know of the group it is about. */
export interface ContactGroup {
  id: string
  name: string
  mode: Mode
  area: string | null
  regionName: string | null
  professions: string[]
  weekday: Weekday | null
  startTime: Temporal.PlainTime | null
  rhythm: Rhythm | null
  lengthMinutes: number | null
  leaders: number
}

export interface ContactRequest {
  id: string
  kind: ContactKind
  supervisionKind: Offer | null
  message: string
  askedAt: Temporal.Instant
  expiresAt: Temporal.Instant
  answeredAt: Temporal.Instant | null
  state: RequestState
  /** The viewer asked; otherwise it is theirs to answer. */
  isMine: boolean
  /** The one who asks. */
  asker: { personId: string; name: string }
  /** Whoever is asked: a person, or a peer group by its name. */
  asked: { personId: string | null; peerGroupId: string | null; name: string }
  /** With whom the viewer speaks. */
  other: string
  groupId: string | null
  invitationId: string | null
}

/** A request that the viewer made or is asked; undefined for everybody else. */
export async function contactRequestById(
  db: Db & { viewer?: ViewerDb['viewer'] },
  id: string,
): Promise<ContactRequest | undefined> {
  const row = await requests(db).where('r.id', '=', id).executeTakeFirst()
  return row && asRequest(row, db.now, await viewerId(db))
}

export interface ContactRequests {
  /** For the viewer to answer, and what they answered. */
  toMe: ContactRequest[]
  mine: ContactRequest[]
}

/** Everybody's last hundred: older ones are reached through nobody's memory. */
export async function ownContactRequests(db: ViewerDb): Promise<ContactRequests> {
  const rows = await requests(db).orderBy('r.asked_at', 'desc').orderBy('r.id', 'desc').limit(100).execute()
  const all = rows.map((row) => asRequest(row, db.now, db.viewer.personId))
  return { toMe: all.filter(({ isMine }) => !isMine), mine: all.filter(({ isMine }) => isMine) }
}

/** The viewer's newest request to each person and peer group they asked. */
export async function askedBefore(db: ViewerDb): Promise<Map<string, { id: string; state: RequestState }>> {
  const rows = await db
    .selectFrom('contact_request')
    .select(['id', 'asked_person_id', 'peer_group_id', 'expires_at', 'accepted_at', 'declined_at'])
    .select(['withdrawn_at', 'ended_at'])
    .where('asked_by', '=', db.viewer.personId)
    .orderBy('asked_at')
    .orderBy('id')
    .execute()
  return new Map(
    rows.map((row) => [
      row.asked_person_id ?? row.peer_group_id ?? '',
      { id: row.id, state: requestState(datesOf(row), db.now) },
    ]),
  )
}

/** Members of an asked peer group, besides its keeper, who have not agreed yet that somebody joins them. */
export async function peersToAgree(db: ViewerDb, requestId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select peers_to_agree(${requestId}::uuid) as id`.execute(db)
  return rows.map(({ id }) => id)
}

export interface PeerAsking {
  peerGroupId: string
  groupName: string
  name: string
}

/** Who asks for a place, as another member than the keeper may know it; undefined once it is answered. */
export async function peerAsking(db: Db, requestId: string): Promise<PeerAsking | undefined> {
  const { rows } = await sql<PeerAsking>`
    select a.peer_group_id as "peerGroupId", g.name as "groupName", a.name
    from peers_asking() a join peer_group g on g.id = a.peer_group_id where a.request_id = ${requestId}`.execute(
    db,
  )
  return rows[0]
}

export async function countContactRequestsWaiting(db: ViewerDb): Promise<number> {
  const { rows } = await sql<{ count: number }>`select contact_requests_waiting() as count`.execute(db)
  return rows[0]?.count ?? 0
}

export async function contactGroup(db: Db, requestId: string): Promise<ContactGroup | null> {
  const { rows } = await sql<{
    id: string
    name: string
    mode: Mode
    area: string | null
    region_name: string | null
    professions: string[]
    weekday: number | null
    start_time: Temporal.PlainTime | null
    every_weeks: number | null
    nth_of_month: number | null
    length_minutes: number | null
    leaders: number
  }>`select * from contact_group(${requestId}::uuid)`.execute(db)
  const [row] = rows
  if (!row) return null
  return {
    id: row.id,
    name: row.name,
    mode: row.mode,
    area: row.area,
    regionName: row.region_name,
    professions: row.professions,
    weekday: row.weekday !== null && isWeekday(row.weekday) ? row.weekday : null,
    startTime: row.start_time,
    rhythm: rhythmOf(row.every_weeks, row.nth_of_month),
    lengthMinutes: row.length_minutes,
    leaders: row.leaders,
  }
}

export interface ContactMessage {
  id: string
  requestId: string
  authorId: string
  author: string | null
  body: string
  writtenAt: Temporal.Instant
}

/** What the two wrote to each other, oldest first. */
export async function contactMessages(db: Db, requestId: string): Promise<ContactMessage[]> {
  return messages(db).where('m.request_id', '=', requestId).orderBy('m.written_at').orderBy('m.id').execute()
}

export function contactMessageById(db: Db, id: string): Promise<ContactMessage | undefined> {
  return messages(db).where('m.id', '=', id).executeTakeFirst()
}

const messages = (db: Db) =>
  db
    .selectFrom('contact_message as m')
    .leftJoin('person', 'person.id', 'm.author_id')
    .select(['m.id', 'm.request_id as requestId', 'm.author_id as authorId', 'person.name as author'])
    .select(['m.body', 'm.written_at as writtenAt'])

export interface NotedArrangement {
  kind: 'individual' | 'pair' | 'peer'
  everyWeeks: number
  sinceOn: Temporal.PlainDate
  endedOn: Temporal.PlainDate | null
}

/** What the leader has noted of it; both sides read it. */
export function notedArrangement(db: Db, requestId: string): Promise<NotedArrangement | undefined> {
  return db
    .selectFrom('supervision_arrangement')
    .select(['kind', 'every_weeks as everyWeeks', 'since_on as sinceOn', 'ended_on as endedOn'])
    .where('contact_request_id', '=', requestId)
    .orderBy('ended_on', (order) => order.desc().nullsFirst())
    .limit(1)
    .executeTakeFirst()
}

const requests = (db: Db) =>
  db
    .selectFrom('contact_request as r')
    .innerJoin('person as asker', 'asker.id', 'r.asked_by')
    .leftJoin('person as asked', 'asked.id', 'r.asked_person_id')
    .leftJoin('peer_group', 'peer_group.id', 'r.peer_group_id')
    .select([
      'r.id',
      'r.kind',
      'r.supervision_kind',
      'r.message',
      'r.asked_at',
      'r.expires_at',
      'r.accepted_at',
    ])
    .select(['r.declined_at', 'r.withdrawn_at', 'r.ended_at', 'r.group_id', 'r.invitation_id', 'r.asked_by'])
    .select(['r.asked_person_id', 'r.peer_group_id', 'asker.name as asker_name', 'asked.name as asked_name'])
    .select('peer_group.name as peer_group_name')

type Row = Awaited<ReturnType<ReturnType<typeof requests>['executeTakeFirstOrThrow']>>

function asRequest(row: Row, now: Temporal.Instant, viewerId: string | null): ContactRequest {
  const isMine = row.asked_by === viewerId
  const name = row.asked_name ?? row.peer_group_name ?? 'Somebody'
  return {
    id: row.id,
    kind: row.kind,
    supervisionKind: row.supervision_kind,
    message: row.message,
    askedAt: row.asked_at,
    expiresAt: row.expires_at,
    answeredAt: row.accepted_at ?? row.declined_at,
    state: requestState(datesOf(row), now),
    isMine,
    asker: { personId: row.asked_by, name: row.asker_name },
    asked: { personId: row.asked_person_id, peerGroupId: row.peer_group_id, name },
    other: isMine ? name : row.asker_name,
    groupId: row.group_id,
    invitationId: row.invitation_id,
  }
}

const datesOf = (
  row: Pick<Row, 'expires_at' | 'accepted_at' | 'declined_at' | 'withdrawn_at' | 'ended_at'>,
) => ({
  expiresAt: row.expires_at,
  acceptedAt: row.accepted_at,
  declinedAt: row.declined_at,
  withdrawnAt: row.withdrawn_at,
  endedAt: row.ended_at,
})

/** Emails are loaded as their recipient too; who that is the transaction knows. */
async function viewerId(db: Db & { viewer?: ViewerDb['viewer'] }): Promise<string | null> {
  if (db.viewer) return db.viewer.personId
  const { rows } = await sql<{ id: string | null }>`select viewer_id() as id`.execute(db)
  return rows[0]?.id ?? null
}
