import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { journalOfYear, yearOf } from '../queries/books.ts'
import { type Purse, purseKept } from '../queries/purse.ts'
import { balancesTable, journalTable } from '../rules/books-table.ts'

export interface BooksExport {
  year: number
  kind: 'journal' | 'balances'
}

const tableOf = async (db: ViewerDb, purse: Purse, { kind, year }: BooksExport) =>
  kind === 'journal'
    ? journalTable(purse.currency, await journalOfYear(db, purse.id, year))
    : balancesTable(purse.currency, await yearOf(db, purse.id, year))

/** Notes who takes what out; the file itself is made when it is fetched, by the same person, within the quarter hour. */
export async function makeBooksExport(
  db: ViewerDb,
  purseId: string,
  wish: BooksExport,
): Promise<{ exportId: string }> {
  const purse = found(await purseKept(db, purseId))
  const { rows } = await tableOf(db, purse, wish)
  const exportId = newId()
  await db
    .insertInto('books_export')
    .values({
      id: exportId,
      purse_id: purse.id,
      ...wish,
      rows: rows.length,
      made_by: found(db.viewer.personId),
      made_at: db.now,
    })
    .execute()
  return { exportId }
}

const FETCHED_WITHIN_MINUTES = 15

/** What the viewer took out just now; NotFound for everything else. */
export async function fetchBooksExport(db: ViewerDb, purseId: string, exportId: string) {
  const purse = found(await purseKept(db, purseId))
  const run = await db
    .selectFrom('books_export')
    .select(['kind', 'year'])
    .where('id', '=', exportId)
    .where('purse_id', '=', purse.id)
    .where('made_by', '=', db.viewer.personId)
    .where('made_at', '>', db.now.subtract({ minutes: FETCHED_WITHIN_MINUTES }))
    .executeTakeFirst()
  return { ...found(run), ...(await tableOf(db, purse, found(run))) }
}
