import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'

export interface Supervised {
  id: string
  name: string
  everyWeeks: number
  sinceOn: Temporal.PlainDate
}

/** Groups that have noted the viewer as their supervisor: the name they were asked under, and the rhythm. No more. */
export async function supervisedByViewer(db: ViewerDb): Promise<Supervised[]> {
  const { rows } = await sql<Supervised>`
    select s.id, g.name, s.every_weeks as "everyWeeks", s.since_on as "sinceOn"
    from supervision_arrangement s cross join lateral contact_group(s.contact_request_id) g
    where s.supervisor_id = ${db.viewer.personId} and s.ended_on is null order by s.since_on, s.id`.execute(
    db,
  )
  return rows
}
