import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { makeSecretAddress } from '../../../platform/secret-address.ts'
import { newId } from '../../../shared/ids.ts'
import { societySettings } from '../../society/queries.ts'

/** An invitation's page stays longer than it can be accepted, to say that the time is over and whom to ask. */
const PAGE_STAYS_DAYS = 46

type Invited =
  | { kind: 'founder'; enquiryId: string; correspondentId: string }
  | { kind: 'leader'; groupId: string; correspondentId: string }

/** Null when the same invitation stands already, whoever wrote it. */
export async function writeInvitation(
  db: ViewerDb,
  invited: Invited,
): Promise<{ id: string; addressId: string } | null> {
  const id = newId()
  const { invitationDays } = await societySettings(db)
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('invitation')
    .values({
      id,
      kind: invited.kind,
      correspondent_id: invited.correspondentId,
      enquiry_id: invited.kind === 'founder' ? invited.enquiryId : null,
      group_id: invited.kind === 'leader' ? invited.groupId : null,
      invited_by: found(db.viewer.personId),
      invited_at: db.now,
      expires_at: db.now.add({ hours: 24 * invitationDays }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return null
  const address = await makeSecretAddress(db, {
    purpose: 'invitation',
    subjectId: id,
    correspondentId: invited.correspondentId,
    expiresAt: db.now.add({ hours: 24 * (invitationDays + PAGE_STAYS_DAYS) }),
  })
  return { id, addressId: address.id }
}
