import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'

export interface Closure {
  id: string
  groupId: string
  groupName: string
  timeZone: string
  lastMeetingId: string | null
  /** When the last meeting is over. */
  endsAt: Temporal.Instant
  /** When the last meeting begins; null where there was none. */
  lastStartsAt: Temporal.Instant | null
  reason: string | null
  closedAt: Temporal.Instant
  takenBackAt: Temporal.Instant | null
  /** Since when it can only be read; null while its people still have their chairs. */
  endedAt: Temporal.Instant | null
}

const closures = (db: Db) =>
  db
    .selectFrom('group_closure as c')
    .innerJoin('balint_group as g', 'g.id', 'c.group_id')
    .leftJoin('meeting as m', 'm.id', 'c.last_meeting_id')
    .select(['c.id', 'c.group_id as groupId', 'g.name as groupName', 'g.time_zone as timeZone'])
    .select(['c.last_meeting_id as lastMeetingId', 'c.ends_at as endsAt', 'm.starts_at as lastStartsAt'])
    .select(['c.reason', 'c.closed_at as closedAt', 'c.taken_back_at as takenBackAt'])
    .select('c.ended_at as endedAt')

/** That the group closes, for its people and for those who were there to the end; null while it does not. */
export async function closureOf(db: Db, groupId: string): Promise<Closure | null> {
  const row = await closures(db)
    .where('c.group_id', '=', groupId)
    .where('c.taken_back_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export async function closureById(db: Db, id: string): Promise<Closure | null> {
  const row = await closures(db).where('c.id', '=', id).executeTakeFirst()
  return row ?? null
}

/** Whether the group is to close: asked by whatever would make it meet or take somebody in. */
export async function isClosing(db: Db, groupId: string): Promise<boolean> {
  const { rows } = await sql<{ closing: boolean }>`select group_is_closing(${groupId}) as closing`.execute(db)
  return rows[0]?.closing ?? false
}

/** Whether the group is over before one of these dates begins: it does not meet after its last meeting. */
export async function endsBefore(
  db: Db,
  groupId: string,
  dates: readonly { startsAt: Temporal.Instant }[],
): Promise<boolean> {
  const closure = await closureOf(db, groupId)
  return dates.some(
    ({ startsAt }) => closure !== null && Temporal.Instant.compare(startsAt, closure.endsAt) >= 0,
  )
}

/** Groups that were, of those who were there to the end; until they are deleted. */
export async function endedGroups(db: Db): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select g.id, g.name from balint_group g where g.id in (select ended_group_ids()) order by g.name, g.id`.execute(
    db,
  )
  return rows
}
