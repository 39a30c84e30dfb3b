import type { ViewerDb } from '../../../platform/database/database.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'

interface Joining {
  groupId: string
  personId: string
  invitationId: string
}

/** Takes a chair, perhaps one that was left earlier, and tells those who lead already. */
export async function joinAsLeader(
  db: ViewerDb,
  { groupId, personId, invitationId }: Joining,
): Promise<string> {
  const { numUpdatedRows } = await db
    .updateTable('group_leader')
    .set({ left_at: null })
    .where('group_id', '=', groupId)
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) {
    await db
      .insertInto('group_leader')
      .values({ group_id: groupId, person_id: personId, joined_at: db.now })
      .execute()
  }
  const others = await db
    .selectFrom('group_leader')
    .select('person_id')
    .where('group_id', '=', groupId)
    .where('left_at', 'is', null)
    .where('person_id', '<>', personId)
    .execute()
  for (const other of others) {
    await queueEmail(db, 'leader-joined', { to: { personId: other.person_id }, about: invitationId })
  }
  return groupId
}
