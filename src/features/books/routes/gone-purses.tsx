import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { sendKnownFile } from '../../../platform/web/known-file.ts'
import { show, submit } from '../../../platform/web/respond.tsx'
import { formatDateOnly } from '../../../shared/calendar.ts'
import { freshSignIn, requireFreshSignIn } from '../../accounts/fresh.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { fetchBooksExport, makeBooksExport } from '../commands/make-export.ts'
import { exportForm } from '../forms.ts'
import { GoneBooksPage, GoneJournalPage } from '../pages/gone-books-page.tsx'
import { expensesOfYear, receiptById } from '../queries/expenses.ts'
import { gonePurse, keptUntilOf } from '../queries/gone-purse.ts'
import { accountWords } from '../rules/account-words.ts'
import { receiptInWords } from '../rules/expense.ts'
import { journalShown, sendExport, yearShown } from './year-shown.ts'

const one = '/purses/:purseId'
const here = (c: Web): string => `/purses/${idIn(c, 'purseId')}`

/** The books of groups that are deleted, for those who kept them last, until their retention is over (decision 57). */
export const gonePurseRoutes = new Hono<WebEnv>()
gonePurseRoutes.use(one, requireSignIn)
gonePurseRoutes.use(`${one}/*`, requireSignIn)

gonePurseRoutes.get(one, (c) => show(c, (db) => booksPage(c, db)))
gonePurseRoutes.get(`${one}/journal`, (c) =>
  show(c, async (db) => {
    const books = await goneBooks(c, db)
    return <GoneJournalPage group={books.purse} {...(await journalShown(c, db, books))} />
  }),
)

gonePurseRoutes.post(`${one}/exports`, freshSignIn, (c) =>
  submit(c, {
    form: exportForm,
    command: async (db, wish) => makeBooksExport(db, (await goneBooks(c, db)).purse.id, wish),
    done: ({ exportId }) => `${here(c)}/exports/${exportId}`,
    again: (db, attempt) => booksPage(c, db, attempt?.refusal ?? 'Please choose what to take out.'),
    words: {},
  }),
)

gonePurseRoutes.get(`${one}/exports/:exportId`, async (c) => {
  const instead = await requireFreshSignIn(c, { back: here(c) })
  if (instead) return instead
  const taken = await c.var.house.database.asViewer(
    c.var.viewer,
    async (db) => fetchBooksExport(db, (await goneBooks(c, db)).purse.id, idIn(c, 'exportId')),
    { readOnly: true },
  )
  return sendExport(c, taken)
})

gonePurseRoutes.get(`${one}/receipts/:receiptId`, async (c) => {
  const receipt = await c.var.house.database.asViewer(
    c.var.viewer,
    async (db) => found(await receiptById(db, (await goneBooks(c, db)).purse.id, idIn(c, 'receiptId'))),
    { readOnly: true },
  )
  return sendKnownFile(c, receipt, `receipt-${receipt.spentOn}`)
})

/** To whoever did not keep it, and while its group is there, there is no such page. */
async function goneBooks(c: Web, db: ViewerDb) {
  const purse = found(await gonePurse(db, idIn(c, 'purseId')))
  return { purse, currency: purse.currency, timeZone: purse.timeZone, at: here(c) }
}

async function booksPage(c: Web, db: ViewerDb, refusal?: string) {
  const books = await goneBooks(c, db)
  const shown = await yearShown(c, db, books)
  const expenses = await expensesOfYear(db, books.purse.id, shown.year)
  return (
    <GoneBooksPage
      {...shown}
      group={books.purse}
      keptUntil={await keptUntilOf(db, shown.year)}
      expenses={expenses.map(({ id, words, account, spentOn, amountMinor, isUndone, receipts }) => ({
        id,
        words,
        forWhat: accountWords[account],
        on: formatDateOnly(spentOn),
        amountMinor,
        isUndone,
        receipts: receipts.map((receipt) => ({ id: receipt.id, words: receiptInWords(receipt) })),
      }))}
      refusal={refusal}
    />
  )
}
