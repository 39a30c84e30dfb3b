import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Group, groupById } from '../../groups/queries/group.ts'
import { framingOf } from '../../groups/queries/group-framing.ts'
import { canKeepPurse, type PurseStanding } from '../policy.ts'
import { type KeptPurse, purseOf, purseStanding } from './purse.ts'

export interface MoneyPlace {
  group: Group
  /** What the viewer is to the money; never null. */
  standing: Exclude<PurseStanding, null>
  keeps: boolean
  /** null: nothing was ever booked. */
  purse: KeptPurse | null
  /** The frame around the page, with the tabs of whoever keeps the money. */
  framing: Awaited<ReturnType<typeof framingOf>> & { keepsMoney: boolean }
}

/** Where a page about a group's money stands; to whoever has no part in it there is none. */
export async function moneyPlace(db: ViewerDb, groupId: string): Promise<MoneyPlace> {
  const group = await groupById(db, groupId)
  const standing = found(await purseStanding(db, groupId))
  const keeps = canKeepPurse({ standing })
  const purse = await purseOf(db, group.id)
  return {
    group,
    standing,
    keeps,
    purse: purse && { ...purse, groupId: group.id, timeZone: group.timeZone },
    framing: { ...(await framingOf(db, group)), keepsMoney: keeps },
  }
}

/** The same for those pages that keepers alone come to. */
export async function keptMoneyPlace(db: ViewerDb, groupId: string): Promise<MoneyPlace> {
  const place = await moneyPlace(db, groupId)
  return found(place.keeps ? place : null)
}

/** The same for pages that are about something booked. */
export async function bookedMoneyPlace(
  db: ViewerDb,
  groupId: string,
): Promise<MoneyPlace & { purse: KeptPurse }> {
  const place = await keptMoneyPlace(db, groupId)
  return { ...place, purse: found(place.purse) }
}
