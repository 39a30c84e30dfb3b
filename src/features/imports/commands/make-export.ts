import type { ViewerDb } from '../../../platform/database/database.ts'
import { Forbidden, NotFound } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { canExport } from '../policy.ts'
import { exportedRows } from '../queries/exported-rows.ts'
import type { ImportKind } from '../rules/kinds.ts'

/** Notes who takes what out; the file itself is made when it is fetched, by the same person, within the quarter hour. */
export async function makeExport(
  db: ViewerDb,
  { kind }: { kind: ImportKind },
): Promise<{ exportId: string }> {
  const { personId } = db.viewer
  if (personId === null || !canExport(db.viewer)) throw new Forbidden()
  const { rows } = await exportedRows(db, kind)
  const exportId = newId()
  await db
    .insertInto('export_run')
    .values({ id: exportId, kind, rows: rows.length, run_by: personId, run_at: db.now })
    .execute()
  return { exportId }
}

const FETCHED_WITHIN_MINUTES = 15

/** What the viewer took out just now; NotFound for everything else. */
export async function fetchExport(db: ViewerDb, exportId: string) {
  if (!canExport(db.viewer)) throw new NotFound()
  const run = await db
    .selectFrom('export_run')
    .select(['kind', 'run_at'])
    .where('id', '=', exportId)
    .where('run_by', '=', db.viewer.personId)
    .where('run_at', '>', db.now.subtract({ minutes: FETCHED_WITHIN_MINUTES }))
    .executeTakeFirst()
  if (!run) throw new NotFound()
  return { kind: run.kind, ...(await exportedRows(db, run.kind)) }
}
