import type { HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { canShowAddress } from '../policy.ts'
import { showsOwnAddress } from '../queries/enquiry-steps.ts'
import { enquiryInCharge, ownEnquiry } from './enquiry-in-charge.ts'
import { keepStep } from './keep-step.ts'

/** One of those who look after the enquiry lets the enquirer read their address, or takes that back (R80). */
export async function showAddress(
  db: ViewerDb,
  enquiryId: string,
  { isShown }: { isShown: boolean },
): Promise<{ isShown: boolean }> {
  await enquiryInCharge(db, enquiryId, canShowAddress)
  await choose(db, enquiryId, db.viewer.personId, isShown)
  return { isShown }
}

/** The enquirer lets those who look after the enquiry read their address, or takes that back. */
export async function showEnquirersAddress(
  db: HolderDb,
  { isShown }: { isShown: boolean },
): Promise<{ isShown: boolean }> {
  const { id } = await ownEnquiry(db)
  await choose(db, id, null, isShown)
  return { isShown }
}

async function choose(db: ViewerDb | HolderDb, enquiryId: string, personId: string | null, isShown: boolean) {
  if ((await showsOwnAddress(db, enquiryId, personId)) === isShown) return
  await keepStep(db, enquiryId, { kind: isShown ? 'address-shown' : 'address-hidden' })
}
