import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { canKeepPurse, type PurseStanding } from '../../books/policy.ts'
import { purseOf, purseStanding } from '../../books/queries/purse.ts'
import { type Group, groupById } from '../../groups/queries/group.ts'
import { framingOf } from '../../groups/queries/group-framing.ts'
import type { KeptPurse } from '../queries/kept-purse.ts'

/** A group's money as the page around its invoices shows it. */
export interface Framed {
  group: Group
  standing: Exclude<PurseStanding, null>
  keeps: boolean
  framing: Awaited<ReturnType<typeof framingOf>> & { keepsMoney: boolean }
  /** null: nothing was ever booked. */
  purse: KeptPurse | null
}

/** To whoever has no part in it there is no such page. */
export async function framed(db: ViewerDb, groupId: string): Promise<Framed> {
  const group = await groupById(db, groupId)
  const standing = found(await purseStanding(db, groupId))
  const keeps = canKeepPurse({ standing })
  const purse = await purseOf(db, groupId)
  return {
    group,
    standing,
    keeps,
    framing: { ...(await framingOf(db, group)), keepsMoney: keeps },
    purse: purse && { ...purse, groupId, timeZone: group.timeZone },
  }
}

/** For pages that keepers alone come to. */
export async function keptFramed(db: ViewerDb, groupId: string): Promise<Framed> {
  const page = await framed(db, groupId)
  return found(page.keeps ? page : null)
}
