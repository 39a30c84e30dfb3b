import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { type ReadForm, readForm, type Typed } from '../../../platform/web/form-body.ts'
import { doneIn, idIn, isSaidIn, pageIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, showNoting, submit } from '../../../platform/web/respond.tsx'
import { dateIn } from '../../../shared/calendar.ts'
import { freshSignIn } from '../../accounts/fresh.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { keptMoneyPlace, type MoneyPlace, moneyPlace } from '../../books/queries/money-framing.ts'
import { moneyChoiceOf, payeeOf } from '../../books/queries/settings.ts'
import { firstChoice } from '../../books/rules/money-choice.ts'
import { feeAgreement } from '../../fees/queries.ts'
import { creditMeeting } from '../commands/correct.ts'
import { issueInvoices } from '../commands/issue-invoices.ts'
import { refund } from '../commands/refund.ts'
import { cancelledForm, periodForm, refundForm, runForm } from '../forms.ts'
import { InvoicesPage } from '../pages/invoices-page.tsx'
import { RefundsPage } from '../pages/refunds-page.tsx'
import { RunPage } from '../pages/run-page.tsx'
import { invoicesOf, PAGE, unsettledInvoices } from '../queries/invoices.ts'
import { membersWithTerms } from '../queries/member-terms.ts'
import { cancelledAndCharged, chargedAfterLeaving, missedAndCharged, owedBack } from '../queries/proposals.ts'
import { remindersOf } from '../queries/reminders.ts'
import { openOffers, periodToInvoice, runFacts } from '../queries/run-facts.ts'
import { invoiceRun } from '../rules/invoice-run.ts'
import { stateOfInvoice } from '../rules/invoice-state.ts'
import type { Period } from '../rules/period.ts'
import { isTimeToTalk } from '../rules/reminder.ts'
import { moneyOf } from './in-address.ts'
import { noteTermsSeen } from './terms-seen.ts'

const all = '/groups/:id/money/invoices'

export const invoicesRoutes = new Hono<WebEnv>()
invoicesRoutes.use(all, requireSignIn)
invoicesRoutes.use(`${all}/*`, requireSignIn)
invoicesRoutes.use('/groups/:id/money/refunds', requireSignIn)

/** A member who keeps nothing finds what is theirs. */
invoicesRoutes.get(all, async (c) => {
  const { keeps } = await c.var.house.database.asViewer(c.var.viewer, (db) => moneyPlace(db, idIn(c)), {
    readOnly: true,
  })
  return keeps ? show(c, (db) => invoicesPage(c, db)) : c.redirect(`${moneyOf(c)}/mine`, 303)
})

invoicesRoutes.get(`${all}/new`, (c) => {
  const asked = periodAsked(c)
  return showNoting(c, (db) => runPage(c, db, { asked }), asked?.values === null ? 422 : 200)
})

invoicesRoutes.post(`${all}/new`, (c) =>
  submit(c, {
    form: runForm,
    command: (db, values) =>
      issueInvoices(db, idIn(c), {
        fromOn: values.from,
        toOn: values.to,
        dueOn: values.due_on,
        membershipIds: values.members,
        seenMinor: values.seen,
      }),
    done: () => `${moneyOf(c)}/invoices?done=issued`,
    again: (db, { typed, problems, refusal } = { typed: {}, problems: {} }) =>
      runPage(c, db, {
        asked: readForm(periodForm, typed),
        attempt: { typed, problems, ...(refusal && { refusal }) },
      }),
    words: {
      'no-payee': 'Please say first where members pay to; then their invoices can say so.',
      'nothing-to-invoice': 'Please tick at least one member.',
      'run-changed-meanwhile':
        'Something has changed since you looked: a date, a member, or somebody else made invoices. Please look again; it now stands below.',
      'due-before-issued': 'An invoice cannot be due before today.',
    },
  }),
)

invoicesRoutes.get(`${all}/cancelled`, (c) => c.redirect(`${moneyOf(c)}/invoices`, 303))
invoicesRoutes.post(`${all}/cancelled`, (c) =>
  submit(c, {
    form: cancelledForm,
    command: (db, { meeting }) => creditMeeting(db, idIn(c), meeting),
    done: () => `${moneyOf(c)}/invoices?done=credited`,
    again: (db, attempt) => invoicesPage(c, db, attempt?.refusal ?? 'Please choose the meeting again.'),
    words: {
      'nothing-chosen': 'Nothing was chosen.',
      'credited-meanwhile': 'It has been taken off already, or the meeting takes place after all.',
      'more-than-charged': 'More was taken off one of these invoices than this meeting. Please look at each.',
    },
  }),
)

invoicesRoutes.get('/groups/:id/money/refunds', (c) => show(c, (db) => refundsPage(c, db)))
invoicesRoutes.post('/groups/:id/money/refunds', freshSignIn, (c) =>
  submit(c, {
    form: refundForm,
    command: (db, values) =>
      refund(db, idIn(c), {
        partyId: values.party,
        amountMinor: values.amount,
        paidOn: values.paid_on,
        method: values.method,
      }),
    done: () => `${moneyOf(c)}/refunds?done`,
    again: (db, attempt) => refundsPage(c, db, attempt),
    words: {
      'more-than-theirs': 'That is more than they have here now. The sum now stands above.',
      'not-yet': 'Please note it on the day on which it was given back, or later.',
      'nothing-chosen': 'Please say how much.',
      'too-long-ago': 'That day is too long ago to be booked.',
    },
  }),
)

