import type { Db } from '../../../platform/database/database.ts'

export interface GroupLeader {
  personId: string
  name: string
  phone: string | null
}

/** The group's leaders in the order in which they joined, with their phone numbers for its people (R56). */
export async function groupLeaders(db: Db, groupId: string): Promise<GroupLeader[]> {
  const rows = await db
    .selectFrom('group_leader')
    .innerJoin('person', 'person.id', 'group_leader.person_id')
    .leftJoin('profile', 'profile.person_id', 'group_leader.person_id')
    .select(['person.id', 'person.name', 'profile.phone'])
    .where('group_id', '=', groupId)
    .where('left_at', 'is', null)
    .orderBy('joined_at')
    .execute()
  return rows.map(({ id, name, phone }) => ({ personId: id, name, phone }))
}
