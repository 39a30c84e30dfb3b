import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import type { SocietyOffice } from '../rules/office.ts'
import { beginManaging } from './manage.ts'
import { personForOffice } from './person-for-office.ts'

/** Somebody is administrator or sits on Council from now on; they are told, and sign in with that address. */
export async function giveOffice(
  db: ViewerDb,
  { office: kind, ...who }: { office: SocietyOffice; name: string; email: string },
): Promise<{ officeId: string } | Refusal<'holds-it-already'>> {
  const givenBy = await beginManaging(db)
  const personId = await personForOffice(db, who)
  const held = await db
    .selectFrom('office')
    .select('id')
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('until', 'is', null)
    .executeTakeFirst()
  if (held) return refuse('holds-it-already')
  const officeId = newId()
  await db
    .insertInto('office')
    .values({ id: officeId, person_id: personId, kind, since: db.now, given_by: givenBy })
    .execute()
  await queueEmail(db, 'office-given', { to: { personId }, about: officeId })
  return { officeId }
}

/**
 * One member of Council hears concerns about groups; whoever heard them before does no longer. Nobody chooses
 * themselves as long as another sits on Council, or did lately (docs/decisions/0023).
 */
export async function chooseConcernsOfficer(
  db: ViewerDb,
  { member }: { member: string },
): Promise<{ officeId: string } | Refusal<'not-on-council' | 'not-oneself' | 'hears-them-already'>> {
  const givenBy = await beginManaging(db)
  const onCouncil = await db
    .selectFrom('office')
    .select('id')
    .where('person_id', '=', member)
    .where('kind', '=', 'council')
    .where('until', 'is', null)
    .executeTakeFirst()
  if (!onCouncil) return refuse('not-on-council')
  if (member === db.viewer.personId && (await othersOnCouncil(db, member))) return refuse('not-oneself')
  const former = await db
    .selectFrom('office')
    .select(['id', 'person_id'])
    .where('kind', '=', 'concerns-officer')
    .where('until', 'is', null)
    .executeTakeFirst()
  if (former?.person_id === member) return refuse('hears-them-already')
  if (former) {
    await db.updateTable('office').set({ until: db.now }).where('id', '=', former.id).execute()
    await queueEmail(db, 'office-ended', { to: { personId: former.person_id }, about: former.id })
  }
  const officeId = newId()
  await db
    .insertInto('office')
    .values({ id: officeId, person_id: member, kind: 'concerns-officer', since: db.now, given_by: givenBy })
    .execute()
  await queueEmail(db, 'office-given', { to: { personId: member }, about: officeId })
  return { officeId }
}

async function othersOnCouncil(db: ViewerDb, besides: string): Promise<boolean> {
  const { rows } = await sql<{ others: boolean }>`select others_on_council(${besides}) as others`.execute(db)
  return rows[0]?.others ?? true
}
