import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import { canLeadGroup } from '../policy.ts'
import { type Group, groupById } from './group.ts'

/** The group, for somebody who leads it. Its leaders' pages do not exist for others (routes/leaders-only.tsx). */
export async function ledGroup(db: ViewerDb, id: string): Promise<Group> {
  const group = await groupById(db, id)
  if (!canLeadGroup(group)) throw new NotFound()
  return group
}
