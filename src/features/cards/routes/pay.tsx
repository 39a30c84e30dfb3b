import { Hono } from 'hono'
import { openCardCompany } from '../../../platform/card-company.ts'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { inFull, invoiceNumber } from '../../../shared/invoice-words.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { askToPayByCard, openCheckout } from '../commands/ask-to-pay.ts'
import { nothingForm } from '../forms.ts'
import { PayByCardPage } from '../pages/pay-by-card-page.tsx'
import { takesCards } from '../queries/card-account.ts'
import { type PayableInvoice, payableInvoice, standingCheckout } from '../queries/own-checkout.ts'
import { idIn } from './in-address.ts'

export const payByCardRoutes = new Hono<WebEnv>()
payByCardRoutes.use('/invoices/:invoiceId/card', requireSignIn)

const here = (c: Web) => `/invoices/${idIn(c, 'invoiceId')}/card`

payByCardRoutes.get('/invoices/:invoiceId/card', (c) => show(c, (db) => payByCardPage(c, db)))

/** First noted here, then asked of the card company: outside of our transaction, for that may take its time. */
payByCardRoutes.post('/invoices/:invoiceId/card', async (c) => {
  const answer = await submit(c, {
    form: nothingForm,
    command: (db) => askToPayByCard(db, idIn(c, 'invoiceId')),
    done: ({ checkoutId }) => `${here(c)}?asked=${checkoutId}`,
    again: (db, attempt) => payByCardPage(c, db, attempt),
    words: {
      'nothing-open': 'Nothing is open on this invoice any more.',
      'no-cards': 'The group does not take cards any more. Please pay by transfer.',
    },
  })
  const checkoutId = /asked=([0-9a-f-]{36})$/.exec(answer.headers.get('Location') ?? '')?.[1]
  if (answer.status !== 303 || !checkoutId) return answer
  const { database, seals, cardCompanyApi, clock, baseUrl } = c.var.house
  const invoice = await database.asViewer(c.var.viewer, async (db) =>
    found(await payableInvoice(db, idIn(c, 'invoiceId'))),
  )
  const state = await openCheckout(
    { database, seals, company: (key) => openCardCompany(key, cardCompanyApi), now: clock() },
    checkoutId,
    {
      what: nameOf(invoice),
      successUrl: `${baseUrl}${here(c)}?paid`,
      cancelUrl: `${baseUrl}${here(c)}`,
    },
  )
  return c.redirect(state === 'open' ? here(c) : `${here(c)}?${state}`, 303)
})

/** 'Invoice 2026-7, RF61 …': nothing of what the group is about. */
const nameOf = (invoice: PayableInvoice): string => `Invoice ${invoiceNumber(invoice)}, ${invoice.reference}`

async function payByCardPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const invoice = found(await payableInvoice(db, idIn(c, 'invoiceId')))
  const takes = await takesCards(db, invoice.purseId)
  const checkout = takes && invoice.openMinor > 0 ? await standingCheckout(db, invoice) : null
  const asked = (word: string) => c.req.method === 'GET' && c.req.query(word) !== undefined
  return (
    <PayByCardPage
      here={here(c)}
      back={
        invoice.groupId === null
          ? null
          : {
              href: `/groups/${invoice.groupId}/money/mine`,
              group: invoice.groupName ?? '',
            }
      }
      invoice={nameOf(invoice)}
      open={inFull(invoice.dueMinor, invoice.currency)}
      isOpen={invoice.openMinor > 0}
      takesCards={takes}
      address={checkout?.address ?? null}
      cameBack={asked('paid')}
      fault={asked('unreachable') ? 'unreachable' : asked('refused') ? 'refused' : null}
      attempt={attempt}
    />
  )
}
