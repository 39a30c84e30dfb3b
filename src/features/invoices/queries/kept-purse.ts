import type { ViewerDb } from '../../../platform/database/database.ts'
import { keeperOf, type Purse, purseOf } from '../../books/queries/purse.ts'
import { type Group, groupById } from '../../groups/queries/group.ts'

/** A purse whose group is there, with what pages and commands about its invoices ask again and again. */
export interface KeptPurse extends Purse {
  groupId: string
  timeZone: string
}

export interface Kept {
  group: Group
  standing: 'leader' | 'treasurer'
  /** null: nothing was ever booked. */
  purse: KeptPurse | null
}

/** For pages of keepers; to everybody else they are not there. */
export async function keptMoney(db: ViewerDb, groupId: string): Promise<Kept> {
  const standing = await keeperOf(db, groupId)
  const group = await groupById(db, groupId)
  const purse = await purseOf(db, groupId)
  return { group, standing, purse: purse && { ...purse, groupId: group.id, timeZone: group.timeZone } }
}
