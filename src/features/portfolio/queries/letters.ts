import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'

/** What the emails about reports say, as their reader may know it: who and when, never a word of the report. */
export const reportLetter = (db: Db, reportId: string) =>
  db
    .selectFrom('report_request as r')
    .innerJoin('person as p', 'p.id', 'r.person_id')
    .innerJoin('person as s', 's.id', 'r.supervisor_id')
    .select(['p.name as personName', 's.name as supervisorName'])
    .select(['r.withdrawn_at as withdrawnAt', 'r.declined_at as declinedAt', 'r.submitted_at as submittedAt'])
    .where('r.id', '=', reportId)
    .executeTakeFirst()

/** The last day of the reader's own accreditation; null where it has none. */
export async function endingAccreditation(db: Db, decisionId: string): Promise<Temporal.PlainDate | null> {
  const decision = await db
    .selectFrom('accreditation_decision')
    .select('until_on')
    .where('id', '=', decisionId)
    .where('person_id', '=', sql<string>`viewer_id()`)
    .executeTakeFirst()
  return decision?.until_on ?? null
}
