import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { queueEmails } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { ledGroup } from '../queries/led-group.ts'

/** Adds a version. Earlier ones stay: somebody has agreed to them. `version` is the one it was written from; 0: none. */
export async function writeGroundRules(
  db: ViewerDb,
  groupId: string,
  { body, version }: { body: string; version: number },
): Promise<{ version: number } | Refusal<'changed-meanwhile' | 'nothing-changed'>> {
  await ledGroup(db, groupId)
  const newest = await db
    .selectFrom('ground_rules')
    .select(['version', 'body'])
    .where('group_id', '=', groupId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if ((newest?.version ?? 0) !== version) return refuse('changed-meanwhile')
  if (newest?.body === body) return refuse('nothing-changed')
  const next = version + 1
  const id = newId()
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('ground_rules')
    .values({
      id,
      group_id: groupId,
      version: next,
      body,
      written_by: found(db.viewer.personId),
      written_at: db.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return refuse('changed-meanwhile')
  if (version > 0) await askMembersAnew(db, groupId, id)
  return { version: next }
}

/** Each version is agreed to anew; nobody loses a place by it. */
async function askMembersAnew(db: ViewerDb, groupId: string, groundRulesId: string): Promise<void> {
  const members = await db
    .selectFrom('membership')
    .select('person_id as personId')
    .where('group_id', '=', groupId)
    .where('left_at', 'is', null)
    .execute()
  await queueEmails(db, 'ground-rules-changed', { to: members, about: groundRulesId })
}
