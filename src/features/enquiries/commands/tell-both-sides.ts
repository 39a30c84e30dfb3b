import { sql } from 'kysely'
import type { HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { queueEmail, queueEmails } from '../../../platform/mail/queue-email.ts'
import { ownAddress } from '../queries/discussion.ts'
import type { Enquiry } from '../queries.ts'
import { makeEnquiryAddress } from './make-enquiry-address.ts'

/** The enquirer, and whoever of the society talks with them, each once and each in an email of their own. */
export async function tellBothSides(
  db: ViewerDb | HolderDb,
  template: string,
  enquiry: Enquiry,
  { talkRowId, heldBy }: { talkRowId: string; heldBy: string | null },
): Promise<void> {
  const { id: enquiryId, correspondentId } = enquiry
  const holding =
    'viewer' in db ? await makeEnquiryAddress(db, { enquiryId, correspondentId }) : await ownAddress(db)
  await queueEmail(db, template, { to: { correspondentId, holding }, about: talkRowId })
  await tellSociety(db, template, enquiry, { about: talkRowId, heldBy })
}

/** Whoever talks; where that is nobody (any more), those who are in charge. */
export async function tellSociety(
  db: ViewerDb | HolderDb,
  template: string,
  { id }: Enquiry,
  { about, heldBy }: { about: string; heldBy: string | null },
): Promise<void> {
  const { rows } = await sql<{ personId: string }>`
    select talk_partners(${id}, ${heldBy}) as "personId"`.execute(db)
  await queueEmails(db, template, { to: rows, about })
}

/** A colleague has taken the talk over: it leaves the calendar of whoever was to hold it. */
export async function tellWhoHeldIt(
  db: ViewerDb | HolderDb,
  personId: string | null,
  talkRowId: string,
): Promise<void> {
  if (personId) await queueEmail(db, 'discussion-taken-over', { to: { personId }, about: talkRowId })
}
