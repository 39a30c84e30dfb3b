import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Group } from './group.ts'
import { groupCircle } from './group-circle.ts'

/** The frame around a page of the group's. */
export async function framingOf(db: ViewerDb, group: Group) {
  return { group, seats: await groupCircle(db, group.id), standing: group.standing }
}
