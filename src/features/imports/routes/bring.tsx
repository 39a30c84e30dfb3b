import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { saidIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { formatDayAndTime } from '../../../shared/calendar.ts'
import { societyName, societySettings } from '../../society/queries.ts'
import { bringSheet } from '../commands/bring-sheet.ts'
import { bringForm } from '../forms/bring.ts'
import { ImportPage, type RunLine } from '../pages/import-page.tsx'
import { type ExportRun, exportRuns, type ImportRun, importRuns, waitingDrafts } from '../queries.ts'
import { importKinds, kindTitles } from '../rules/kinds.ts'
import { exportInWords, importInWords } from '../rules/run-words.ts'

export const bringRoutes = new Hono<WebEnv>()

bringRoutes.get('/office/import', (c) => show(c, (db) => importPage(c, db)))

bringRoutes.post('/office/import', (c) =>
  submit(c, {
    form: bringForm,
    command: bringSheet,
    done: ({ draftId }) => `/office/import/${draftId}/columns`,
    again: (db, attempt) => importPage(c, db, attempt),
    words: {
      'sheet-empty': 'This file is empty. Please choose the file once more.',
      'sheet-without-rows': 'This file has a row of titles and nothing below it.',
      'sheet-is-no-table':
        'This is no list that we can read. Please save it in the spreadsheet as CSV and choose that file.',
      'sheet-is-a-workbook':
        'This is a whole workbook. Please open it in the spreadsheet, save the sheet as CSV, and choose that file.',
      'sheet-too-long': 'This file has more than 2,000 rows. Please bring it in in parts.',
      'quotes-not-closed':
        'In this file a quotation mark is opened and never closed, so that rows run into each other. Please look for it in the spreadsheet.',
      'too-many-drafts':
        'Twenty files wait to be brought in already. Please bring them in, or forget them, first.',
    },
  }),
)

/** The page one begins at, also after an export that could not be made. */
export async function importPage(c: Web, db: ViewerDb, attempt?: Returned, refusal?: string) {
  const { timeZone } = await societySettings(db)
  const when = (at: Temporal.Instant) => formatDayAndTime(at, timeZone)
  const line = (run: ImportRun | ExportRun): RunLine => ({
    id: run.id,
    says: 'added' in run ? importInWords(run) : exportInWords(run),
    when: when(run.at),
    by: run.by ?? 'Somebody who has left',
  })
  const [ins, outs] = [await importRuns(db), await exportRuns(db)]
  const done = ins.find(({ id }) => id === saidIn(c, 'done'))
  return (
    <ImportPage
      society={(await societyName(db)) ?? ''}
      kinds={importKinds.map((kind) => ({ kind, title: kindTitles[kind] }))}
      drafts={(await waitingDrafts(db)).map(({ broughtAt, kind, ...draft }) => ({
        ...draft,
        title: kindTitles[kind],
        when: when(broughtAt),
      }))}
      runs={[...ins, ...outs].toSorted((one, other) => Temporal.Instant.compare(other.at, one.at)).map(line)}
      done={done ? line(done) : null}
      wasGivenUp={c.req.query('forgotten') !== undefined}
      bringAttempt={attempt}
      refusal={refusal}
    />
  )
}
