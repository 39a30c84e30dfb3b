import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { readForm, type Typed } from '../../../platform/web/form-body.ts'
import { doneIn, idIn } from '../../../platform/web/in-address.ts'
import { type Returned, showNoting, submit } from '../../../platform/web/respond.tsx'
import { dateIn } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { invoiceNumber } from '../../../shared/invoice-words.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { type MoneyPlace, moneyPlace } from '../../books/queries/money-framing.ts'
import { cardWay } from '../../cards/queries/own-checkout.ts'
import { societyName } from '../../society/queries.ts'
import { creditLines, creditSum, writeOff } from '../commands/correct.ts'
import { sendToPayer } from '../commands/send-to-payer.ts'
import { creditForm, writeOffForm } from '../forms.ts'
import { CreditPage } from '../pages/credit-page.tsx'
import { InvoicePage, invoiceDone } from '../pages/invoice-page.tsx'
import { invoiceSheet } from '../pages/invoice-sheet.ts'
import { type Invoice, invoiceById } from '../queries/invoices.ts'
import { remindersOf } from '../queries/reminders.ts'
import { credited } from '../rules/correction.ts'
import { howToPay, transferCode } from '../rules/how-to-pay.ts'
import { sheetOf } from '../rules/invoice-sheet-facts.ts'
import { stateOfInvoice } from '../rules/invoice-state.ts'
import { moneyOf } from './in-address.ts'
import { noteTermsOfInvoiceSeen } from './terms-seen.ts'

const one = '/groups/:id/money/invoices/:invoiceId{[0-9a-f-]{36}}'
const hereOf = (c: Web): string => `${moneyOf(c)}/invoices/${idIn(c, 'invoiceId')}`

export const invoiceRoutes = new Hono<WebEnv>()
invoiceRoutes.use(one, requireSignIn)
invoiceRoutes.use(`${one}/*`, requireSignIn)

invoiceRoutes.get(one, (c) => showNoting(c, (db) => invoicePage(c, db)))

invoiceRoutes.get(`${one}/invoice.pdf`, async (c) => {
  const { invoice, society } = await c.var.house.database.asViewer(c.var.viewer, async (db) => ({
    ...(await seen(c, db)),
    society: (await societyName(db)) ?? '',
  }))
  const bytes = await invoiceSheet(sheetOf({ ...invoice, withMeetings: invoice.payerName === null }, society))
  c.header('Content-Type', 'application/pdf')
  c.header('Content-Disposition', `inline; filename="invoice-${invoiceNumber(invoice)}.pdf"`)
  return c.body(new Uint8Array(bytes))
})

const creditWords = {
  'nothing-chosen': 'Please tick a meeting, or give a sum.',
  'credited-meanwhile': 'One of these meetings has been taken off already. Please look again.',
  'more-than-charged': 'That is more than was charged. Please look again.',
}

invoiceRoutes.get(`${one}/credit`, (c) => showNoting(c, (db) => creditPage(c, db, c.req.queries())))
invoiceRoutes.post(`${one}/credit`, (c) =>
  submit(c, {
    form: creditForm,
    command: (db, { lines, amount, reason }) =>
      lines.length > 0
        ? creditLines(db, idIn(c), idIn(c, 'invoiceId'), { positions: lines, reason })
        : creditSum(db, idIn(c), idIn(c, 'invoiceId'), { amountMinor: amount ?? 0, reason }),
    done: () => `${hereOf(c)}?done=credited`,
    again: (db, attempt) => creditPage(c, db, attempt?.typed ?? {}, attempt),
    words: creditWords,
  }),
)

for (const part of ['write-off', 'letter']) {
  // Where a form came back from; whoever reloads the address is shown the page.
  invoiceRoutes.get(`${one}/${part}`, (c) => c.redirect(hereOf(c), 303))
}

invoiceRoutes.post(`${one}/write-off`, (c) =>
  submit(c, {
    form: writeOffForm,
    command: (db, { reason, seen: seenMinor }) =>
      writeOff(db, idIn(c), idIn(c, 'invoiceId'), { reason, seenMinor }),
    done: () => `${hereOf(c)}?done=written-off`,
    again: (db, attempt) => invoicePage(c, db, attempt),
    words: {
      'open-changed-meanwhile': 'What is open has changed since you looked. The sum now stands on the page.',
    },
  }),
)

