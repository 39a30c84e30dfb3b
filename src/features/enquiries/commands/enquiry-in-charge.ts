import type { HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Viewer } from '../../../shared/viewer.ts'
import { type Enquiry, enquiryById, heldEnquiry } from '../queries.ts'

type May = (viewer: Viewer, enquiry: Enquiry) => boolean

/** The enquiry, if the viewer may do this with it; otherwise there is none. Two who act at once take turns. */
export async function enquiryInCharge(db: ViewerDb, enquiryId: string, may: May): Promise<Enquiry> {
  await db.selectFrom('enquiry').select('id').where('id', '=', enquiryId).forUpdate().execute()
  const enquiry = found(await enquiryById(db, enquiryId))
  if (!may(db.viewer, enquiry)) throw new NotFound()
  return enquiry
}

/** The enquiry of the page whose address the caller holds, in turn with those in charge. */
export async function ownEnquiry(db: HolderDb): Promise<Enquiry> {
  const { id } = found(await heldEnquiry(db))
  await db.selectFrom('enquiry').select('id').where('id', '=', id).forUpdate().execute()
  return found(await heldEnquiry(db))
}
