import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { ledGroup } from '../queries/led-group.ts'

export async function withdrawInvitation(
  db: ViewerDb,
  groupId: string,
  invitationId: string,
): Promise<{ withdrawn: true } | Refusal<'invitation-answered'>> {
  await ledGroup(db, groupId)
  found(
    await db
      .selectFrom('invitation')
      .select('id')
      .where('id', '=', invitationId)
      .where('group_id', '=', groupId)
      .executeTakeFirst(),
  )
  const { numUpdatedRows } = await db
    .updateTable('invitation')
    .set({ withdrawn_at: db.now })
    .where('id', '=', invitationId)
    .where('group_id', '=', groupId)
    .where('accepted_at', 'is', null)
    .where('declined_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n ? { withdrawn: true } : refuse('invitation-answered')
}
