import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { Meeting } from './meetings.ts'

/** Which leaders will not be at which of these meetings, as they have said themselves: by apologies, or away these days. */
export async function leadersAway(
  db: Db,
  group: { id: string; timeZone: string },
  meetings: readonly Pick<Meeting, 'id'>[],
): Promise<Map<string, string[]>> {
  const away = new Map<string, string[]>()
  if (meetings.length === 0) return away
  const ids = meetings.map(({ id }) => id)
  const { rows } = await sql<{ meeting_id: string; person_id: string }>`
    select a.meeting_id, a.person_id from meeting_apology a
      join group_leader l on l.group_id = ${group.id}::uuid and l.person_id = a.person_id and l.left_at is null
    where a.withdrawn_at is null and a.meeting_id = any (${ids}::uuid[])
    union
    select m.id, l.person_id from meeting m
      join group_leader l on l.group_id = m.group_id and l.left_at is null
      join leader_leave leave on leave.person_id = l.person_id
        and (m.starts_at at time zone ${group.timeZone})::date between leave.first_on and leave.last_on
    where m.group_id = ${group.id}::uuid and m.id = any (${ids}::uuid[])`.execute(db)
  for (const row of rows) away.set(row.meeting_id, [...(away.get(row.meeting_id) ?? []), row.person_id])
  return away
}
