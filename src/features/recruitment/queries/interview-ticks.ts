import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Ticks } from '../rules/interview-ticks.ts'

export interface GivenTicks extends Ticks {
  personId: string
  name: string | null
  unsealedAt: Temporal.Instant | null
}

/** The ticks that the viewer may read: their own, and the others' once everybody who was there has given theirs. */
export function readableTicks(db: ViewerDb, applicationId: string): Promise<GivenTicks[]> {
  return db
    .selectFrom('interview_tick as t')
    .leftJoin('person as p', 'p.id', 't.person_id')
    .select(['t.person_id as personId', 'p.name', 't.expectations', 't.commitment', 't.technology'])
    .select(['t.recommendation', 't.unsealed_at as unsealedAt'])
    .where('t.application_id', '=', applicationId)
    .orderBy('t.given_at')
    .execute()
}

/** Who was there, and who of them has given theirs: never what. */
export async function interviewersOf(
  db: ViewerDb,
  applicationId: string,
): Promise<{ personId: string; hasGiven: boolean }[]> {
  const { rows } = await sql<{ personId: string; hasGiven: boolean }>`
    select who as "personId", who in (select interview_tick_givers(${applicationId})) as "hasGiven"
    from interviewers_of(${applicationId}) who order by who`.execute(db)
  return rows
}
