import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'

/** What everybody may know of a group that meets for the first time. */
export interface FirstMeeting {
  groupId: string
  groupName: string
  mode: 'face-to-face' | 'online'
  area: string | null
  regionName: string | null
  timeZone: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  freePlaces: number
}

/** The next first meetings that one may try for nothing (R41, R72), of open groups with a free place; soonest first. */
export async function firstMeetingsAhead(db: ViewerDb, atMost: number): Promise<FirstMeeting[]> {
  const { rows } = await sql<FirstMeeting>`
    select g.id as "groupId", g.name as "groupName", g.mode, g.area, region.name as "regionName",
      g.time_zone as "timeZone", f.starts_at as "startsAt", f.ends_at as "endsAt",
      g.most_members - n.members - n.offers as "freePlaces"
    from first_meetings_ahead(${atMost}) f join balint_group g on g.id = f.group_id
    cross join lateral group_circles(array[g.id]) n
    left join region on region.id = g.region_id
    order by f.starts_at, g.id`.execute(db)
  return rows
}
