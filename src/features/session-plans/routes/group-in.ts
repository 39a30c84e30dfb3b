import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Web } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { canSeeCircle } from '../../groups/policy.ts'
import { type Group, groupById } from '../../groups/queries/group.ts'

/** The group in the address, for its leaders and members; for everybody else it is nowhere. */
export async function groupToSee(c: Web, db: ViewerDb): Promise<Group> {
  const group = await groupById(db, idIn(c))
  if (!canSeeCircle(group)) throw new NotFound()
  return group
}
