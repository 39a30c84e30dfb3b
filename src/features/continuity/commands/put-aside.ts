import type { ViewerDb } from '../../../platform/database/database.ts'
import { Forbidden, found } from '../../../platform/errors.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { canLeadGroup } from '../../groups/policy.ts'
import { groupById } from '../../groups/queries/group.ts'
import { continuityFacts } from '../queries/continuity-facts.ts'
import { continuityLine, type LineKind, REST_WEEKS } from '../rules/continuity.ts'

/** "We know": the leaders are not told of it again for some weeks. Only of what they are told now. */
export async function putAside(
  db: ViewerDb,
  groupId: string,
  wish: { kind: LineKind; aboutId: string },
): Promise<{ groupId: string }> {
  const group = await groupById(db, groupId)
  if (!canLeadGroup(group)) throw new Forbidden()
  const today = dateIn(db.now, group.timeZone)
  const [facts] = await continuityFacts(db, [groupId])
  const line = facts && continuityLine(facts, { now: db.now, today })
  // The other leader was faster, or it has mended itself.
  if (line?.kind !== wish.kind || line.aboutId !== wish.aboutId) return { groupId }
  const known = {
    until_on: today.add({ weeks: REST_WEEKS }),
    put_aside_by: found(db.viewer.personId),
    put_aside_at: db.now,
  }
  await db
    .insertInto('continuity_rest')
    .values({ group_id: groupId, kind: line.kind, about_id: line.aboutId, ...known })
    .onConflict((conflict) => conflict.columns(['group_id', 'kind', 'about_id']).doUpdateSet(known))
    .execute()
  return { groupId }
}
