import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'

export interface Report {
  id: string
  personId: string
  personName: string
  supervisorId: string
  supervisorName: string
  askedAt: Temporal.Instant
  withdrawnAt: Temporal.Instant | null
  declinedAt: Temporal.Instant | null
  submittedAt: Temporal.Instant | null
  /** null: not written yet, or not in the viewer's sight. */
  body: string | null
  savedAt: Temporal.Instant | null
}

const reports = (db: ViewerDb) =>
  db
    .selectFrom('report_request as r')
    .innerJoin('person as p', 'p.id', 'r.person_id')
    .leftJoin('person as s', 's.id', 'r.supervisor_id')
    .leftJoin('report_text as t', 't.request_id', 'r.id')
    .select(['r.id', 'r.person_id as personId', 'p.name as personName'])
    .select('r.supervisor_id as supervisorId')
    // Whoever stands in the register is named to the Council; another supervisor is not.
    .select(sql<string>`coalesce(s.name, 'Their supervisor')`.as('supervisorName'))
    .select(['r.asked_at as askedAt', 'r.withdrawn_at as withdrawnAt', 'r.declined_at as declinedAt'])
    .select(['r.submitted_at as submittedAt', 't.body', 't.saved_at as savedAt'])

/** About one's own leading, the latest first. */
export const reportsAbout = (db: ViewerDb, personId: string): Promise<Report[]> =>
  reports(db).where('r.person_id', '=', personId).orderBy('r.asked_at', 'desc').limit(30).execute()

/** Asked of the viewer as a supervisor, the latest first. */
export const reportsAskedOf = (db: ViewerDb, supervisorId: string): Promise<Report[]> =>
  reports(db).where('r.supervisor_id', '=', supervisorId).orderBy('r.asked_at', 'desc').limit(50).execute()

/** Those of them that still wait to be written, the longest waiting first. */
export const reportsWaiting = (db: ViewerDb, supervisorId: string): Promise<Report[]> =>
  reports(db)
    .where('r.supervisor_id', '=', supervisorId)
    .where('r.withdrawn_at', 'is', null)
    .where('r.declined_at', 'is', null)
    .where('r.submitted_at', 'is', null)
    .orderBy('r.asked_at')
    .limit(50)
    .execute()

export const reportById = (db: ViewerDb, id: string): Promise<Report | undefined> =>
  reports(db).where('r.id', '=', id).executeTakeFirst()

/** Who may be asked for one: whose supervision of the viewer the register or the supervision knows. */
export async function ownSupervisors(db: ViewerDb): Promise<{ personId: string; name: string }[]> {
  const { rows } = await sql<{ personId: string; name: string }>`
    select person_id as "personId", name from own_supervisors() order by name, person_id`.execute(db)
  return rows
}
