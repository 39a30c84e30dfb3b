import { createHash } from 'node:crypto'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { importDraft } from '../queries.ts'
import type { RowReaders } from '../rules/checked-rows.ts'
import type { ColumnMatch } from '../rules/columns.ts'
import type { ImportKind } from '../rules/kinds.ts'
import { importer } from './bring-sheet.ts'
import type { PlannedRow, Planner, RowOutcome } from './import-plan.ts'
import { planLeaders } from './plan-leaders.ts'
import { planPeople } from './plan-people.ts'
import { planRepresentatives } from './plan-representatives.ts'
import { planSupervisors } from './plan-supervisors.ts'

const planners: Readonly<Record<ImportKind, Planner>> = {
  people: planPeople,
  representatives: planRepresentatives,
  leaders: planLeaders,
  supervisors: planSupervisors,
}

/** Says which column of the file is which. */
export async function chooseColumns(
  db: ViewerDb,
  draftId: string,
  match: ColumnMatch,
): Promise<{ draftId: string }> {
  importer(db)
  const { id } = await importDraft(db, draftId)
  await db
    .updateTable('import_draft')
    .set({ column_match: JSON.stringify(match) })
    .where('id', '=', id)
    .execute()
  return { draftId: id }
}

/** What the file would do, row by row. */
export const planOf: Planner = (db, draft, readers) => planners[draft.kind](db, draft, readers)

/** Tells one plan from another: what was looked at is what is done, or it is looked at again. */
export const planMark = (rows: readonly PlannedRow[]): string =>
  createHash('sha256')
    .update(JSON.stringify(rows.map(({ number, outcome, says }) => [number, outcome, says])))
    .digest('base64url')

export interface RunWish {
  seen: string
  /** Rows with a fault stay out; otherwise one fault keeps everything out. */
  leaveOut?: 'yes' | undefined
}

/** Writes everything or nothing. The same file again finds everything as it is. */
export async function runImport(
  db: ViewerDb,
  draftId: string,
  { seen, leaveOut }: RunWish,
  readers: RowReaders,
): Promise<
  { runId: string } | Refusal<'rows-at-fault' | 'nothing-to-import' | 'changed-meanwhile' | 'columns-unknown'>
> {
  const runBy = importer(db)
  // One import at a time: what one has looked at holds until it is written.
  await db.selectFrom('society').select('name').forUpdate().execute()
  const draft = await importDraft(db, draftId)
  if (draft.match === null) return refuse('columns-unknown')
  const { rows, carryOut } = await planOf(db, draft, readers)
  if (planMark(rows) !== seen) return refuse('changed-meanwhile')
  const counts = countRows(rows)
  if (counts.faulty > 0 && !leaveOut) return refuse('rows-at-fault')
  if (counts.new + counts.changed === 0) return refuse('nothing-to-import')
  await carryOut(db)
  const runId = newId()
  await db
    .insertInto('import_run')
    .values({
      id: runId,
      kind: draft.kind,
      added: counts.new,
      changed: counts.changed,
      unchanged: counts.unchanged,
      left_out: counts.faulty,
      run_by: runBy,
      run_at: db.now,
    })
    .execute()
  await db.deleteFrom('import_draft').where('id', '=', draft.id).execute()
  return { runId }
}

export function countRows(rows: readonly PlannedRow[]): Record<RowOutcome, number> {
  const counts = { new: 0, changed: 0, unchanged: 0, faulty: 0 }
  for (const { outcome } of rows) counts[outcome] += 1
  return counts
}

/** The file is not imported after all, and forgotten at once. */
export async function giveUpImport(db: ViewerDb, draftId: string): Promise<{ draftId: string }> {
  importer(db)
  const { id } = await importDraft(db, draftId)
  await db.deleteFrom('import_draft').where('id', '=', id).execute()
  return { draftId: id }
}
