import type { ViewerDb } from '../../../platform/database/database.ts'
import { canSeeEnquiries } from '../policy.ts'
import { enquirySources, ofSource } from './enquiry-sources.ts'

export interface Waiting {
  count: number
  /** Since when the one that has waited longest waits; null when nobody does. */
  since: Temporal.Instant | null
}

/** Enquiries in the viewer's charge, or forwarded to them, that wait for a word of ours. */
export async function waitingEnquiries(db: ViewerDb): Promise<Waiting> {
  if (!canSeeEnquiries(db.viewer)) return { count: 0, since: null }
  const row = await db
    .selectFrom('enquiry')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('waiting_since').as('since')])
    .where('waiting_since', 'is not', null)
    .where((eb) => eb.or(enquirySources(db.viewer, {}).map((source) => ofSource(eb, source))))
    .executeTakeFirstOrThrow()
  return { count: row.count, since: row.since }
}
