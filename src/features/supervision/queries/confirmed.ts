import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'

export type SupervisionKind = 'individual' | 'pair' | 'peer'

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

/** Sessions that the viewer has held as a supervisor, confirmed, within days. */
export async function heldAsSupervisor(
  db: ViewerDb,
  { from, to }: Omit<Span, 'personId'>,
): Promise<ConfirmedSession[]> {
  const { rows } = await sql<ConfirmedSession>`
    select s.id as "supervisionId", (x.starts_at at time zone society.time_zone)::date as on, x.length_minutes as minutes
    from supervision s join supervision_session x on x.supervision_id = s.id, society
    where s.supervisor_id = ${db.viewer.personId} and x.confirmed_at is not null
      and (x.starts_at at time zone society.time_zone)::date between ${from.toString()}::date and ${to.toString()}::date
    order by x.starts_at limit 2000`.execute(db)
  return rows
}

export interface LastSession {
  supervisionId: string
  lastAt: Temporal.Instant
}

/** When each of the viewer's arrangements last had a confirmed session. */
export async function lastSessions(db: ViewerDb): Promise<LastSession[]> {
  const { rows } = await sql<LastSession>`
    select supervision_id as "supervisionId", max(starts_at) as "lastAt" from supervision_session
    where confirmed_at is not null and supervision_id in (select supervision_ids()) group by 1`.execute(db)
  return rows
}

/** When the viewer was last supervised, and how many meetings they have led since; of a year where they never were. */
export async function ledSinceSupervision(
  db: ViewerDb,
): Promise<{ lastAt: Temporal.Instant | null; meetings: number }> {
  const { rows } = await sql<{ lastAt: Temporal.Instant | null; meetings: number }>`
    select last_at as "lastAt", meetings from own_led_since_supervision()`.execute(db)
  return rows[0] ?? { lastAt: null, meetings: 0 }
}

/** How many meetings a session covered, of whom the viewer may know it. */
export async function coveredMeetings(
  db: ViewerDb,
): Promise<{ sessionId: string; personId: string; meetings: number }[]> {
  const { rows } = await sql<{ sessionId: string; personId: string; meetings: number }>`
    select session_id as "sessionId", person_id as "personId", meetings from covered_meetings() limit 2000`.execute(
    db,
  )
  return rows
}
