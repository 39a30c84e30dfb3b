import type { ViewerDb } from '../../../platform/database/database.ts'
import { makeSecretAddress } from '../../../platform/secret-address.ts'

const ADDRESS_DAYS = 400

interface Whose {
  enquiryId: string
  correspondentId: string
}

/** An address of the enquirer's own page; each email of ours carries a fresh one, so that the latest always opens. */
export async function makeEnquiryAddress(
  db: ViewerDb,
  { enquiryId, correspondentId }: Whose,
): Promise<string> {
  const address = await makeSecretAddress(db, {
    purpose: 'enquiry',
    subjectId: enquiryId,
    correspondentId,
    expiresAt: db.now.add({ hours: 24 * ADDRESS_DAYS }),
  })
  return address.id
}
