import type { ViewerDb } from '../../../platform/database/database.ts'
import { Forbidden, NotFound } from '../../../platform/errors.ts'
import { canLeadGroup, canSeePublicPage } from '../policy.ts'
import { type Group, groupById } from './group.ts'

/** The group, for somebody who leads it. Others are told as much as they may know: that it is not theirs, or nothing. */
export async function ledGroup(db: ViewerDb, id: string): Promise<Group> {
  const group = await groupById(db, id)
  if (canLeadGroup(group)) return group
  throw canSeePublicPage(group) ? new Forbidden() : new NotFound()
}
