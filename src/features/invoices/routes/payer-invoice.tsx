import { Hono } from 'hono'
import { found } from '../../../platform/errors.ts'
import type { WebEnv } from '../../../platform/web/context.ts'
import { tokenIn } from '../../../platform/web/in-address.ts'
import { showHeld } from '../../../platform/web/respond.tsx'
import { dateIn } from '../../../shared/calendar.ts'
import { invoiceNumber } from '../../../shared/invoice-words.ts'
import { heldCardWay } from '../../cards/queries/own-checkout.ts'
import { societyName } from '../../society/queries.ts'
import { invoiceSheet } from '../pages/invoice-sheet.ts'
import { PayerInvoicePage } from '../pages/payer-invoice-page.tsx'
import { type HeldInvoice, heldInvoice } from '../queries/held-invoice.ts'
import { sheetOf } from '../rules/invoice-sheet-facts.ts'
import { stateOfInvoice } from '../rules/invoice-state.ts'
import { payingOf } from './invoice.tsx'

const one = '/payer-invoices/:token'

export const payerInvoiceRoutes = new Hono<WebEnv>()

/** To whoever pays, an invoice stands as it stands whatever was taken off it for. */
const standing = (invoice: HeldInvoice) => ({
  ...invoice,
  creditedMinor: invoice.takenOffMinor,
  writtenOffMinor: 0,
})

payerInvoiceRoutes.get(one, (c) =>
  showHeld(c, tokenIn(c), async (db) => {
    const invoice = found(await heldInvoice(db))
    return (
      <PayerInvoicePage
        invoice={invoice}
        state={stateOfInvoice(standing(invoice), invoice.currency, dateIn(db.now, invoice.timeZone))}
        paying={{ ...payingOf(invoice), byCard: await heldCardWay(db, tokenIn(c)) }}
        pdfHref={`/payer-invoices/${tokenIn(c)}/invoice.pdf`}
      />
    )
  }),
)

payerInvoiceRoutes.get(`${one}/invoice.pdf`, async (c) => {
  const { invoice, society } = await c.var.house.database.asHolder(
    tokenIn(c),
    async (db) => ({ invoice: found(await heldInvoice(db)), society: (await societyName(db)) ?? '' }),
    { readOnly: true },
  )
  const bytes = await invoiceSheet(sheetOf({ ...standing(invoice), withMeetings: false, lines: [] }, society))
  c.header('Content-Type', 'application/pdf')
  c.header('Content-Disposition', `inline; filename="invoice-${invoiceNumber(invoice)}.pdf"`)
  c.header('Referrer-Policy', 'no-referrer')
  c.header('Cache-Control', 'no-store')
  return c.body(new Uint8Array(bytes))
})
