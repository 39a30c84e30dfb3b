import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { show } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { inFull, termsInWords } from '../../../shared/invoice-words.ts'
import type { Currency } from '../../../shared/money.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { moneyPlace } from '../../books/queries/money-framing.ts'
import { moneyChoiceOf } from '../../books/queries/settings.ts'
import { firstChoice } from '../../books/rules/money-choice.ts'
import { cardWay } from '../../cards/queries/own-checkout.ts'
import { whatToPay } from '../../fees/queries.ts'
import { ownPayments } from '../../payments/queries/payments.ts'
import { methodWords, takenBackWords } from '../../payments/rules/payment.ts'
import { OwnMoneyPage } from '../pages/own-money-page.tsx'
import { invoiceById, type ListedInvoice, ownInvoices } from '../queries/invoices.ts'
import { type MemberTerms, ownTerms } from '../queries/member-terms.ts'
import { ownCredit } from '../queries/own-credit.ts'
import { type StateOfInvoice, stateOfInvoice } from '../rules/invoice-state.ts'
import { isTimeToTalk } from '../rules/reminder.ts'
import { moneyOf } from './in-address.ts'
import { payingOf } from './invoice.tsx'

export const ownMoneyRoutes = new Hono<WebEnv>()
ownMoneyRoutes.use('/groups/:id/money/mine', requireSignIn)
ownMoneyRoutes.get('/groups/:id/money/mine', (c) => show(c, (db) => ownMoneyPage(c, db)))

async function ownMoneyPage(c: Web, db: ViewerDb) {
  const { group, framing, purse, keeps } = await moneyPlace(db, idIn(c))
  const today = dateIn(db.now, group.timeZone)
  const choice = purse ? await moneyChoiceOf(db, purse.id) : firstChoice
  const invoices = (purse ? await ownInvoices(db, purse.id) : []).map((invoice) => ({
    ...invoice,
    state: stateOfInvoice(invoice, group.currency, today),
  }))
  const theirs = invoices.filter(({ payerName, openMinor }) => payerName === null && openMinor > 0)
  const terms = purse ? await ownTerms(db, purse.id) : null
  return (
    <OwnMoneyPage
      framing={framing}
      group={group}
      tab={`${moneyOf(c)}${keeps ? '/invoices' : ''}`}
      currency={group.currency}
      agreed={(await whatToPay(db, group)) ?? []}
      ownTerms={terms && ownTermsInWords(terms, invoices, group.currency)}
      invoices={invoices}
      payments={(purse ? await ownPayments(db, purse.id) : []).map(({ method, takenBack, ...payment }) => ({
        ...payment,
        how: methodWords[method],
        takenBack: takenBack && takenBackWords[takenBack],
      }))}
      openMinor={theirs.reduce((sum, { openMinor }) => sum + openMinor, 0)}
      theirsMinor={purse ? await ownCredit(db, purse.id) : 0}
      next={await nextToPay(db, theirs, group)}
      isTimeToTalk={theirs.some(
        ({ state }) => state.overdueSince !== null && isTimeToTalk(choice, state.overdueSince, today),
      )}
    />
  )
}

/** null: they pay what everybody pays, themselves and at once. */
function ownTermsInWords(
  terms: MemberTerms,
  invoices: readonly { payerName: string | null }[],
  currency: Currency,
): string | null {
  const paying = invoices.find(({ payerName }) => payerName !== null)?.payerName ?? 'somebody else'
  const words = termsInWords({ ...terms, payerName: terms.payerId && paying }, currency)
  return words === termsInWords(null, currency) ? null : words
}

/** The one that is due first, with how to pay it. */
async function nextToPay(
  db: ViewerDb,
  theirs: readonly (ListedInvoice & { state: StateOfInvoice })[],
  { id: groupId, currency }: { id: string; currency: Currency },
) {
  const [first] = theirs
    .flatMap(({ id, state }) => {
      const part = state.instalments.find(({ openMinor }) => openMinor > 0)
      return part ? [{ id, part }] : []
    })
    .toSorted((a, b) => Temporal.PlainDate.compare(a.part.dueOn, b.part.dueOn))
  const invoice = first && (await invoiceById(db, first.id))
  if (!first || !invoice) return null
  const { openMinor, dueOn, state } = first.part
  const paying = {
    ...payingOf({ ...invoice, openMinor }),
    byCard: await cardWay(db, groupId, first.id),
  }
  return {
    invoiceId: first.id,
    words: `${inFull(openMinor, currency)} ${state === 'overdue' ? 'was due on' : 'by'} ${formatDateOnly(dueOn)}`,
    paying,
  }
}
