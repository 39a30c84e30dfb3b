import { z } from 'zod'
import type { ViewerDb } from '../../platform/database/database.ts'
import { found } from '../../platform/errors.ts'
import type { ColumnMatch } from './rules/columns.ts'
import type { ImportKind } from './rules/kinds.ts'
import type { Sheet } from './rules/sheet.ts'

export interface ImportDraft {
  id: string
  kind: ImportKind
  fileName: string
  sheet: Sheet
  /** null until somebody has said which column is which. */
  match: ColumnMatch | null
}

/** The viewer's own file that is being brought in; NotFound when it is somebody else's, or gone. */
export async function importDraft(db: ViewerDb, id: string): Promise<ImportDraft> {
  const row = found(
    await db
      .selectFrom('import_draft')
      .select(['id', 'kind', 'file_name', 'sheet', 'column_match'])
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    sheet: found(keptSheet.safeParse(row.sheet).data),
    match: keptMatch.safeParse(row.column_match).data ?? null,
  }
}

const keptSheet: z.ZodType<Sheet> = z.object({
  header: z.array(z.string()),
  rows: z.array(z.object({ number: z.int(), cells: z.array(z.string()), hasMore: z.boolean() })),
})

const keptMatch: z.ZodType<ColumnMatch> = z.record(z.string(), z.int().nullable())

/** The viewer's files that wait to be imported, the newest first. */
export function waitingDrafts(db: ViewerDb) {
  return db
    .selectFrom('import_draft')
    .select(['id', 'kind', 'file_name as fileName', 'brought_at as broughtAt'])
    .orderBy('brought_at', 'desc')
    .limit(5)
    .execute()
}

export interface ImportRun {
  id: string
  kind: ImportKind
  added: number
  changed: number
  unchanged: number
  leftOut: number
  at: Temporal.Instant
  by: string | null
}

export async function importRuns(db: ViewerDb, limit = 10): Promise<ImportRun[]> {
  return db
    .selectFrom('import_run')
    .leftJoin('person', 'person.id', 'import_run.run_by')
    .select(['import_run.id', 'import_run.kind', 'added', 'changed', 'unchanged', 'left_out as leftOut'])
    .select(['run_at as at', 'person.name as by'])
    .orderBy('run_at', 'desc')
    .limit(limit)
    .execute()
}

export interface ExportRun {
  id: string
  kind: ImportKind
  rows: number
  at: Temporal.Instant
  by: string | null
}

export async function exportRuns(db: ViewerDb, limit = 10): Promise<ExportRun[]> {
  return db
    .selectFrom('export_run')
    .leftJoin('person', 'person.id', 'export_run.run_by')
    .select(['export_run.id', 'export_run.kind', 'rows', 'run_at as at', 'person.name as by'])
    .orderBy('run_at', 'desc')
    .limit(limit)
    .execute()
}
