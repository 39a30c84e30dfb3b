import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { accreditationWords, decisionReasons } from './accreditation.ts'

/** What the emails about accreditation say, as their reader may know it. */

export function askedAccreditation(db: Db, requestId: string) {
  return db
    .selectFrom('accreditation_request as r')
    .innerJoin('person', 'person.id', 'r.person_id')
    .leftJoinLateral(accreditationWords(sql.ref('r.person_id')), (join) =>
      join.onRef('words.request_id', '=', 'r.id'),
    )
    .select([
      'person.id as personId',
      'person.name',
      'r.asks_for as asksFor',
      'r.since_on as sinceOn',
      'words.answer',
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
    .leftJoin(decisionReasons(sql`viewer_id()`), 'said.decision_id', 'd.id')
    .select(['d.state', 'd.since_on as sinceOn', 'd.until_on as untilOn', 'said.reason'])
    .select(['criteria_set.name as criteria'])
    .where('d.id', '=', decisionId)
    .where('d.person_id', '=', sql<string>`viewer_id()`)
    .executeTakeFirst()
}
