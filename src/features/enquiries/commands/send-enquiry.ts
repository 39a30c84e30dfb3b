import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import { isEnoughFromHere } from '../../../platform/mail/unproven-mail.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { peopleInCharge, regions } from '../../society/queries.ts'
import type { EnquiryKind } from '../queries.ts'
import type { TrialPlan } from '../rules/trial-plan.ts'
import { makeEnquiryAddress } from './make-enquiry-address.ts'

export interface NewEnquiry {
  name: string
  email: string
  region: string | null
  kind: EnquiryKind
  message: string
  plan: TrialPlan | null
}

/** Each enquiry confirms itself to an address that anybody can type: past these, it is kept and answered without. */
export const CONFIRMATIONS_A_DAY = 5

/** Anybody may ask. The enquirer gets a page of their own, and those in charge of the region are told. */
export async function sendEnquiry(
  db: ViewerDb,
  values: NewEnquiry,
): Promise<{ enquiryId: string } | Refusal<'region-unknown' | 'enough-from-here'>> {
  const { name, email, region: regionId, kind, message, plan } = values
  if (regionId && !(await regions(db)).some(({ id }) => id === regionId)) return refuse('region-unknown')
  if (await isEnoughFromHere(db)) return refuse('enough-from-here')
  const isConfirmed = (await enquiriesLately(db, email)) < CONFIRMATIONS_A_DAY

  const [enquiryId, correspondentId] = [newId(), newId()]
  await db.insertInto('correspondent').values({ id: correspondentId, name, email, met_at: db.now }).execute()
  await db
    .insertInto('enquiry')
    .values({
      id: enquiryId,
      correspondent_id: correspondentId,
      region_id: regionId,
      kind,
      message,
      plan: plan && JSON.stringify(plan),
      received_at: db.now,
      waiting_since: db.now,
    })
    .execute()
  const holding = await makeEnquiryAddress(db, { enquiryId, correspondentId })
  if (isConfirmed)
    await queueEmail(db, 'enquiry-received', { to: { correspondentId, holding }, about: enquiryId })
  for (const personId of await peopleInCharge(db, regionId)) {
    await queueEmail(db, 'enquiry-arrived', { to: { personId }, about: enquiryId })
  }
  return { enquiryId }
}

async function enquiriesLately(db: ViewerDb, email: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select enquiries_lately(${email}) as count`.execute(db)
  return rows[0]?.count ?? 0
}
