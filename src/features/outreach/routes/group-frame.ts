import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'

export const outreachOf = '/groups/:id{[0-9a-f-]{36}}/outreach'

/** The group of the address, for whoever leads it, and its seats: what every page of its outreach has around it. */
export async function framed(c: Web, db: ViewerDb) {
  const group = await ledGroup(db, idIn(c))
  return { group, seats: await groupCircle(db, group.id) }
}
