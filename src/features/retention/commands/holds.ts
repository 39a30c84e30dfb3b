import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canSeeForgetting } from '../policy.ts'

/** From now on the night passes by what is about whoever has this address. */
export async function placeHold(
  db: ViewerDb,
  hold: { email: string; words: string },
): Promise<{ holdId: string } | Refusal<'nobody-known'>> {
  if (!canSeeForgetting(db.viewer)) throw new NotFound()
  const { rows } = await sql<{
    id: string | null
  }>`select place_hold(${hold.email}, ${hold.words}) as id`.execute(db)
  const holdId = rows[0]?.id
  return holdId ? { holdId } : refuse('nobody-known')
}

/** The next night goes on where it would have. Lifted twice, it is lifted once. */
export async function liftHold(db: ViewerDb, holdId: string): Promise<{ lifted: boolean }> {
  if (!canSeeForgetting(db.viewer)) throw new NotFound()
  const there = await db.selectFrom('hold').select('lifted_at').where('id', '=', holdId).executeTakeFirst()
  if (!there) throw new NotFound()
  const { numUpdatedRows } = await db
    .updateTable('hold')
    .set({ lifted_at: db.now, lifted_by: db.viewer.personId })
    .where('id', '=', holdId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  return { lifted: numUpdatedRows === 1n }
}
