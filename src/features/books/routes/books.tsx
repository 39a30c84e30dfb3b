import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { show, submit } from '../../../platform/web/respond.tsx'
import { freshSignIn, requireFreshSignIn } from '../../accounts/fresh.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { fetchBooksExport, makeBooksExport } from '../commands/make-export.ts'
import { exportForm } from '../forms.ts'
import { BooksPage, JournalPage } from '../pages/books-page.tsx'
import { bookedMoneyPlace, keptMoneyPlace } from '../queries/money-framing.ts'
import { journalShown, sendExport, yearShown } from './year-shown.ts'

const all = '/groups/:id/money/books'
const here = (c: Web): string => `/groups/${idIn(c)}/money/books`

export const booksRoutes = new Hono<WebEnv>()
booksRoutes.use(all, requireSignIn)
booksRoutes.use(`${all}/*`, requireSignIn)

booksRoutes.get(all, (c) => show(c, (db) => booksPage(c, db)))
booksRoutes.get(`${all}/journal`, (c) =>
  show(c, async (db) => {
    const { framing, ...books } = await booksIn(c, db)
    return <JournalPage framing={framing} {...(await journalShown(c, db, books))} />
  }),
)

const purseIn = async (c: Web, db: ViewerDb): Promise<string> =>
  (await bookedMoneyPlace(db, idIn(c))).purse.id

booksRoutes.post(`${all}/exports`, freshSignIn, (c) =>
  submit(c, {
    form: exportForm,
    command: async (db, wish) => makeBooksExport(db, await purseIn(c, db), wish),
    done: ({ exportId }) => `${here(c)}/exports/${exportId}`,
    again: (db, attempt) => booksPage(c, db, attempt?.refusal ?? 'Please choose what to take out.'),
    words: {},
  }),
)

booksRoutes.get(`${all}/exports/:exportId`, async (c) => {
  const instead = await requireFreshSignIn(c, { back: here(c) })
  if (instead) return instead
  const taken = await c.var.house.database.asViewer(
    c.var.viewer,
    async (db) => fetchBooksExport(db, await purseIn(c, db), idIn(c, 'exportId')),
    { readOnly: true },
  )
  return sendExport(c, taken)
})

async function booksIn(c: Web, db: ViewerDb) {
  const { group, framing, purse } = await keptMoneyPlace(db, idIn(c))
  return { framing, purse, currency: group.currency, timeZone: group.timeZone, at: here(c) }
}

async function booksPage(c: Web, db: ViewerDb, refusal?: string) {
  const { framing, ...books } = await booksIn(c, db)
  return <BooksPage framing={framing} {...(await yearShown(c, db, books))} refusal={refusal} />
}
