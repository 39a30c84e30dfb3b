import { sql } from 'kysely'
import type { HolderDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Endable } from '../rules/paths.ts'

/** No more letters of this kind, to the seat whose address is held. */
export async function endLetters(db: HolderDb, which: Endable): Promise<{ which: Endable }> {
  const { rows } = await sql<{ ended: boolean }>`select end_letters(${which}) as ended`.execute(db)
  if (!rows[0]?.ended) throw new NotFound()
  return { which }
}
