import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'

export interface PersonOfCircle {
  personId: string
  name: string
  leads: boolean
}

/** Whom a group's letters go to: its leaders, then its members, in the order in which they came. */
export async function circlePeople(db: Db, groupId: string): Promise<PersonOfCircle[]> {
  const { rows } = await sql<PersonOfCircle>`
    select o.person_id as "personId", p.name, o.leads
    from (select person_id, joined_at, true as leads from group_leader where group_id = ${groupId} and left_at is null
      union all select person_id, joined_at, false from membership where group_id = ${groupId} and left_at is null) o
    join person p on p.id = o.person_id
    order by o.leads desc, o.joined_at, o.person_id`.execute(db)
  return rows
}
