import { Hono } from 'hono'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, isSaidIn, tokenIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, showHeld, submit, submitHeld } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { inFull, invoiceNumber } from '../../../shared/invoice-words.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { askToPayByCard, openCheckout } from '../commands/ask-to-pay.ts'
import { cardOfficeOf } from '../commands/card-office.ts'
import { BackFromCardPage } from '../pages/back-from-card-page.tsx'
import { PayByCardPage } from '../pages/pay-by-card-page.tsx'
import {
  type PayableInvoice,
  type PayingDb,
  payableInvoice,
  standingCheckout,
  takesCards,
} from '../queries/own-checkout.ts'

const own = '/invoices/:invoiceId/card'
const held = '/payer-invoices/:token/card'
/** Where a payer comes back to: the card company keeps addresses, and theirs is told to nobody. */
const back = '/cards/back'

export const payByCardRoutes = new Hono<WebEnv>()
payByCardRoutes.use(own, requireSignIn)
const ownAt = (c: Web) => `/invoices/${idIn(c, 'invoiceId')}/card`
const heldAt = (c: Web) => `/payer-invoices/${tokenIn(c)}/card`

payByCardRoutes.get(own, (c) => show(c, (db) => ownPage(c, db)))
payByCardRoutes.get(held, (c) => showHeld(c, tokenIn(c), (db) => heldPage(c, db)))
payByCardRoutes.get(back, (c) =>
  show(c, () => <BackFromCardPage hasPaid={c.req.query('paid') !== undefined} />),
)

payByCardRoutes.post(own, async (c) => {
  const id = idIn(c, 'invoiceId')
  const answer = await submit(c, { ...asking(id, ownAt(c)), again: (db, attempt) => ownPage(c, db, attempt) })
  if (answer.status !== 303) return answer
  const { database } = c.var.house
  const noted = await database.asViewer(c.var.viewer, (db) => whatWasNoted(db, id), { readOnly: true })
  return goOn(c, noted, { here: ownAt(c), paid: `${ownAt(c)}?paid`, left: ownAt(c) })
})

payByCardRoutes.post(held, async (c) => {
  const token = tokenIn(c)
  const answer = await submitHeld(c, token, {
    ...asking(null, heldAt(c)),
    again: (db, attempt) => heldPage(c, db, attempt),
  })
  if (answer.status !== 303) return answer
  const { database } = c.var.house
  const noted = await database.asHolder(token, (db) => whatWasNoted(db, null), { readOnly: true })
  const led = await goOn(c, noted, { here: heldAt(c), paid: `${back}?paid`, left: back })
  led.headers.set('Referrer-Policy', 'no-referrer')
  led.headers.set('Cache-Control', 'no-store')
  return led
})

const asking = (invoiceId: string | null, here: string) => ({
  form: buttonForm,
  command: (db: PayingDb) => askToPayByCard(db, invoiceId),
  done: () => here,
  words: {
    'nothing-open': 'Nothing is open on this invoice any more.',
    'no-cards': 'The group does not take cards any more. Please pay by transfer.',
  },
})

interface Noted {
  invoice: PayableInvoice
  checkoutId: string | null
}

async function whatWasNoted(db: PayingDb, invoiceId: string | null): Promise<Noted> {
  const invoice = found(await payableInvoice(db, invoiceId))
  return { invoice, checkoutId: (await standingCheckout(db, invoice))?.id ?? null }
}

/** What was noted here is asked of the card company: outside of our transaction, for that may take its time. */
async function goOn(
  c: Web,
  { invoice, checkoutId }: Noted,
  { here, paid, left }: { here: string; paid: string; left: string },
): Promise<Response> {
  if (!checkoutId) return c.redirect(here, 303)
  const { baseUrl } = c.var.house
  const state = await openCheckout(cardOfficeOf(c.var.house), checkoutId, {
    what: nameOf(invoice),
    successUrl: `${baseUrl}${paid}`,
    cancelUrl: `${baseUrl}${left}`,
  })
  return c.redirect(state === 'open' ? here : `${here}?${state}`, 303)
}

/** 'Invoice 2026-7, RF61 …': nothing of what the group is about. */
const nameOf = (invoice: PayableInvoice): string => `Invoice ${invoiceNumber(invoice)}, ${invoice.reference}`

async function ownPage(c: Web, db: PayingDb, attempt?: Returned) {
  const page = await pageOf(c, db, idIn(c, 'invoiceId'), attempt)
  const { groupId, groupName } = page.invoice
  return (
    <PayByCardPage
      {...page.props}
      here={ownAt(c)}
      tell="your leaders"
      back={
        groupId === null
          ? null
          : { href: `/groups/${groupId}/money/mine`, label: `Your invoices in ${groupName ?? ''}` }
      }
    />
  )
}

async function heldPage(c: Web, db: PayingDb, attempt?: Returned) {
  const { props } = await pageOf(c, db, null, attempt)
  return (
    <PayByCardPage
      {...props}
      secret
      here={heldAt(c)}
      tell="whoever wrote to you"
      back={{ href: `/payer-invoices/${tokenIn(c)}`, label: 'The invoice' }}
    />
  )
}

async function pageOf(c: Web, db: PayingDb, invoiceId: string | null, attempt?: Returned) {
  const invoice = found(await payableInvoice(db, invoiceId))
  const takes = await takesCards(db, invoice.purseId)
  const checkout = takes && invoice.openMinor > 0 ? await standingCheckout(db, invoice) : null
  const fault = (['unreachable', 'refused'] as const).find((word) => isSaidIn(c, word))
  return {
    invoice,
    props: {
      invoice: nameOf(invoice),
      open: inFull(invoice.dueMinor, invoice.currency),
      isOpen: invoice.openMinor > 0,
      takesCards: takes,
      address: checkout?.address ?? null,
      cameBack: isSaidIn(c, 'paid'),
      fault: fault ?? null,
      attempt,
    },
  }
}
