import type { ViewerDb } from '../../../platform/database/database.ts'
import { societyToday } from '../../society/queries/absences.ts'
import { canSeeEnquiries } from '../policy.ts'
import { enquirySources, ofSource } from './enquiry-sources.ts'

export interface Waiting {
  count: number
  /** How many of them were promised an answer by now. */
  late: number
  /** Since when the one that has waited longest waits; null when nobody does. */
  since: Temporal.Instant | null
}

/** Enquiries in the viewer's charge, or forwarded to them, that wait for a word of ours. */
export async function waitingEnquiries(db: ViewerDb): Promise<Waiting> {
  if (!canSeeEnquiries(db.viewer)) return { count: 0, late: 0, since: null }
  const today = await societyToday(db)
  const row = await db
    .selectFrom('enquiry')
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      fn.countAll<number>().filterWhere('answer_due_on', '<', today).as('late'),
      fn.min('waiting_since').as('since'),
    ])
    .where('waiting_since', 'is not', null)
    .where((eb) => eb.or(enquirySources(db.viewer, {}).map((source) => ofSource(eb, source))))
    .executeTakeFirstOrThrow()
  return { count: row.count, late: row.late, since: row.since }
}
