import type { ViewerDb } from '../../../platform/database/database.ts'
import { Forbidden } from '../../../platform/errors.ts'
import { canManageSociety } from '../policy.ts'

/** Administrators change the society one at a time: what one has read holds until it is written. */
export async function beginManaging(db: ViewerDb): Promise<string> {
  const { personId } = db.viewer
  if (personId === null || !canManageSociety(db.viewer)) throw new Forbidden()
  await db.selectFrom('society').select('name').forUpdate().execute()
  return personId
}
