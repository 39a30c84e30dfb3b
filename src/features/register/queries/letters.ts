import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'

/** What the emails about accreditation say, as their reader may know it. */

export function askedAccreditation(db: Db, requestId: string) {
  return db
    .selectFrom('accreditation_request as r')
    .innerJoin('person', 'person.id', 'r.person_id')
    .select([
      'person.id as personId',
      'person.name',
      'r.asks_for as asksFor',
      'r.since_on as sinceOn',
      'r.answer',
    ])
    .where('r.id', '=', requestId)
    .where('r.withdrawn_at', 'is', null)
    .executeTakeFirst()
}

/** A decision about the reader: the Council's words to them are nobody else's, whoever knows where they stand. */
export function decidedAccreditation(db: Db, decisionId: string) {
  return db
    .selectFrom('accreditation_decision as d')
    .leftJoin('criteria_set', 'criteria_set.id', 'd.criteria_set_id')
    .select(['d.state', 'd.since_on as sinceOn', 'd.until_on as untilOn', 'd.reason'])
    .select(['criteria_set.name as criteria'])
    .where('d.id', '=', decisionId)
    .where('d.person_id', '=', sql<string>`viewer_id()`)
    .executeTakeFirst()
}
