import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { freshSignIn } from '../../accounts/fresh.ts'
import {
  chooseColumns,
  countRows,
  giveUpImport,
  planMark,
  planOf,
  runImport,
} from '../commands/run-import.ts'
import { columnsForm, runForm } from '../forms/bring.ts'
import { rowReaders } from '../forms/row-readers.ts'
import { ColumnsPage } from '../pages/columns-page.tsx'
import { PreviewPage } from '../pages/preview-page.tsx'
import { importDraft } from '../queries.ts'
import { faultsOfMatch, guessColumns } from '../rules/columns.ts'
import { columnsOf } from '../rules/kind-columns.ts'
import { kindTitles } from '../rules/kinds.ts'

const onePath = '/office/import/:id'

export const draftRoutes = new Hono<WebEnv>()

draftRoutes.get(`${onePath}/columns`, (c) => show(c, (db) => columnsPage(db, idIn(c))))

draftRoutes.post(`${onePath}/columns`, async (c) => {
  const id = idIn(c)
  // Which columns there are to choose from is the file's to say.
  const { kind, sheet } = await c.var.house.database.asViewer(c.var.viewer, (db) => importDraft(db, id), {
    readOnly: true,
  })
  return submit(c, {
    form: columnsForm(columnsOf[kind], sheet.header.length, faultsOfMatch),
    command: (db, match) => chooseColumns(db, id, match),
    done: () => `/office/import/${id}`,
    again: (db, attempt) => columnsPage(db, id, attempt),
    words: {},
  })
})

draftRoutes.get(onePath, async (c) => {
  const id = idIn(c)
  const isMatched = await c.var.house.database.asViewer(
    c.var.viewer,
    async (db) => (await importDraft(db, id)).match !== null,
    { readOnly: true },
  )
  return isMatched ? show(c, (db) => previewPage(db, id)) : c.redirect(`/office/import/${id}/columns`, 303)
})

draftRoutes.post(`${onePath}/run`, freshSignIn, (c) => {
  const id = idIn(c)
  return submit(c, {
    form: runForm,
    command: (db, wish) => runImport(db, id, wish, rowReaders),
    done: ({ runId }) => `/office/import?done=${runId}`,
    again: (db, attempt) => previewPage(db, id, attempt),
    words: {
      'rows-at-fault':
        'Some rows have a fault, so nothing was written. Mend them in the spreadsheet, or tick that they are left out.',
      'nothing-to-import': 'There is nothing to bring in: every row stands here as it is.',
      'changed-meanwhile':
        'Something has changed here since you looked at the rows. Please look at them once more.',
      'columns-unknown': 'Please say first which column of the file is which.',
    },
  })
})

draftRoutes.post(`${onePath}/ending`, (c) => {
  const id = idIn(c)
  return submit(c, {
    form: buttonForm,
    command: (db) => giveUpImport(db, id),
    done: () => '/office/import?forgotten',
    again: (db) => previewPage(db, id),
    words: {},
  })
})

async function columnsPage(db: ViewerDb, id: string, attempt?: Returned) {
  const { kind, sheet, fileName, match } = await importDraft(db, id)
  const known = columnsOf[kind]
  return (
    <ColumnsPage
      draftId={id}
      title={kindTitles[kind]}
      fileName={fileName}
      rowCount={sheet.rows.length}
      known={known}
      columns={sheet.header.map((title, place) => ({ title, example: exampleOf(sheet.rows, place) }))}
      match={match ?? guessColumns(known, sheet.header)}
      attempt={attempt}
    />
  )
}

const exampleOf = (rows: readonly { cells: readonly string[] }[], place: number): string =>
  rows
    .slice(0, 20)
    .map(({ cells }) => cells[place] ?? '')
    .find((cell) => cell !== '')
    ?.slice(0, 40) ?? ''

async function previewPage(db: ViewerDb, id: string, attempt?: Returned) {
  const draft = await importDraft(db, id)
  const { rows } = await planOf(db, draft, rowReaders)
  return (
    <PreviewPage
      draftId={id}
      title={kindTitles[draft.kind]}
      fileName={draft.fileName}
      rows={rows}
      counts={countRows(rows)}
      mark={planMark(rows)}
      labels={Object.fromEntries(columnsOf[draft.kind].map(({ name, label }) => [name, label]))}
      attempt={attempt}
    />
  )
}
