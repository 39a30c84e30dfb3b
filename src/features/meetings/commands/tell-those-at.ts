import type { ViewerDb } from '../../../platform/database/database.ts'
import { queueEmails } from '../../../platform/mail/queue-email.ts'
import { peopleAt } from '../queries/people-at.ts'

export interface Told {
  /** How many people are written to. */
  told: number
}

/** One email to each leader, and to each member whose own meeting it is. */
export async function tellThoseAt(
  db: ViewerDb,
  groupId: string,
  startsAt: Temporal.Instant,
  { template, about }: { template: string; about: string },
): Promise<Told> {
  const people = await peopleAt(db, groupId, startsAt)
  await queueEmails(db, template, { to: people.map((personId) => ({ personId })), about })
  return { told: people.length }
}
