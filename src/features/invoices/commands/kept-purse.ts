import type { ViewerDb } from '../../../platform/database/database.ts'
import { openPurse } from '../../books/commands/purse.ts'
import { groupById } from '../../groups/queries/group.ts'
import type { KeptPurse } from '../queries/kept-purse.ts'

/** For commands of keepers: the purse is made when there is none. */
export async function keptPurse(db: ViewerDb, groupId: string): Promise<KeptPurse> {
  const purse = await openPurse(db, groupId)
  const { timeZone } = await groupById(db, groupId)
  return { ...purse, groupId, timeZone }
}