invoiceRoutes.post(`${one}/letter`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => sendToPayer(db, idIn(c), idIn(c, 'invoiceId')),
    done: () => `${hereOf(c)}?done=sent`,
    again: (db, attempt) => invoicePage(c, db, undefined, attempt?.refusal),
    words: {
      'payer-without-address': 'There is no email address to send it to.',
      'sent-often-enough':
        'It has gone there three times since yesterday. Please look with them where it is.',
    },
  }),
)

/** An invoice of this group, as its keepers see it, or whoever it is for. */
async function seen(c: Web, db: ViewerDb): Promise<MoneyPlace & { invoice: Invoice }> {
  const page = await moneyPlace(db, idIn(c))
  const invoice = found(await invoiceById(db, idIn(c, 'invoiceId')))
  if (invoice.groupId !== page.group.id) throw new NotFound()
  await noteTermsOfInvoiceSeen(db, invoice)
  return { ...page, invoice }
}

async function invoicePage(c: Web, db: ViewerDb, attempt?: Returned, refusal?: string) {
  const { group, framing, keeps, invoice } = await seen(c, db)
  const reminders = await remindersOf(db, [invoice.id])
  const state = stateOfInvoice(invoice, invoice.currency, dateIn(db.now, group.timeZone))
  // A keeper pays theirs as everybody does.
  const isTheirs = invoice.payerName === null && invoice.memberPersonId === db.viewer.personId
  return (
    <InvoicePage
      framing={framing}
      here={hereOf(c)}
      tab={`${moneyOf(c)}${keeps ? '/invoices' : ''}`}
      back={
        keeps
          ? { href: `${moneyOf(c)}/invoices`, label: 'Invoices' }
          : { href: `${moneyOf(c)}/mine`, label: 'What you pay' }
      }
      invoice={invoice}
      state={state}
      paying={{ ...payingOf(invoice), byCard: isTheirs ? await cardWay(db, group.id, invoice.id) : null }}
      reminders={reminders.get(invoice.id)?.count ?? 0}
      keeper={
        keeps
          ? {
              attempts: { writeOff: attempt },
              refusal: refusal ?? null,
              done: doneIn(c, invoiceDone),
            }
          : null
      }
    />
  )
}

export const payingOf = (invoice: Pick<Invoice, 'payee' | 'reference' | 'openMinor' | 'currency'>) => ({
  facts: howToPay(invoice.payee, invoice.reference),
  code: transferCode(invoice.payee, {
    minor: invoice.openMinor,
    currency: invoice.currency,
    reference: invoice.reference,
  }),
})

async function creditPage(c: Web, db: ViewerDb, sent: Record<string, string | string[]>, attempt?: Returned) {
  const { framing, keeps, invoice } = await seen(c, db)
  if (!keeps) throw new NotFound()
  const typed: Typed = Object.create(null)
  for (const name of ['lines', 'amount', 'reason']) {
    const value = sent[name]
    if (value !== undefined) typed[name] = name !== 'lines' && Array.isArray(value) ? (value[0] ?? '') : value
  }
  const asked = Object.keys(typed).length === 0 ? null : readForm(creditForm, typed)
  return (
    <CreditPage
      framing={framing}
      here={hereOf(c)}
      tab={`${moneyOf(c)}/invoices`}
      invoice={invoice}
      asked={asked?.values ? lookedAt(invoice, asked.values) : null}
      questionAttempt={asked && !asked.values ? asked : undefined}
      attempt={attempt}
    />
  )
}

function lookedAt(invoice: Invoice, { lines, amount, reason }: ReturnType<(typeof creditForm)['parse']>) {
  const chosen = invoice.lines.filter(
    ({ position, credited: before, amountMinor }) =>
      lines.includes(position) && before === null && amountMinor > 0,
  )
  const totalMinor =
    lines.length > 0 ? chosen.reduce((sum, { amountMinor }) => sum + amountMinor, 0) : (amount ?? 0)
  return {
    positions: chosen.map(({ position }) => position),
    amountMinor: lines.length > 0 ? undefined : amount,
    reason,
    totalMinor,
    correction: credited(invoice, totalMinor),
  }
}
