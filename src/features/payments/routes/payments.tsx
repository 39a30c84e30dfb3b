import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, pageIn } from '../../../platform/web/in-address.ts'
import { show, submit } from '../../../platform/web/respond.tsx'
import { dateIn } from '../../../shared/calendar.ts'
import { invoiceNumber } from '../../../shared/invoice-words.ts'
import { keptMoneyPlace } from '../../books/queries/money-framing.ts'
import { openInvoices } from '../../invoices/queries/open-invoices.ts'
import { putToInvoices } from '../commands/put-to-invoices.ts'
import { keptForm } from '../forms/payment.ts'
import { PaymentsPage } from '../pages/payments-page.tsx'
import { keptMoney, PAGE, paymentsOf } from '../queries/payments.ts'
import { doneInWords } from '../rules/done-words.ts'
import { methodWords, takenBackWords } from '../rules/payment.ts'

export const paymentsRoutes = new Hono<WebEnv>()

paymentsRoutes.get('/groups/:id/money/payments', (c) => show(c, (db) => paymentsPage(c, db, null)))

paymentsRoutes.post('/groups/:id/money/payments/kept', (c) =>
  submit(c, {
    form: keptForm,
    command: (db, { party, invoice }) =>
      putToInvoices(db, idIn(c), { partyId: party, invoiceId: invoice ?? null }),
    done: () => `/groups/${idIn(c)}/money/payments?put`,
    again: (db, attempt) => paymentsPage(c, db, attempt?.refusal ?? 'Please choose again.'),
    words: {
      'nothing-kept': 'Somebody has put it to an invoice or given it back meanwhile.',
      'invoice-not-open': 'Nothing of theirs is open any more. It is kept for the next invoice.',
    },
  }),
)

/** As many as one reads; the rest stands with the invoices. */
const OPEN_SHOWN = 20

async function paymentsPage(c: Web, db: ViewerDb, refusal: string | null) {
  const { group, framing, purse } = await keptMoneyPlace(db, idIn(c))
  const page = pageIn(c)
  const payments = purse ? await paymentsOf(db, purse.id, page) : []
  const open = purse ? await openInvoices(db, purse.id) : []
  const today = dateIn(db.now, group.timeZone)
  return (
    <PaymentsPage
      framing={framing}
      group={group}
      currency={purse?.currency ?? group.currency}
      payments={payments.slice(0, PAGE)}
      page={page}
      hasMore={payments.length > PAGE}
      kept={purse ? await keptMoney(db, purse.id) : []}
      open={open.slice(0, OPEN_SHOWN).map((invoice) => ({
        invoiceId: invoice.invoiceId,
        label: invoiceNumber(invoice),
        debtorName: invoice.debtorName,
        memberName: invoice.memberName,
        openMinor: invoice.openMinor,
        dueOn: invoice.dueOn,
        isLate: Temporal.PlainDate.compare(invoice.dueOn, today) < 0,
      }))}
      furtherOpen={Math.max(0, open.length - OPEN_SHOWN)}
      methodWords={methodWords}
      takenBackWords={takenBackWords}
      labelOf={invoiceNumber}
      done={c.req.method === 'GET' ? doneInWords(c.req.query()) : []}
      refusal={refusal}
    />
  )
}
