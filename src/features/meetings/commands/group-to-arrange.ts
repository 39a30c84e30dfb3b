import type { ViewerDb } from '../../../platform/database/database.ts'
import { Forbidden } from '../../../platform/errors.ts'
import { canLeadGroup } from '../../groups/policy.ts'
import { type Group, groupById } from '../../groups/queries/group.ts'

/** The group that the viewer leads; Forbidden for whoever does not. */
export async function groupToArrange(db: ViewerDb, groupId: string): Promise<Group> {
  const group = await groupById(db, groupId)
  if (!canLeadGroup(group)) throw new Forbidden()
  return group
}
