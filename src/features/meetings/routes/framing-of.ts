import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Group } from '../../groups/queries/group.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import type { Framing } from '../pages/framing.ts'

/** The frame around a page of the group's. */
export async function framingOf(db: ViewerDb, group: Group): Promise<Framing> {
  return { group, seats: await groupCircle(db, group.id), standing: group.standing }
}
