import type { ViewerDb } from '../../../platform/database/database.ts'
import { noteLooks } from '../../own-data/commands/note-looks.ts'
import type { Invoice } from '../queries/invoices.ts'
import type { MemberWithTerms } from '../queries/member-terms.ts'
import { termsOf } from '../queries/terms-of.ts'

/** What was agreed with one alone is theirs: that somebody reads it is noted for them. */
export const noteTermsSeen = (
  db: ViewerDb,
  groupId: string,
  members: readonly MemberWithTerms[],
): Promise<void> =>
  noteLooks(db, 'reduced-fee', {
    people: members.filter(({ terms }) => terms !== null).map(({ personId }) => personId),
    groupId,
  })

/** The same of the one whose invoice it is: its sums say what they pay. */
export async function noteTermsOfInvoiceSeen(
  db: ViewerDb,
  { memberId, memberPersonId, groupId }: Invoice,
): Promise<void> {
  if (memberPersonId === null || memberPersonId === db.viewer.personId) return
  if ((await termsOf(db, [memberId])).has(memberId))
    await noteLooks(db, 'reduced-fee', { people: [memberPersonId], groupId })
}
