import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn } from '../../../shared/calendar.ts'
import { isId } from '../../../shared/ids.ts'
import { invoiceNumber } from '../../../shared/invoice-words.ts'
import { keptMoneyPlace } from '../../books/queries/money-framing.ts'
import { openInvoices } from '../../invoices/queries/open-invoices.ts'
import { notePayment } from '../commands/note-payment.ts'
import { paymentForm } from '../forms/payment.ts'
import { NotePaymentPage } from '../pages/note-payment-page.tsx'
import { whoMayPay } from '../queries/payments.ts'

export const noteRoutes = new Hono<WebEnv>()

noteRoutes.get('/groups/:id/money/payments/new', (c) => show(c, (db) => notePage(c, db)))

const SAME =
  'A payment of this sum is noted for them in these days already. If it is a further one, please tick that below.'

noteRoutes.post('/groups/:id/money/payments/new', (c) =>
  submit(c, {
    form: paymentForm,
    command: (db, values) =>
      notePayment(db, idIn(c), {
        whoId: values.who,
        method: values.method,
        receivedOn: values.received_on,
        amountMinor: values.amount,
        reference: values.reference ?? null,
        put: values.put,
        isFurther: values.further,
        tellsPayer: values.tell,
      }),
    done: ({ paymentId }) => `/groups/${idIn(c)}/money/payments/${paymentId}?noted`,
    again: (db, attempt) => notePage(c, db, attempt),
    words: {
      'nothing-paid': 'Please say how much came in.',
      'not-yet': 'This day has not come yet.',
      'too-long-ago': 'This is more than three years ago: those books are closed.',
      'looks-noted': SAME,
      'invoice-not-open':
        'This invoice is not theirs, or is paid meanwhile. Please choose again what it is for.',
      'more-than-paid': 'More would be put to invoices than came in. Please choose again what it is for.',
      'already-booked': 'This payment is noted already.',
    },
  }),
)

async function notePage(c: Web, db: ViewerDb, attempt?: Returned) {
  const { group, framing, purse } = await keptMoneyPlace(db, idIn(c))
  const wanted = attempt ? String(attempt.typed.put ?? '') : (c.req.query('invoice') ?? '')
  const invoice =
    purse && isId(wanted)
      ? (await openInvoices(db, purse.id)).find(({ invoiceId }) => invoiceId === wanted)
      : undefined
  return (
    <NotePaymentPage
      framing={framing}
      group={group}
      currency={purse?.currency ?? group.currency}
      payers={await whoMayPay(db, { id: purse?.id ?? null, groupId: group.id })}
      today={dateIn(db.now, group.timeZone)}
      invoice={invoice ? { ...invoice, label: invoiceNumber(invoice) } : null}
      asksFurther={attempt?.refusal === SAME || attempt?.typed.further !== undefined}
      attempt={attempt}
    />
  )
}
