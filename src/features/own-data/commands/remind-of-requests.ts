import { sql } from 'kysely'
import { atMoment } from '../../../platform/database/at-moment.ts'
import type { Database } from '../../../platform/database/database.ts'
import { queueEachEmail } from '../../../platform/mail/queue-email.ts'
import { REMINDED_DAYS } from '../rules/data-request.ts'

/** Before the legal month is over, administrators read that a request waits: a week before, and the day before. */
export async function remindOfRequests({ jobs }: Database, now: Temporal.Instant): Promise<void> {
  await atMoment(jobs, now, async (db) => {
    const { rows } = await sql<{ request: string; officer: string }>`
      select request, officer from take_due_requests(${REMINDED_DAYS.first}, ${REMINDED_DAYS.last}) request,
        data_request_officers() officer`.execute(db)
    await queueEachEmail(
      Object.assign(db, { now }),
      'data-request-due',
      rows.map(({ request, officer }) => ({ to: { personId: officer }, about: request })),
    )
  })
}
