import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import { makeSecretAddress } from '../../../platform/secret-address.ts'
import { leadersToTell } from '../queries/applicants.ts'

/** How long an applicant's page opens: longer than any application should take, with a year of a place. */
const PAGE_DAYS = 400

interface OfApplicant {
  id: string
  correspondentId: string
}

export async function makeApplicationAddress(db: Db, { id, correspondentId }: OfApplicant): Promise<string> {
  const address = await makeSecretAddress(db, {
    purpose: 'application',
    subjectId: id,
    correspondentId,
    expiresAt: db.now.add({ hours: 24 * PAGE_DAYS }),
  })
  return address.id
}

/** From a leader to their applicant, with the applicant's own page behind it. */
export async function writeToApplicant(
  db: ViewerDb,
  template: string,
  applicant: OfApplicant,
  about: string,
): Promise<void> {
  const { rows } = await sql<{
    id: string | null
  }>`select address_of_application(${applicant.id}) as id`.execute(db)
  const holding = rows[0]?.id ?? (await makeApplicationAddress(db, applicant))
  await queueEmail(db, template, { to: { correspondentId: applicant.correspondentId, holding }, about })
}

export async function writeToLeaders(
  db: Db,
  template: string,
  groupId: string,
  about: string,
): Promise<void> {
  for (const personId of await leadersToTell(db, groupId)) {
    await queueEmail(db, template, { to: { personId }, about })
  }
}
