import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { queueEachEmail } from '../../../platform/mail/queue-email.ts'
import { lockSeats } from './take-in-hand.ts'

interface Standing {
  id: string
  correspondentId: string
  /** Where the applicant's own page is; null once it has run out. */
  addressId: string | null
}

/**
 * The group closes: whoever has applied, waits or has an offer is told kindly, once. That an interview is off stands in the
 * same email, so its hour is given back without another.
 */
export async function endWithGroup(db: ViewerDb, groupId: string): Promise<{ told: number }> {
  await lockSeats(db, groupId)
  const { rows } = await sql<Standing>`
    select a.id, a.correspondent_id as "correspondentId", address_of_application(a.id) as "addressId"
    from application a
    where a.group_id = ${groupId} and a.confirmed_at is not null and application_stands(a.id)
    order by a.id`.execute(db)
  if (rows.length === 0) return { told: 0 }
  const ids = rows.map(({ id }) => id)
  await db
    .updateTable('interview_booking')
    .set({
      ended_at: db.now,
      cancelled_at: db.now,
      cancelled_by_applicant: false,
      cancelled_by: db.viewer.personId,
    })
    .where('application_id', 'in', ids)
    .where('ended_at', 'is', null)
    .where('starts_at', '>', db.now)
    .execute()
  await db
    .updateTable('application_pause')
    .set({ ended_at: db.now })
    .where('application_id', 'in', ids)
    .where('ended_at', 'is', null)
    .execute()
  await db
    .insertInto('application_ending')
    .values(
      ids.map((id) => ({
        application_id: id,
        how: 'group-closed' as const,
        ended_at: db.now,
        ended_by: found(db.viewer.personId),
      })),
    )
    .execute()
  const reachable = rows.flatMap(({ id, correspondentId, addressId }) =>
    addressId ? [{ to: { correspondentId, holding: addressId }, about: id }] : [],
  )
  await queueEachEmail(db, 'application-ended-with-group', reachable)
  return { told: reachable.length }
}
