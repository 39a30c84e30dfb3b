import type { ViewerDb } from '../../../platform/database/database.ts'
import { Forbidden, found } from '../../../platform/errors.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canChangeNaming } from '../policy.ts'
import { endOffice, type OfficeStays } from './end-office.ts'
import { beginManaging } from './manage.ts'
import { personForOffice } from './person-for-office.ts'

export interface Appointment {
  name: string
  email: string
  /** They agreed that the public reads their name. */
  isNamedPublicly: boolean
}

/** Somebody represents a region from now on, is told so by email, and signs in with that address. */
export async function appointRepresentative(
  db: ViewerDb,
  regionId: string,
  appointment: Appointment,
): Promise<{ officeId: string } | Refusal<'already-represents'>> {
  const givenBy = await beginManaging(db)
  found(
    await db
      .selectFrom('region')
      .select('id')
      .where('id', '=', regionId)
      .where('ended_at', 'is', null)
      .executeTakeFirst(),
  )
  const personId = await personForOffice(db, appointment)
  const held = await db
    .selectFrom('office')
    .select('id')
    .where('person_id', '=', personId)
    .where('region_id', '=', regionId)
    .where('until', 'is', null)
    .executeTakeFirst()
  if (held) return refuse('already-represents')

  const officeId = newId()
  await db
    .insertInto('office')
    .values({
      id: officeId,
      person_id: personId,
      kind: 'representative',
      region_id: regionId,
      since: db.now,
      named_publicly_at: appointment.isNamedPublicly ? db.now : null,
      given_by: givenBy,
    })
    .execute()
  await queueEmail(db, 'office-given', { to: { personId }, about: officeId })
  return { officeId }
}

/** The region's enquiries no longer reach them; what they did stays where it is. */
export async function endRepresentation(
  db: ViewerDb,
  regionId: string,
  officeId: string,
): Promise<{ officeId: string } | Refusal<OfficeStays>> {
  await beginManaging(db)
  found(
    await db
      .selectFrom('office')
      .select('id')
      .where('id', '=', officeId)
      .where('region_id', '=', regionId)
      .executeTakeFirst(),
  )
  return endOffice(db, officeId)
}

/** A representative says whether the public reads their name (R80); the other offices are not the public's to know. */
export async function changeNaming(
  db: ViewerDb,
  officeId: string,
  { isNamedPublicly }: { isNamedPublicly: boolean },
): Promise<void> {
  const office = found(
    await db
      .selectFrom('office')
      .select('person_id')
      .where('id', '=', officeId)
      .where('kind', '=', 'representative')
      .where('until', 'is', null)
      .executeTakeFirst(),
  )
  if (!canChangeNaming(db.viewer, { personId: office.person_id })) throw new Forbidden()
  await db
    .updateTable('office')
    .set({ named_publicly_at: isNamedPublicly ? db.now : null })
    .where('id', '=', officeId)
    .execute()
}
