import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { isClosing } from '../../endings/queries/closure.ts'
import { tellWaitingList } from '../../waiting-lists/commands/tell-waiting.ts'
import { groupFacts } from '../queries/group-facts.ts'
import { ledGroup } from '../queries/led-group.ts'
import { mayOpen } from '../rules/opening.ts'

/** Puts the group into the directory, lets people apply, and has those told who wait for one like it. */
export async function openGroup(
  db: ViewerDb,
  groupId: string,
): Promise<{ groupId: string } | Refusal<'not-ready-to-open' | 'already-open' | 'group-closing'>> {
  const group = await ledGroup(db, groupId)
  if (group.openedAt) return refuse('already-open')
  if (await isClosing(db, groupId)) return refuse('group-closing')
  if (!mayOpen(await groupFacts(db, group))) return refuse('not-ready-to-open')
  await db
    .updateTable('balint_group')
    .set({ opened_at: db.now, opened_by: found(db.viewer.personId) })
    .where('id', '=', groupId)
    .where('opened_at', 'is', null)
    .execute()
  await tellWaitingList(db, groupId)
  return { groupId }
}

/** Takes the group out of the directory. Who has applied already is still to be answered. */
export async function closeToApplicants(
  db: ViewerDb,
  groupId: string,
): Promise<{ groupId: string } | Refusal<'not-open'>> {
  const group = await ledGroup(db, groupId)
  if (!group.openedAt) return refuse('not-open')
  await db
    .updateTable('balint_group')
    .set({ opened_at: null, opened_by: null })
    .where('id', '=', groupId)
    .execute()
  return { groupId }
}
