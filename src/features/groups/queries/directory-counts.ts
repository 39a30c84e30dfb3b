import type { Db } from '../../../platform/database/database.ts'
import type { Mode } from '../rules/group-facts.ts'

export interface OpenGroupCount {
  /** Null: groups that named no region. */
  regionId: string | null
  mode: Mode
  groups: number
}

/** How many groups are open, by region and way of meeting: kept as they open and close, so it costs a few rows. */
export function openGroupCounts(db: Db): Promise<OpenGroupCount[]> {
  return db.selectFrom('directory_count').select(['region_id as regionId', 'mode', 'groups']).execute()
}

/** Of one region, or of all; of one way of meeting, or of both. */
export function countedGroups(
  counts: readonly OpenGroupCount[],
  { region, mode }: { region?: string | undefined; mode?: Mode | undefined },
): number {
  return counts
    .filter((count) => (!region || count.regionId === region) && (!mode || count.mode === mode))
    .reduce((sum, { groups }) => sum + groups, 0)
}
