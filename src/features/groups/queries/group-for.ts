import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import { type Group, groupById } from './group.ts'

/** The group, for whoever may do this in it; for everybody else it is nowhere. */
export async function groupFor(
  db: ViewerDb,
  id: string,
  mayDoThis: (group: Group) => boolean,
): Promise<Group> {
  const group = await groupById(db, id)
  if (!mayDoThis(group)) throw new NotFound()
  return group
}
