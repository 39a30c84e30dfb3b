import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'

export interface Evaluation {
  id: string
  groupId: string
  groupName: string
  timeZone: string
  kind: 'ending' | 'term'
  openedAt: Temporal.Instant
  closesAt: Temporal.Instant
  /** When its sums were kept, or thrown away for want of replies. */
  closedAt: Temporal.Instant | null
}

const evaluations = (db: Db) =>
  db
    .selectFrom('evaluation as e')
    .innerJoin('balint_group as g', 'g.id', 'e.group_id')
    .select(['e.id', 'e.group_id as groupId', 'g.name as groupName', 'g.time_zone as timeZone', 'e.kind'])
    .select(['e.opened_at as openedAt', 'e.closes_at as closesAt', 'e.closed_at as closedAt'])

/** A group's evaluations, the newest first. */
export function evaluationsOf(db: Db, groupId: string): Promise<Evaluation[]> {
  return evaluations(db)
    .where('e.group_id', '=', groupId)
    .orderBy('e.opened_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(20)
    .execute()
}

export async function evaluationById(db: Db, id: string): Promise<Evaluation | null> {
  return (await evaluations(db).where('e.id', '=', id).executeTakeFirst()) ?? null
}

export interface OwnEvaluation extends Evaluation {
  hasReplied: boolean
}

const own = (db: ViewerDb) =>
  evaluations(db)
    .innerJoin('evaluation_asked as a', 'a.evaluation_id', 'e.id')
    .select('a.has_replied as hasReplied')
    .where('a.person_id', '=', db.viewer.personId)

/** One that the viewer is asked to reply to; null for whoever is not asked. */
export async function ownEvaluation(db: ViewerDb, id: string): Promise<OwnEvaluation | null> {
  return (await own(db).where('e.id', '=', id).executeTakeFirst()) ?? null
}

/** The newest of a group that the viewer is asked to reply to. */
export async function newestOwnEvaluation(db: ViewerDb, groupId: string): Promise<OwnEvaluation | null> {
  const row = await own(db)
    .where('e.group_id', '=', groupId)
    .orderBy('e.opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** How many were asked and how many have replied: never who. */
export async function evaluationNumbers(db: Db, id: string): Promise<{ asked: number; replied: number }> {
  const { rows } = await sql<{ asked: number; replied: number }>`
    select asked, replied from evaluation_numbers(${id})`.execute(db)
  return rows[0] ?? { asked: 0, replied: 0 }
}

export interface EvaluationSums {
  replies: number
  counts: number[]
  lines: string[]
}

/** What the circle said together; null while it is open, to whoever may not know, and for ever with too few replies. */
export async function evaluationSums(db: Db, id: string): Promise<EvaluationSums | null> {
  const { rows } = await sql<EvaluationSums>`
    select replies, counts, lines from evaluation_results(${id})`.execute(db)
  return rows[0] ?? null
}

export interface EvaluationEdition {
  id: string
  publishedAt: Temporal.Instant
  groups: number
  evaluations: number
  replies: number
  counts: number[]
}

/** What groups have said together, to the administrators, the newest first. */
export function evaluationEditions(db: Db): Promise<EvaluationEdition[]> {
  return db
    .selectFrom('evaluation_edition')
    .select(['id', 'published_at as publishedAt', 'groups', 'evaluations', 'replies', 'counts'])
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(12)
    .execute()
}
