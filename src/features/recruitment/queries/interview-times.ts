import { sql } from 'kysely'
import type { Db, HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { type InterviewPlan, usualPlan } from '../rules/interview.ts'

/** How the group interviews, to its leaders. */
export async function interviewPlan(db: ViewerDb, groupId: string): Promise<InterviewPlan> {
  const row = await db
    .selectFrom('interview_plan')
    .select(['length_minutes', 'way', 'way_note', 'spoken_matters'])
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  if (!row) return usualPlan
  return {
    minutes: row.length_minutes,
    way: row.way,
    wayNote: row.way_note,
    spokenMatters: row.spoken_matters,
  }
}

/** As much of it as an applicant may know beforehand. */
export async function ownInterviewPlan(
  db: HolderDb,
  groupId: string,
): Promise<Pick<InterviewPlan, 'minutes' | 'way'>> {
  const row = await db
    .selectFrom('interview_plan')
    .select(['length_minutes as minutes', 'way'])
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  return row ?? usualPlan
}

export interface InterviewTime {
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  /** Who of the leaders would talk. */
  personIds: string[]
}

/**
 * The times that are offered: those that suit both leaders, or one where they decided so; the earliest first.
 * @param besides the application whose own interview does not stand in its way
 */
export async function interviewTimes(
  db: Db,
  groupId: string,
  besides: string | null = null,
): Promise<InterviewTime[]> {
  const { rows } = await sql<{
    starts_at: Temporal.Instant
    ends_at: Temporal.Instant
    person_ids: string[]
  }>`
    select starts_at, ends_at, person_ids from interview_times(${groupId}, ${besides}) order by starts_at`.execute(
    db,
  )
  return rows.map((row) => ({ startsAt: row.starts_at, endsAt: row.ends_at, personIds: row.person_ids }))
}

export interface FreeTime {
  personId: string
  startsAt: Temporal.Instant
}

const MOST_SHOWN = 400

/** The hours that leaders have entered and that are still ahead, to the leaders. */
export function freeTimes(db: ViewerDb, groupId: string): Promise<FreeTime[]> {
  return db
    .selectFrom('interview_free_time as t')
    .innerJoin('group_leader as l', (join) =>
      join.onRef('l.group_id', '=', 't.group_id').onRef('l.person_id', '=', 't.person_id'),
    )
    .select(['t.person_id as personId', 't.starts_at as startsAt'])
    .where('t.group_id', '=', groupId)
    .where('t.starts_at', '>', db.now)
    .where('l.left_at', 'is', null)
    .orderBy('t.starts_at')
    .limit(MOST_SHOWN)
    .execute()
}

export interface AloneDecision {
  id: string
  by: string | null
  at: Temporal.Instant
}

/** "One of us is enough", while it stands. */
export async function aloneDecision(db: ViewerDb, groupId: string): Promise<AloneDecision | null> {
  const row = await db
    .selectFrom('interview_alone as d')
    .leftJoin('person as p', 'p.id', 'd.decided_by')
    .select(['d.id', 'p.name as by', 'd.decided_at as at'])
    .where('d.group_id', '=', groupId)
    .where('d.revoked_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}
