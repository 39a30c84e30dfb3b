import type { ViewerDb } from '../../../platform/database/database.ts'
import { Forbidden } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal.ts'
import { canImport } from '../policy.ts'
import type { ImportKind } from '../rules/kinds.ts'
import type { SheetFault } from '../rules/sheet.ts'
import { readSheet } from './read-sheet.ts'

export interface Brought {
  kind: ImportKind
  file: Uint8Array
  'file.name'?: string | undefined
  /** Rows copied from a spreadsheet, where no file was chosen. */
  pasted?: string | undefined
}

/** Files a person leaves lying are few; more are a mistake. */
const MOST_DRAFTS = 20

/** Takes a file in to be looked at; nothing of it reaches the society yet. */
export async function bringSheet(
  db: ViewerDb,
  { kind, file, pasted, 'file.name': name }: Brought,
): Promise<{ draftId: string } | Refusal<SheetFault | 'too-many-drafts'>> {
  const broughtBy = importer(db)
  const sheet = readSheet(file.length > 0 ? file : new TextEncoder().encode(pasted))
  if (isRefusal(sheet)) return sheet
  const { count } = await db
    .selectFrom('import_draft')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (count >= MOST_DRAFTS) return refuse('too-many-drafts')
  const draftId = newId()
  await db
    .insertInto('import_draft')
    .values({
      id: draftId,
      kind,
      file_name: file.length > 0 ? (name ?? 'A file').slice(-120) : 'Pasted rows',
      sheet: JSON.stringify(sheet),
      brought_by: broughtBy,
      brought_at: db.now,
    })
    .execute()
  return { draftId }
}

export function importer(db: ViewerDb): string {
  const { personId } = db.viewer
  if (personId === null || !canImport(db.viewer)) throw new Forbidden()
  return personId
}
