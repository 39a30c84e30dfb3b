import type { ViewerDb } from '../../../platform/database/database.ts'

export interface RegionOnMap {
  id: string
  name: string
  /** Its shape; null for a region of the society's own making. */
  mapKey: string | null
}

/** In the society's own order. */
export function regionsOnMap(db: ViewerDb): Promise<RegionOnMap[]> {
  return db
    .selectFrom('region')
    .select(['id', 'name', 'map_key as mapKey'])
    .where('ended_at', 'is', null)
    .orderBy('position')
    .orderBy('name')
    .execute()
}
