import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { conversationWith } from '../rules/paths.ts'

const DAYS = 14

/** The member who has waited longest for a word of those who lead, within two weeks; null: nobody waits. */
export async function messageThatWaits(
  db: ViewerDb,
): Promise<{ group: string; name: string; href: string } | null> {
  const since = db.now.subtract({ hours: 24 * DAYS })
  const { rows } = await sql<{ groupId: string; personId: string; group: string; name: string }>`
    select g.id as "groupId", p.id as "personId", g.name as group, p.name
    from (select distinct on (group_id, member_id) group_id, member_id, sender_id, written_at from circle_message
      where group_id in (select led_group_ids()) and member_id is not null and written_at > ${since}
      order by group_id, member_id, written_at desc) last
    join balint_group g on g.id = last.group_id join person p on p.id = last.member_id
    where last.sender_id = last.member_id order by last.written_at limit 1`.execute(db)
  const [row] = rows
  return row ? { group: row.group, name: row.name, href: conversationWith(row.groupId, row.personId) } : null
}
