import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'

/** What the viewer has paid into a purse that no invoice asks for any more. */
export async function ownCredit(db: ViewerDb, purseId: string): Promise<number> {
  const { rows } = await sql<{ minor: number }>`select own_credit(${purseId})::float8 as minor`.execute(db)
  return Math.max(0, rows[0]?.minor ?? 0)
}
