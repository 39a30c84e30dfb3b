import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type MoneyPlace, moneyPlace } from '../../books/queries/money-framing.ts'
import { purseOf } from '../../books/queries/purse.ts'
import type { KeptPurse } from '../queries/kept-purse.ts'

/** A group's money as the page around its invoices shows it. */
export interface Framed extends MoneyPlace {
  /** null: nothing was ever booked. */
  purse: KeptPurse | null
}

/** To whoever has no part in it there is no such page. */
export async function framed(db: ViewerDb, groupId: string): Promise<Framed> {
  const place = await moneyPlace(db, groupId)
  const purse = await purseOf(db, groupId)
  return { ...place, purse: purse && { ...purse, groupId, timeZone: place.group.timeZone } }
}

/** For pages that keepers alone come to. */
export async function keptFramed(db: ViewerDb, groupId: string): Promise<Framed> {
  const page = await framed(db, groupId)
  return found(page.keeps ? page : null)
}
