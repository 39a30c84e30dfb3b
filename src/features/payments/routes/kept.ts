import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web } from '../../../platform/web/context.ts'
import { isId } from '../../../shared/ids.ts'
import { keptMoneyPlace, type MoneyPlace } from '../../books/queries/money-framing.ts'
import { purseOf } from '../../books/queries/purse.ts'
import type { KeptPurse } from '../../invoices/queries/kept-purse.ts'

export function groupId(c: Web): string {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) throw new NotFound()
  return id
}

export interface KeptPage extends Pick<MoneyPlace, 'group' | 'framing'> {
  /** null: nothing was ever booked. */
  purse: KeptPurse | null
}

/** What every page of a group's payments begins with; to whoever does not keep the purse it is not there. */
export async function keptPage(db: ViewerDb, id: string): Promise<KeptPage> {
  const { group, framing } = await keptMoneyPlace(db, id)
  const purse = await purseOf(db, group.id)
  return { group, framing, purse: purse && { ...purse, groupId: group.id, timeZone: group.timeZone } }
}

/** The same for pages that are about something booked. */
export async function bookedPage(db: ViewerDb, id: string): Promise<KeptPage & { purse: KeptPurse }> {
  const page = await keptPage(db, id)
  return { ...page, purse: found(page.purse) }
}
