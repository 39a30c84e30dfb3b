import type { ViewerDb } from '../../../platform/database/database.ts'
import { newId } from '../../../shared/ids.ts'
import { ledGroup } from '../queries/led-group.ts'

export interface Place {
  name: string
  address: string
  seats: number
  freeForAllDates: boolean
  freeFromIntrusion: boolean
  /** Whose rules hold there; left out: not said. */
  base?: 'institution' | 'independent' | undefined
  /** What the change is, where there was a place before (R28). */
  change?: 'same' | 'planned' | 'unplanned' | undefined
}

/** Where the group meets face to face. The place before it is kept with its last day. */
export async function setPlace(db: ViewerDb, groupId: string, place: Place): Promise<void> {
  await ledGroup(db, groupId)
  const { numUpdatedRows } = await db
    .updateTable('group_place')
    .set({ until: db.now })
    .where('group_id', '=', groupId)
    .where('until', 'is', null)
    .executeTakeFirstOrThrow()
  const moved = numUpdatedRows > 0n && place.change !== 'same' ? (place.change ?? null) : null
  await db
    .insertInto('group_place')
    .values({
      id: newId(),
      group_id: groupId,
      name: place.name,
      address: place.address,
      seats: place.seats,
      free_for_all_dates: place.freeForAllDates,
      free_from_intrusion: place.freeFromIntrusion,
      base: place.base ?? null,
      moved,
      since: db.now,
    })
    .execute()
}
