import type { ViewerDb } from '../../../platform/database/database.ts'
import { canNoteOnEnquiry } from '../policy.ts'
import { enquiryInCharge } from './enquiry-in-charge.ts'
import { keepStep } from './keep-step.ts'

/** A note for those who take part in it; the enquirer never sees it. */
export async function noteOnEnquiry(
  db: ViewerDb,
  enquiryId: string,
  { words }: { words: string },
): Promise<{ noted: true }> {
  await enquiryInCharge(db, enquiryId, canNoteOnEnquiry)
  await keepStep(db, enquiryId, { kind: 'noted', words })
  return { noted: true }
}
