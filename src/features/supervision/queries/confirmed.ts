import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'

export type SupervisionKind = 'individual' | 'pair' | 'peers' | 'peer'

export interface ConfirmedHours {
  kind: SupervisionKind
  sessions: number
  minutes: number
}

interface Span {
  /** The viewer's own when left out; a supervisor reads those of whom they supervise. */
  personId?: string | undefined
  from: Temporal.PlainDate
  /** The last day. */
  to: Temporal.PlainDate
}

/** Supervision that both sides say took place, by its kind: what counts towards accreditation. */
export async function confirmedSupervision(
  db: ViewerDb,
  { personId, from, to }: Span,
): Promise<ConfirmedHours[]> {
  const { rows } = await sql<ConfirmedHours>`
    select coalesce(s.kind, 'peer') as kind, count(*)::int as sessions, sum(x.length_minutes)::int as minutes
    from supervision_session x join supervision_session_person o on o.session_id = x.id
      left join supervision s on s.id = x.supervision_id, society
    where o.person_id = ${personId ?? db.viewer.personId} and x.confirmed_at is not null
      and (x.starts_at at time zone society.time_zone)::date between ${from.toString()}::date and ${to.toString()}::date
    group by 1 order by 1`.execute(db)
  return rows
}

export interface ConfirmedSession {
  supervisionId: string
  on: Temporal.PlainDate
  minutes: number
}

/** Sessions that the viewer has held as a supervisor, confirmed, within days: all of them, for a sum is made of it. */
export async function heldAsSupervisor(
  db: ViewerDb,
  { from, to }: Omit<Span, 'personId'>,
): Promise<ConfirmedSession[]> {
  const { rows } = await sql<ConfirmedSession>`
    select s.id as "supervisionId", (x.starts_at at time zone society.time_zone)::date as on, x.length_minutes as minutes
    from supervision s join supervision_session x on x.supervision_id = s.id, society
    where s.supervisor_id = ${db.viewer.personId} and x.confirmed_at is not null
      and (x.starts_at at time zone society.time_zone)::date between ${from.toString()}::date and ${to.toString()}::date
    order by x.starts_at`.execute(db)
  return rows
}

export interface LastAndNext {
  supervisionId: string
  /** The last that was confirmed. */
  lastAt: Temporal.Instant | null
  /** The next that is planned. */
  nextAt: Temporal.Instant | null
}

/** When each of the viewer's arrangements last had a confirmed session, and when its next is planned. */
export async function lastAndNext(db: ViewerDb): Promise<Map<string, LastAndNext>> {
  const { rows } = await sql<LastAndNext>`
    select x.supervision_id as "supervisionId", max(x.starts_at) filter (where x.confirmed_at is not null) as "lastAt",
      min(x.starts_at) filter (where x.logged_at is null and x.cancelled_at is null
        and x.starts_at > ${db.now.toString()}::timestamptz) as "nextAt"
    from supervision_ids() own join supervision_session x on x.supervision_id = own group by 1`.execute(db)
  return new Map(rows.map((row) => [row.supervisionId, row]))
}

/** When the viewer was last supervised, and how many meetings they have led since; of a year where they never were. */
export async function ledSinceSupervision(
  db: ViewerDb,
): Promise<{ lastAt: Temporal.Instant | null; meetings: number }> {
  const { rows } = await sql<{ lastAt: Temporal.Instant | null; meetings: number }>`
    select last_at as "lastAt", meetings from own_led_since_supervision()`.execute(db)
  return rows[0] ?? { lastAt: null, meetings: 0 }
}

/** How many meetings the viewer led between the session before and this hour. */
export async function ledBefore(db: ViewerDb, at: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ meetings: number }>`
    select own_led_before(${at.toString()}::timestamptz) as meetings`.execute(db)
  return rows[0]?.meetings ?? 0
}

/** How many meetings a session covered, of those of whom the viewer may know it. */
export async function meetingsCovered(
  db: ViewerDb,
  sessionId: string,
): Promise<{ personId: string; meetings: number }[]> {
  const { rows } = await sql<{ personId: string; meetings: number }>`
    select person_id as "personId", meetings from covered_meetings(${sessionId}::uuid)`.execute(db)
  return rows
}
