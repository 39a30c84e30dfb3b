import type { Db } from '../../../platform/database/database.ts'

export interface MappedRegion {
  id: string
  name: string
  /** Its shape on our map; null for a region of the society's own making. */
  mapKey: string | null
}

/** The regions of today, in the society's own order. */
export function mappedRegions(db: Db): Promise<MappedRegion[]> {
  return db
    .selectFrom('region')
    .select(['id', 'name', 'map_key as mapKey'])
    .where('ended_at', 'is', null)
    .orderBy('position')
    .orderBy('name')
    .execute()
}
