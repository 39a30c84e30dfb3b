import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { whyOfficeStays } from '../rules/office.ts'
import { beginManaging } from './manage.ts'

export type OfficeStays = 'office-ended-already' | 'last-administrator' | 'hears-concerns'

/** The office is theirs no longer, and they are told; what they did stays where it is. */
export async function endOffice(
  db: ViewerDb,
  officeId: string,
): Promise<{ officeId: string; wasOwn: boolean } | Refusal<OfficeStays>> {
  const managedBy = await beginManaging(db)
  const office = found(
    await db
      .selectFrom('office')
      .select(['person_id', 'kind', 'until'])
      .where('id', '=', officeId)
      .executeTakeFirst(),
  )
  if (office.until !== null) return refuse('office-ended-already')
  const { administrators, concerns } = await db
    .selectFrom('office')
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('kind', '=', 'administrator').as('administrators'),
      fn
        .countAll<number>()
        .filterWhere('kind', '=', 'concerns-officer')
        .filterWhere('person_id', '=', office.person_id)
        .as('concerns'),
    ])
    .where('until', 'is', null)
    .executeTakeFirstOrThrow()
  const stays = whyOfficeStays({ kind: office.kind, administrators, hearsConcerns: concerns > 0 })
  if (stays) return refuse(stays)
  await db.updateTable('office').set({ until: db.now }).where('id', '=', officeId).execute()
  await queueEmail(db, 'office-ended', { to: { personId: office.person_id }, about: officeId })
  return { officeId, wasOwn: office.person_id === managedBy }
}
