import type { Db } from '../../../platform/database/database.ts'

/** Everybody who has a chair in the group now: whom its endings are told. */
export async function circlePeople(db: Db, groupId: string): Promise<{ personId: string }[]> {
  const rows = await db
    .selectFrom('group_leader')
    .select('person_id')
    .where('group_id', '=', groupId)
    .where('left_at', 'is', null)
    .union((eb) =>
      eb
        .selectFrom('membership')
        .select('person_id')
        .where('group_id', '=', groupId)
        .where('left_at', 'is', null),
    )
    .execute()
  return rows.map(({ person_id }) => ({ personId: person_id }))
}
