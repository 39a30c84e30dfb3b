import type { ViewerDb } from '../../../platform/database/database.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { ledGroup } from '../queries/led-group.ts'

export async function writeAims(
  db: ViewerDb,
  groupId: string,
  { aims, revision }: { aims: string; revision: number },
): Promise<{ groupId: string } | Refusal<'changed-meanwhile'>> {
  await ledGroup(db, groupId)
  const { numUpdatedRows } = await db
    .updateTable('balint_group')
    .set(({ eb }) => ({ aims, revision: eb('revision', '+', 1) }))
    .where('id', '=', groupId)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n ? { groupId } : refuse('changed-meanwhile')
}
