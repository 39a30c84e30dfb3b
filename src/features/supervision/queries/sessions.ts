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
  loggedBy: string | null
  disputedBy: string | null
  disputedWhat: DisputeReason | null
  /** Those who were there, as it was logged. */
  there: readonly Person[]
  /** It is the viewer's to say whether it was so. */
  confirms: boolean
  steps: readonly { kind: string; by: string | null; at: Temporal.Instant }[]
}

/** The newest first; what lies ahead is part of it. */
export function sessionsOf(db: Db, among: Among, limit = 60): Promise<Session[]> {
  return load(
    db,
    'supervisionId' in among
      ? sql`x.supervision_id = ${among.supervisionId}`
      : sql`x.peer_group_id = ${among.peerGroupId}`,
    limit,
  )
}

export async function sessionById(db: Db, id: string): Promise<Session | undefined> {
  return (await load(db, sql`x.id = ${id}`, 1))[0]
}

/** Of everything the viewer belongs to: what waits for somebody, and what lies ahead. */
export function openSessions(db: Db): Promise<Session[]> {
  return load(
    db,
    sql`x.cancelled_at is null and x.withdrawn_at is null and x.confirmed_at is null
      and x.starts_at > ${db.now.subtract({ hours: 24 * 400 }).toString()}::timestamptz`,
    100,
  )
}

async function load(db: Db, which: ReturnType<typeof sql>, limit: number): Promise<Session[]> {
  const { rows } = await sql<Row>`
    select x.id, x.supervision_id, x.peer_group_id, x.starts_at, x.length_minutes, x.mode, x.sequence, x.changed_at,
      x.cancelled_at, x.logged_at, x.logged_by, x.confirmed_at, x.disputed_at, x.disputed_by, x.disputed_what, x.withdrawn_at,
      x.host_id, h.name as host_name, x.logged_at is not null and confirms_supervision(x.id, viewer_id()) as confirms,
      coalesce((select jsonb_agg(jsonb_build_object('id', o.person_id, 'name', coalesce(p.name, 'Somebody')) order by p.name)
        from supervision_session_person o left join person p on p.id = o.person_id where o.session_id = x.id), '[]') as there,
      coalesce((select jsonb_agg(jsonb_build_object('kind', t.kind, 'by', p.name, 'at', t.taken_at) order by t.taken_at, t.id)
        from supervision_step t left join person p on p.id = t.taken_by where t.session_id = x.id), '[]') as steps
    from supervision_session x left join person h on h.id = x.host_id
    where ${which} order by x.starts_at desc, x.id limit ${limit}`.execute(db)
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
    loggedBy: row.logged_by,
    disputedBy: row.disputed_by,
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
  confirms: boolean
  there: Person[]
  steps: { kind: string; by: string | null; at: string }[]
}
