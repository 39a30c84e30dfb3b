import { type RawBuilder, sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import type { Accreditation } from '../../../shared/accreditation.ts'

export interface AccreditationNow {
  state: Accreditation
  sinceOn: Temporal.PlainDate | null
  /** The last day of an accreditation that has an end; past where it has ended. */
  untilOn: Temporal.PlainDate | null
  criteriaSetId: string | null
}

/** How it stands with a person on a day, today if none is given: the Council's word, as far as the reader may know it. */
export async function accreditationOf(
  db: Db,
  personId: string,
  day: Temporal.PlainDate | null = null,
): Promise<AccreditationNow> {
  const { rows } = await sql<AccreditationNow>`
    select state, since_on as "sinceOn", until_on as "untilOn", criteria_set_id as "criteriaSetId"
    from accreditation_at(${personId}::uuid, coalesce(${day?.toString() ?? null}::date, society_today()))`.execute(
    db,
  )
  const [now] = rows
  if (!now) throw new Error('accreditation_at() answers one row always')
  return now
}

export interface KeptDecision {
  id: string
  state: Accreditation
  sinceOn: Temporal.PlainDate
  untilOn: Temporal.PlainDate | null
  criteria: string | null
  /** null also for whoever it is not for: its person reads it, and the Council. */
  reason: string | null
  decidedAt: Temporal.Instant
  /** null: of somebody who is forgotten, or whose name the reader may not know. */
  decidedBy: string | null
}

/** The newest first. */
export async function decisionsAbout(db: ViewerDb, personId: string): Promise<KeptDecision[]> {
  const rows = await db
    .selectFrom('accreditation_decision as d')
    .leftJoin('criteria_set', 'criteria_set.id', 'd.criteria_set_id')
    .leftJoin('person', 'person.id', 'd.decided_by')
    .leftJoin(decisionReasons(sql`${personId}::uuid`), 'said.decision_id', 'd.id')
    .select(['d.id', 'd.state', 'd.since_on', 'd.until_on', 'said.reason', 'd.decided_at'])
    .select(['criteria_set.name as set_name', 'criteria_set.version', 'person.name as decided_by'])
    .where('d.person_id', '=', personId)
    .orderBy('d.decided_at', 'desc')
    .orderBy('d.id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    sinceOn: row.since_on,
    untilOn: row.until_on,
    criteria: row.set_name && `${row.set_name}, version ${row.version}`,
    reason: row.reason,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
  }))
}

/** Why it was decided so, for its person and the Council; nothing for anybody else. Whose: an id, or a column. */
export const decisionReasons = (of: RawBuilder<unknown>) =>
  sql<{ decision_id: string; reason: string | null }>`decision_reasons(${of})`.as('said')

/** What was written with a request and answered to it, for whoever asked and the Council; nothing for anybody else. */
export const accreditationWords = (of: RawBuilder<unknown>) =>
  sql<{ request_id: string; note: string | null; answer: string | null }>`accreditation_words(${of})`.as(
    'words',
  )

export interface AccreditationRequest {
  id: string
  asksFor: 'working-towards' | 'accredited'
  sinceOn: Temporal.PlainDate | null
  note: string | null
  askedAt: Temporal.Instant
  answeredAt: Temporal.Instant | null
  answer: string | null
}

/** What somebody asked last and did not withdraw; undefined when they never asked. */
export function newestRequest(db: ViewerDb, personId: string): Promise<AccreditationRequest | undefined> {
  return db
    .selectFrom('accreditation_request')
    .leftJoin(accreditationWords(sql`${personId}::uuid`), 'words.request_id', 'id')
    .select(['id', 'asks_for as asksFor', 'since_on as sinceOn', 'words.note', 'asked_at as askedAt'])
    .select(['answered_at as answeredAt', 'words.answer'])
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}
