import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { doneIn, idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { listed } from '../../../shared/listed.ts'
import { type Currency, formatMoney, money } from '../../../shared/money.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { keptCostPlan } from '../../fees/queries.ts'
import type { CostPlan } from '../../fees/rules/cost.ts'
import {
  agreeLeaderFee,
  giveFeeBack,
  makeFeeStatement,
  payLeader,
  undoFeeStatement,
} from '../commands/leaders-pay.ts'
import { givenBackForm, leaderFeeForm, paidOutForm, statementForm } from '../forms.ts'
import { LeadersPage } from '../pages/leaders-page.tsx'
import { feeStatements, leaderFees, oldestUnpaid, unpaidMeetings } from '../queries/leaders-pay.ts'
import { keptMoneyPlace } from '../queries/money-framing.ts'
import { partyBalances } from '../queries/purse-sums.ts'
import { dayWords } from '../rules/bookable.ts'
import { feeOfAll } from '../rules/leaders-pay.ts'

export const leadersPayRoutes = new Hono<WebEnv>()
leadersPayRoutes.use('/groups/:id/money/leaders', requireSignIn)
leadersPayRoutes.use('/groups/:id/money/leaders/*', requireSignIn)

const page = (c: Web, done: string) => `/groups/${idIn(c)}/money/leaders?done=${done}`

leadersPayRoutes.get('/groups/:id/money/leaders', (c) => show(c, (db) => leadersPage(c, db)))

leadersPayRoutes.post('/groups/:id/money/leaders/fees', (c) =>
  submit(c, {
    form: leaderFeeForm,
    command: (db, { person, fee }) => agreeLeaderFee(db, idIn(c), { personId: person, feePerHourMinor: fee }),
    done: () => page(c, 'fee'),
    again: (db, feeAttempt) => leadersPage(c, db, { feeAttempt }),
    words: { 'no-leader': 'They do not lead the group now.' },
  }),
)

leadersPayRoutes.post('/groups/:id/money/leaders/statements', (c) =>
  submit(c, {
    form: statementForm,
    command: (db, { person, from, to }) => makeFeeStatement(db, idIn(c), { personId: person, from, to }),
    done: () => page(c, 'statement'),
    again: (db, statementAttempt) => leadersPage(c, db, { statementAttempt }),
    words: {
      'days-upside-down': 'The last day is before the first.',
      'no-fee-agreed': 'No fee has been agreed with this leader: agree one below, or keep a budget.',
      'nothing-led':
        'There is nothing to pay them for in these days: no meeting that they led by the attendance, or they lead as a volunteer.',
    },
  }),
)

leadersPayRoutes.post('/groups/:id/money/leaders/statements/:statementId/reversal', (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => undoFeeStatement(db, idIn(c), idIn(c, 'statementId')),
    done: () => page(c, 'undone'),
    again: (db, attempt) => leadersPage(c, db, { refusal: attempt?.refusal }),
    words: {
      'undone-already': 'It has been undone already.',
      'paid-meanwhile': 'Something of it has been paid or given back: it stays.',
    },
  }),
)

leadersPayRoutes.post('/groups/:id/money/leaders/payments', (c) =>
  submit(c, {
    form: paidOutForm,
    command: (db, { party, amount, from, paid_on: paidOn }) =>
      payLeader(db, idIn(c), { partyId: party, amountMinor: amount, from, paidOn }),
    done: () => page(c, 'paid'),
    again: (db, attempt) =>
      leadersPage(
        c,
        db,
        attempt ? { paid: { partyId: `${attempt.typed.party}`, attempt }, refusal: attempt.refusal } : {},
      ),
    words: { ...dayWords, 'more-than-due': 'That is more than they are due.' },
  }),
)

leadersPayRoutes.post('/groups/:id/money/leaders/gifts', (c) =>
  submit(c, {
    form: givenBackForm,
    command: (db, { amount }) => giveFeeBack(db, idIn(c), { amountMinor: amount }),
    done: () => page(c, 'given-back'),
    again: (db, backAttempt) => leadersPage(c, db, { backAttempt, refusal: backAttempt?.refusal }),
    words: { 'more-than-due': 'That is more than you are due.' },
  }),
)

function feeInWords(own: number | null, plan: CostPlan | null, currency: Currency): string {
  const hour = (minor: number) => `${formatMoney(money(minor, currency))} an hour`
  if (own !== null) return own === 0 ? 'a volunteer' : hour(own)
  const ofAll = feeOfAll(plan?.leaderFeesPerHourMinor ?? [])
  if (ofAll !== null) return ofAll === 0 ? 'a volunteer' : `${hour(ofAll)}, as in the budget`
  return plan ? 'to be agreed: the budget has different fees' : 'nothing agreed yet'
}

function aroundInWords(plan: CostPlan | null): string {
  const { paidPreMeetingMinutes: before, paidDebriefMinutes: after } = plan ?? {
    paidPreMeetingMinutes: 0,
    paidDebriefMinutes: 0,
  }
  const paid = [before > 0 && `${before} minutes before`, after > 0 && `${after} minutes after`].filter(
    (part) => part !== false,
  )
  return paid.length === 0
    ? 'Each meeting is paid by its length; the time before and after is given.'
    : `With each meeting, ${listed(paid)} are paid, as the budget says.`
}

interface Shown {
  refusal?: string | undefined
  feeAttempt?: Returned | undefined
  statementAttempt?: Returned | undefined
  paid?: { partyId: string; attempt: Returned }
  backAttempt?: Returned | undefined
}

async function leadersPage(c: Web, db: ViewerDb, attempts: Shown = {}) {
  const { group, framing, standing, purse } = await keptMoneyPlace(db, idIn(c))
  const plan = await keptCostPlan(db, group.id)
  const waiting = await unpaidMeetings(db, group.id)
  const today = dateIn(db.now, group.timeZone)
  return (
    <LeadersPage
      framing={framing}
      group={group}
      isLeader={standing === 'leader'}
      today={today}
      leaders={(await leaderFees(db, group.id)).map((leader) => ({
        ...leader,
        fee: feeInWords(leader.feePerHourMinor, plan, group.currency),
        meetings: waiting.get(leader.personId) ?? 0,
      }))}
      around={aroundInWords(plan)}
      from={(await oldestUnpaid(db, group.id)) ?? today.with({ day: 1 })}
      due={(purse ? await partyBalances(db, purse.id, 'leaders') : [])
        .filter(({ balanceMinor }) => balanceMinor < 0)
        .map(({ partyId, name, personId, balanceMinor }) => ({
          partyId,
          name,
          dueMinor: 0 - balanceMinor,
          isViewer: personId === db.viewer.personId,
        }))}
      statements={(purse ? await feeStatements(db, purse.id) : []).map((statement) => ({
        ...statement,
        days: `${formatDateOnly(statement.fromOn)} to ${formatDateOnly(statement.toOn)}`,
        madeOn: formatDateOnly(statement.madeOn),
        lines: statement.lines.map(({ on, minutes, feePerHourMinor, amountMinor }) => ({
          on: formatDateOnly(Temporal.PlainDate.from(on)),
          words: `${minutes} minutes at ${formatMoney(money(feePerHourMinor, group.currency))} an hour`,
          amountMinor,
        })),
      }))}
      done={doneIn(c, ['fee', 'statement', 'undone', 'paid', 'given-back'])}
      {...attempts}
    />
  )
}
