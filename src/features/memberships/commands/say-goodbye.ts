import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { queueEmail, queueEmails } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { canNoteDates } from '../policy.ts'
import { leavingMembership } from '../queries/goodbye.ts'

interface Of {
  groupId: string
  membershipId: string
}

/** The circle is told of the viewer's last meeting, once, because they have said so. */
export async function tellCircleOfLeaving(
  db: ViewerDb,
  groupId: string,
  membershipId: string,
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('membership_goodbye')
    .values({ membership_id: membershipId, told_at: db.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return
  const others = await db
    .selectFrom('membership')
    .select('person_id')
    .where('group_id', '=', groupId)
    .where('left_at', 'is', null)
    .where('person_id', '<>', db.viewer.personId)
    .execute()
  await queueEmails(db, 'member-says-goodbye', {
    to: others.map(({ person_id }) => ({ personId: person_id })),
    about: membershipId,
  })
}

/** The leaders note that all is paid, or given back; or that it is not after all. */
export async function noteSettlement(
  db: ViewerDb,
  { groupId, membershipId }: Of,
  isSettled: boolean,
): Promise<{ membershipId: string }> {
  await leavingMember(db, groupId, membershipId)
  if (isSettled) {
    await db
      .insertInto('membership_settlement')
      .values({ membership_id: membershipId, settled_by: found(db.viewer.personId), settled_at: db.now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  } else {
    await db.deleteFrom('membership_settlement').where('membership_id', '=', membershipId).execute()
  }
  return { membershipId }
}

/** A few words of the leaders to a member who leaves, by email and on their page. */
export async function writeGoodbye(
  db: ViewerDb,
  { groupId, membershipId }: Of,
  body: string,
): Promise<{ noteId: string }> {
  const { personId } = await leavingMember(db, groupId, membershipId)
  const noteId = newId()
  await db
    .insertInto('goodbye_note')
    .values({
      id: noteId,
      membership_id: membershipId,
      body,
      written_by: found(db.viewer.personId),
      written_at: db.now,
    })
    .execute()
  await queueEmail(db, 'goodbye-note', { to: { personId }, about: noteId })
  return { noteId }
}

async function leavingMember(db: ViewerDb, groupId: string, membershipId: string) {
  await groupFor(db, groupId, canNoteDates)
  return found(await leavingMembership(db, groupId, membershipId))
}