function periodAsked(c: Web): ReadForm<ReturnType<(typeof periodForm)['parse']>> | null {
  const typed: Typed = Object.create(null)
  for (const name of ['from', 'to']) {
    const value = c.req.query(name)
    if (value !== undefined) typed[name] = value
  }
  return Object.keys(typed).length === 0 ? null : readForm(periodForm, typed)
}

interface RunShown {
  asked: ReturnType<typeof periodAsked>
  attempt?: Returned | undefined
}

async function runPage(c: Web, db: ViewerDb, { asked, attempt }: RunShown) {
  const page = await keptMoneyPlace(db, idIn(c))
  const { group, purse } = page
  const agreement = await feeAgreement(db, group.id)
  const wished = asked?.values ? { fromOn: asked.values.from, toOn: asked.values.to } : null
  const period = wished ?? (await usualPeriod(db, page, asked !== null))
  const run = purse && period && isPeriod(period) ? invoiceRun(await runFacts(db, purse, period)) : null
  const choice = purse ? await moneyChoiceOf(db, purse.id) : firstChoice
  const members = purse ? await membersWithTerms(db, purse) : []
  await noteTermsSeen(db, group.id, members)
  return (
    <RunPage
      framing={page.framing}
      group={group}
      tab={`${moneyOf(c)}/invoices`}
      hasPayee={purse !== null && (await payeeOf(db, purse.id)) !== null}
      hasAgreement={agreement !== null}
      period={period}
      run={run}
      payers={
        new Map(
          members.flatMap(({ personId, terms }) =>
            terms?.payerName ? [[personId, terms.payerName] as const] : [],
          ),
        )
      }
      offered={page.standing === 'leader' ? await openOffers(db, group.id) : []}
      dueOn={dateIn(db.now, group.timeZone).add({ days: choice.dueDays })}
      periodAttempt={asked && !asked.values ? asked : undefined}
      attempt={attempt}
    />
  )
}

const isPeriod = ({ fromOn, toOn }: Period): boolean => Temporal.PlainDate.compare(fromOn, toOn) <= 0

async function usualPeriod(db: ViewerDb, { purse }: MoneyPlace, wasAsked: boolean): Promise<Period | null> {
  if (!purse || wasAsked) return null
  const agreement = await feeAgreement(db, purse.groupId)
  return periodToInvoice(db, purse, agreement?.paidAhead ?? 'term', agreement?.months ?? 3)
}

async function invoicesPage(c: Web, db: ViewerDb, refusal: string | null = null) {
  const { group, purse, framing, standing } = await keptMoneyPlace(db, idIn(c))
  const today = dateIn(db.now, group.timeZone)
  const page = pageIn(c)
  const listed = purse ? await invoicesOf(db, purse.id, page) : []
  // Of the whole purse, whatever page of it is shown.
  const unsettled = (purse ? await unsettledInvoices(db, purse.id) : []).map((invoice) => ({
    ...invoice,
    state: stateOfInvoice(invoice, group.currency, today),
  }))
  const choice = purse ? await moneyChoiceOf(db, purse.id) : firstChoice
  const agreement = await feeAgreement(db, group.id)
  const reminders = await remindersOf(
    db,
    listed.map(({ id }) => id),
  )
  const invoices = listed.slice(0, PAGE).map((invoice) => {
    const state = stateOfInvoice(invoice, group.currency, today)
    return { ...invoice, state, reminders: reminders.get(invoice.id)?.count ?? 0 }
  })
  return (
    <InvoicesPage
      framing={framing}
      group={group}
      tab={`${moneyOf(c)}/invoices`}
      currency={group.currency}
      invoices={invoices}
      page={page}
      hasMore={listed.length > PAGE}
      openMinor={unsettled.reduce((sum, { openMinor }) => sum + openMinor, 0)}
      lateCount={unsettled.filter(({ state }) => state.overdueSince !== null).length}
      toTalk={unsettled.flatMap(({ id, memberName, payerName, state }) =>
        state.overdueSince && memberName && isTimeToTalk(choice, state.overdueSince, today)
          ? [{ invoiceId: id, name: memberName, payerName, words: state.words }]
          : [],
      )}
      cancelled={purse && agreement?.creditsCancelled !== false ? await cancelledAndCharged(db, purse) : []}
      missed={
        purse && standing === 'leader' && agreement?.creditsMissed ? await missedAndCharged(db, purse) : []
      }
      leaving={purse ? await chargedAfterLeaving(db, purse) : []}
      owedBack={purse ? (await owedBack(db, purse.id)).length : 0}
      done={doneIn(c, ['issued', 'credited'])}
      refusal={refusal}
    />
  )
}

async function refundsPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const { group, purse, framing } = await keptMoneyPlace(db, idIn(c))
  const party = attempt?.typed.party
  return (
    <RefundsPage
      framing={framing}
      group={group}
      tab={`${moneyOf(c)}/invoices`}
      currency={group.currency}
      owed={purse ? await owedBack(db, purse.id) : []}
      today={dateIn(db.now, group.timeZone)}
      done={isSaidIn(c, 'done')}
      attempt={attempt && typeof party === 'string' ? { partyId: party, attempt } : undefined}
    />
  )
}
