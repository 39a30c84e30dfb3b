import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { queueEmail, queueEmails } from '../../../platform/mail/queue-email.ts'
import { isEnoughFromHere } from '../../../platform/mail/unproven-mail.ts'
import type { EnquiryKind } from '../../../shared/enquiry-kinds.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { regions, representativeNamed } from '../../society/queries.ts'
import { concernsAreRead, peopleToTell } from '../queries/enquiry-steps.ts'
import { promisedDay } from '../queries/promised-day.ts'
import { deskFor } from '../rules/desk.ts'
import type { EnquiryDetails } from '../rules/details.ts'
import type { TrialPlan } from '../rules/trial-plan.ts'
import { makeEnquiryAddress } from './make-enquiry-address.ts'

export interface NewEnquiry {
  name: string
  email: string
  region: string | null
  kind: EnquiryKind
  message: string
  plan: TrialPlan | null
  /** What this kind asks besides. */
  details?: EnquiryDetails | null
  /** The office of the one representative it is addressed to. */
  representative?: string | undefined
}

/** Each enquiry confirms itself to an address that anybody can type: past these, it is kept and answered without. */
const CONFIRMATIONS_A_DAY = 5

/** Anybody may ask. The enquirer gets a page of their own, and those in charge are told. */
export async function sendEnquiry(
  db: ViewerDb,
  values: NewEnquiry,
): Promise<
  | { enquiryId: string; inConfidence: boolean }
  | Refusal<'region-unknown' | 'enough-from-here' | 'concerns-unread'>
> {
  const { name, email, kind, message, details } = values
  const isConcern = kind === 'concern'
  // A concern belongs to no region: it goes to one person.
  const regionId = isConcern ? null : values.region
  const plan = isConcern ? null : values.plan
  if (isConcern && !(await concernsAreRead(db))) return refuse('concerns-unread')
  if (regionId && !(await regions(db)).some(({ id }) => id === regionId)) return refuse('region-unknown')
  if (await isEnoughFromHere(db)) return refuse('enough-from-here')
  const isConfirmed = (await enquiriesLately(db, email)) < CONFIRMATIONS_A_DAY
  const addressee = await addresseeOf(db, { ...values, region: regionId })

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
      details: details && JSON.stringify(details),
      plan: plan && JSON.stringify(plan),
      received_at: db.now,
      waiting_since: db.now,
      answer_due_on: await promisedDay(db, regionId, db.now),
      assigned_to: addressee,
    })
    .execute()
  if (addressee) await keepAddressed(db, enquiryId, addressee)
  const holding = await makeEnquiryAddress(db, { enquiryId, correspondentId })
  if (isConfirmed)
    await queueEmail(db, 'enquiry-received', { to: { correspondentId, holding }, about: enquiryId })
  const to = await peopleToTell(db, enquiryId)
  await queueEmails(db, 'enquiry-arrived', { to: to.map((personId) => ({ personId })), about: enquiryId })
  return { enquiryId, inConfidence: isConcern }
}

/** The representative it was addressed to, where it goes to their region's desk; it stays in the shared queue. */
async function addresseeOf(
  db: ViewerDb,
  { kind, region, representative }: NewEnquiry,
): Promise<string | null> {
  if (!representative || deskFor({ kind, regionId: region }) !== 'region') return null
  const named = await representativeNamed(db, representative)
  return named?.regionId === region ? named.personId : null
}

/** The enquirer's own step, whoever is signed in while sending it. */
async function keepAddressed(db: ViewerDb, enquiryId: string, personId: string): Promise<void> {
  await db
    .insertInto('enquiry_step')
    .values({
      id: newId(),
      enquiry_id: enquiryId,
      kind: 'assigned',
      taken_at: db.now,
      by_enquirer: true,
      to_person_id: personId,
    })
    .execute()
}

async function enquiriesLately(db: ViewerDb, email: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select enquiries_lately(${email}) as count`.execute(db)
  return rows[0]?.count ?? 0
}
