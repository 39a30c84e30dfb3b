import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { type DirectoryWish, wishTags } from '../rules/directory-wish.ts'
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

/** Where the map stops counting: it says '99+'. */
const MOST_COUNTED = 100

/** What the map says of a list: how many of its groups each region has, and how many meet online. */
export interface WishedCounts {
  byRegion: ReadonlyMap<string, number>
  online: number
}

/** The numbers that fit the list beside the map: the same filters, whichever region is looked at. */
export async function wishedCounts(
  db: Db,
  wish: DirectoryWish,
  regionIds: readonly string[],
): Promise<WishedCounts> {
  const { mode, region: _, ...more } = wish
  if (Object.values(more).every((filter) => filter === undefined)) {
    const counts = await openGroupCounts(db)
    return {
      byRegion: new Map(regionIds.map((region) => [region, countedGroups(counts, { region, mode })])),
      online: countedGroups(counts, { mode: 'online' }),
    }
  }
  const { whom } = wishTags(more)
  const { rows } = await sql<{ region_id: string | null; groups: number }>`
    select place.region_id, found.groups
    from (select region_id, ${wishTags({ ...more, mode }).wanted}::text[] || ('region ' || region_id) as tags
        from unnest(${sql.val(regionIds)}::uuid[]) region_id
      union all select null, ${wishTags({ ...more, mode: 'online' }).wanted}::text[]) place
      cross join lateral (select count(*)::int as groups from (select from directory_entry entry
        where entry.tags @> place.tags
          and (cardinality(${whom}::text[]) = 0 or entry.tags && ${whom}::text[])
          and (${wish.places !== 'free'} or entry.full_until <= circle_now())
        limit ${MOST_COUNTED}) one) found`.execute(db)
  return {
    byRegion: new Map(rows.flatMap(({ region_id, groups }) => (region_id ? [[region_id, groups]] : []))),
    online: rows.find(({ region_id }) => region_id === null)?.groups ?? 0,
  }
}
