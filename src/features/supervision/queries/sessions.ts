import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { type DisputeReason, type SessionState, sessionState } from '../rules/session-state.ts'
import type { Person } from './supervisions.ts'

/** Whose session it is: of a supervision, or of a peer group. */
export type Among = { supervisionId: string } | { peerGroupId: string }

export interface Session {
  id: string
  supervisionId: string | null
  peerGroupId: string | null
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  lengthMinutes: number
  mode: 'face-to-face' | 'online'
  host: Person | null
  sequence: number
  changedAt: Temporal.Instant
  state: SessionState
  /** The name of the peer group, for whoever sits in it or sat there to its end. */
  peers: string | null
  loggedBy: string | null
  loggedByName: string | null
  disputedBy: string | null
  disputedByName: string | null
  disputedWhat: DisputeReason | null
  /** Those who were there, as it was logged. */
  there: readonly Person[]
  /** It is the viewer's to say whether it was so. */
  confirms: boolean
  steps: readonly { kind: string; by: string | null; at: Temporal.Instant }[]
}

const AHEAD_MOST = 60
const HELD_ON_A_PAGE = 20
const WAITING_MOST = 60

const of = (among: Among) =>
  'supervisionId' in among
    ? sql`x.supervision_id = ${among.supervisionId}`
    : sql`x.peer_group_id = ${among.peerGroupId}`
const isAhead = (db: Db) =>
  sql`x.cancelled_at is null and x.logged_at is null and x.starts_at > ${db.now.toString()}::timestamptz`

/** What lies ahead, the soonest first. */
export function sessionsAhead(db: Db, among: Among): Promise<Session[]> {
  return load(db, sql`${of(among)} and ${isAhead(db)}`, sql`asc`, AHEAD_MOST)
}

/** What was held, waits to be logged or was called off: a page of it, the newest first. */
export async function sessionsHeld(
  db: Db,
  among: Among,
  before: Temporal.Instant | null,
): Promise<{ sessions: Session[]; older: Temporal.Instant | null }> {
  const begun = before ? sql`x.starts_at < ${before.toString()}::timestamptz` : sql`true`
  const found = await load(
    db,
    sql`${of(among)} and not (${isAhead(db)}) and ${begun}`,
    sql`desc`,
    HELD_ON_A_PAGE + 1,
  )
  const sessions = found.slice(0, HELD_ON_A_PAGE)
  return {
    sessions,
    older: found.length > HELD_ON_A_PAGE ? (sessions.at(-1)?.startsAt ?? null) : null,
  }
}

/** What was called off when the peers parted. */
export function sessionsCalledOff(db: Db, peerGroupId: string): Promise<Session[]> {
  return load(db, sql`x.peer_group_id = ${peerGroupId} and x.cancelled_at = g.ended_at`, sql`asc`, AHEAD_MOST)
}

export async function sessionById(db: Db, id: string): Promise<Session | undefined> {
  return (await load(db, sql`x.id = ${id}`, sql`asc`, 1))[0]
}

/** Whose part the viewer has in it: peers are supervised, each by the others. */
export type Part = 'supervised' | 'supervisor'

const inPart = (part: Part) =>
  part === 'supervisor'
    ? sql`exists (select from supervision s where s.id = x.supervision_id and s.supervisor_id = viewer_id())`
    : sql`not exists (select from supervision s where s.id = x.supervision_id and s.supervisor_id = viewer_id())`
const open = sql`x.id in (select open_supervision_session_ids())`

/** Sessions that wait to be logged, confirmed or put right, whoever's turn it is: the oldest first. */
export function sessionsWaiting(db: Db, part: Part): Promise<Session[]> {
  const recent = sql`x.starts_at > ${db.now.subtract({ hours: 24 * 400 }).toString()}::timestamptz`
  return load(
    db,
    sql`${open} and ${inPart(part)} and not (${isAhead(db)}) and ${recent}`,
    sql`asc`,
    WAITING_MOST,
  )
}

/** The next dates of everything one has a part in. */
export function sessionsNext(db: Db, part: Part): Promise<Session[]> {
  return load(db, sql`${open} and ${inPart(part)} and ${isAhead(db)}`, sql`asc`, HELD_ON_A_PAGE)
}

async function load(
  db: Db,
  which: ReturnType<typeof sql>,
  order: ReturnType<typeof sql>,
  limit: number,
): Promise<Session[]> {
  const { rows } = await sql<Row>`
    select x.id, x.supervision_id, x.peer_group_id, x.starts_at, x.length_minutes, x.mode, x.sequence, x.changed_at,
      x.cancelled_at, x.logged_at, x.logged_by, x.confirmed_at, x.disputed_at, x.disputed_by, x.disputed_what, x.withdrawn_at,
      x.host_id, h.name as host_name, g.name as peers, d.name as disputed_by_name, l.name as logged_by_name,
      x.logged_at is not null and confirms_supervision(x.id, viewer_id()) as confirms,
      coalesce((select jsonb_agg(jsonb_build_object('id', o.person_id, 'name', coalesce(p.name, 'Somebody')) order by p.name)
        from supervision_session_person o left join person p on p.id = o.person_id where o.session_id = x.id), '[]') as there,
      coalesce((select jsonb_agg(jsonb_build_object('kind', t.kind, 'by', p.name, 'at', t.taken_at) order by t.taken_at, t.id)
        from supervision_step t left join person p on p.id = t.taken_by where t.session_id = x.id), '[]') as steps
    from supervision_session x left join person h on h.id = x.host_id left join person d on d.id = x.disputed_by
      left join person l on l.id = x.logged_by left join peer_group g on g.id = x.peer_group_id
    where ${which} order by x.starts_at ${order}, x.id limit ${limit}`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    supervisionId: row.supervision_id,
    peerGroupId: row.peer_group_id,
    startsAt: row.starts_at,
    endsAt: row.starts_at.add({ minutes: row.length_minutes }),
    lengthMinutes: row.length_minutes,
    mode: row.mode,
    host: row.host_id ? { id: row.host_id, name: row.host_name ?? 'Somebody' } : null,
    sequence: row.sequence,
    changedAt: row.changed_at,
    state: sessionState(
      {
        startsAt: row.starts_at,
        cancelledAt: row.cancelled_at,
        loggedAt: row.logged_at,
        confirmedAt: row.confirmed_at,
        disputedAt: row.disputed_at,
        withdrawnAt: row.withdrawn_at,
      },
      db.now,
    ),
    peers: row.peers,
    loggedBy: row.logged_by,
    loggedByName: row.logged_by_name,
    disputedBy: row.disputed_by,
    disputedByName: row.disputed_by_name,
    disputedWhat: row.disputed_what,
    there: row.there,
    confirms: row.confirms,
    steps: row.steps.map(({ at, ...step }) => ({ ...step, at: Temporal.Instant.from(at) })),
  }))
}

interface Row {
  id: string
  supervision_id: string | null
  peer_group_id: string | null
  starts_at: Temporal.Instant
  length_minutes: number
  mode: 'face-to-face' | 'online'
  sequence: number
  changed_at: Temporal.Instant
  cancelled_at: Temporal.Instant | null
  logged_at: Temporal.Instant | null
  logged_by: string | null
  confirmed_at: Temporal.Instant | null
  disputed_at: Temporal.Instant | null
  disputed_by: string | null
  disputed_what: DisputeReason | null
  withdrawn_at: Temporal.Instant | null
  host_id: string | null
  host_name: string | null
  peers: string | null
  logged_by_name: string | null
  disputed_by_name: string | null
  confirms: boolean
  there: Person[]
  steps: { kind: string; by: string | null; at: string }[]
}
