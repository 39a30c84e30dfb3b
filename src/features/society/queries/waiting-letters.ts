import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { WaitingLetters } from '../rules/letter-news.ts'

/** How many letters do not go out. Administrators are told; for others there is nothing. */
export async function waitingLetters(db: ViewerDb): Promise<WaitingLetters> {
  const { rows } = await sql<WaitingLetters>`select waiting, oldest, refused from letters_waiting()`.execute(
    db,
  )
  return rows[0] ?? { waiting: 0, oldest: null, refused: 0 }
}
