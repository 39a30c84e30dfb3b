import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { ledGroup } from '../queries/led-group.ts'

/** The number by which members reach a leader (R44, R56); it goes with the person, to every group they lead. */
export async function givePhone(
  db: ViewerDb,
  groupId: string,
  { phone }: { phone?: string | undefined },
): Promise<void> {
  await ledGroup(db, groupId)
  const given = { phone: phone ?? null, changed_at: db.now }
  await db
    .insertInto('profile')
    .values({ person_id: found(db.viewer.personId), ...given })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(given))
    .execute()
}
