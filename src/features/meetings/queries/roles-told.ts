import type { Db } from '../../../platform/database/database.ts'

/** Since when the group's members know who does what (R59); null: they have not been told. */
export async function rolesToldAt(db: Db, groupId: string): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('roles_told')
    .select('told_at')
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  return row?.told_at ?? null
}
