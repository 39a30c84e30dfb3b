import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { formatDayAndTime } from '../../../shared/calendar.ts'
import { invoiceNumber } from '../../../shared/invoice-words.ts'
import { bookedMoneyPlace } from '../../books/queries/money-framing.ts'
import { takeOffInvoice } from '../commands/put-to-invoices.ts'
import { moveToPayer, takeBackPayment } from '../commands/take-back-payment.ts'
import { moveForm, takingBackForm, takingOffForm } from '../forms/payment.ts'
import { PaymentPage } from '../pages/payment-page.tsx'
import { paymentById, whoMayPay } from '../queries/payments.ts'
import { methodWords, takenBackWords } from '../rules/payment.ts'

export const paymentRoutes = new Hono<WebEnv>()

const onePath = '/groups/:id/money/payments/:paymentId'
const address = (c: Web, paymentId = idIn(c, 'paymentId')) => `/groups/${idIn(c)}/money/payments/${paymentId}`

paymentRoutes.get(onePath, (c) => show(c, (db) => paymentPage(c, db)))

const undoingWords = {
  'taken-back-already': 'It has been taken back already.',
  'given-back-since':
    'Money of theirs has been given back since, so that taking this payment back would leave them owing what nobody asked for. Look at the refunds first.',
  'taken-by-card': 'What a card company took is given back there.',
}

paymentRoutes.post(`${onePath}/taking-back`, (c) =>
  submit(c, {
    form: takingBackForm,
    command: (db, { why }) => takeBackPayment(db, idIn(c), { paymentId: idIn(c, 'paymentId'), why }),
    done: ({ paymentId }) => `${address(c, paymentId)}?back`,
    again: (db, attempt) => paymentPage(c, db, { refusal: attempt?.refusal ?? 'Please say why.' }),
    words: undoingWords,
  }),
)

paymentRoutes.post(`${onePath}/payer`, (c) =>
  submit(c, {
    form: moveForm,
    command: (db, { who }) => moveToPayer(db, idIn(c), { paymentId: idIn(c, 'paymentId'), whoId: who }),
    done: ({ paymentId }) => `${address(c, paymentId)}?moved`,
    again: (db, moving) => paymentPage(c, db, { moving }),
    words: { ...undoingWords, 'is-theirs': 'It is theirs already.' },
  }),
)

paymentRoutes.post(`${onePath}/taking-off`, (c) =>
  submit(c, {
    form: takingOffForm,
    command: (db, { invoice, amount }) =>
      takeOffInvoice(db, idIn(c), { invoiceId: invoice, amountMinor: amount }),
    done: () => `${address(c)}?off`,
    again: (db, attempt) => paymentPage(c, db, { refusal: attempt?.refusal ?? 'Please try again.' }),
    words: { 'more-than-it-got': 'So much is not on this invoice any more.' },
  }),
)

const doneWords: Readonly<Record<string, string>> = {
  noted: 'The payment is noted.',
  back: 'It is taken back.',
  moved: 'It is theirs now.',
  off: 'It is taken off, and kept for them.',
}

async function paymentPage(
  c: Web,
  db: ViewerDb,
  { refusal = null, moving }: { refusal?: string | null; moving?: Returned | undefined } = {},
) {
  const { group, framing, purse } = await bookedMoneyPlace(db, idIn(c))
  const payment = found(await paymentById(db, purse.id, idIn(c, 'paymentId')))
  const [done] = c.req.method === 'GET' ? Object.keys(c.req.query()) : []
  return (
    <PaymentPage
      framing={framing}
      group={group}
      currency={purse.currency}
      payment={payment}
      notedWhen={formatDayAndTime(payment.notedAt, group.timeZone)}
      methodWords={methodWords[payment.method]}
      takenBackWords={payment.takenBack && takenBackWords[payment.takenBack]}
      labelOf={invoiceNumber}
      payers={await whoMayPay(db, { id: purse.id, groupId: group.id })}
      mayTakeBack={payment.takenBack === null && payment.method !== 'card'}
      done={(done && doneWords[done]) || null}
      refusal={refusal}
      moving={moving}
    />
  )
}
