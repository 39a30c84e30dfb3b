import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { doneIn, idIn, pageIn } from '../../../platform/web/in-address.ts'
import { knownFileWords, readKnownFile, sendKnownFile } from '../../../platform/web/known-file.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { takesFile } from '../../../platform/web/takes-file.ts'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { isId } from '../../../shared/ids.ts'
import { isRefusal, refuse } from '../../../shared/refusal.ts'
import { requireSignIn } from '../../accounts/session.ts'
import {
  keepReceipt,
  noteExpense,
  noteOther,
  repayOutlay,
  takeReceiptBack,
  undoExpense,
} from '../commands/expenses.ts'
import { expenseForm, otherForm, paidOutForm, receiptForm } from '../forms.ts'
import { ExpensesPage } from '../pages/expenses-page.tsx'
import { expensesOf, receiptById } from '../queries/expenses.ts'
import { bookedMoneyPlace, keptMoneyPlace } from '../queries/money-framing.ts'
import { partyBalances } from '../queries/purse-sums.ts'
import { peopleNow } from '../queries/settings.ts'
import { accountWords } from '../rules/account-words.ts'
import { dayWords } from '../rules/bookable.ts'
import { receiptInWords } from '../rules/expense.ts'

export const expenseRoutes = new Hono<WebEnv>()
for (const place of ['expenses', 'expenses/*', 'receipts/*', 'outlays', 'other-entries']) {
  expenseRoutes.use(`/groups/:id/money/${place}`, requireSignIn)
}

const page = (c: Web, done: string) => `/groups/${idIn(c)}/money/expenses?done=${done}`
const receiptWords = {
  ...knownFileWords,
  'file-unknown': 'A receipt is a PDF or a picture (JPEG, PNG, WebP); this file is something else.',
}

expenseRoutes.get('/groups/:id/money/expenses', (c) => show(c, (db) => expensesPage(c, db)))

expenseRoutes.post('/groups/:id/money/expenses', takesFile, (c) =>
  submit(c, {
    form: expenseForm,
    command: async (db, values) => {
      const receipt = await readKnownFile(values.receipt)
      if (isRefusal(receipt)) return receipt
      const { paid_from: from } = values
      if (from !== 'bank' && from !== 'cash' && !isId(from)) return refuse('nobody-here')
      return noteExpense(db, idIn(c), {
        account: values.account,
        words: values.words,
        spentOn: values.spent_on,
        amountMinor: values.amount,
        paidFrom: from === 'bank' || from === 'cash' ? from : { personId: from },
        receipt,
      })
    },
    done: () => page(c, 'noted'),
    again: (db, attempt) => expensesPage(c, db, { attempt }),
    words: { ...receiptWords, ...dayWords, 'nobody-here': 'Please choose who paid it.' },
  }),
)

expenseRoutes.post('/groups/:id/money/expenses/:expenseId/reversal', (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => undoExpense(db, idIn(c), idIn(c, 'expenseId')),
    done: () => page(c, 'undone'),
    again: (db, attempt) => expensesPage(c, db, { refusal: attempt?.refusal }),
    words: { 'undone-already': 'It has been undone already.' },
  }),
)

expenseRoutes.post('/groups/:id/money/expenses/:expenseId/receipts', takesFile, (c) =>
  submit(c, {
    form: receiptForm,
    command: async (db, values) => {
      const receipt = await readKnownFile(values.receipt)
      if (isRefusal(receipt)) return receipt
      return receipt ? keepReceipt(db, idIn(c), idIn(c, 'expenseId'), receipt) : refuse('no-file')
    },
    done: () => page(c, 'receipt'),
    again: (db, attempt) => expensesPage(c, db, { refusal: attempt?.refusal ?? 'Please choose a file.' }),
    words: {
      ...receiptWords,
      'receipts-enough': 'Four receipts are kept with an expense at most.',
      'no-file': 'Please choose a file.',
    },
  }),
)

expenseRoutes.post('/groups/:id/money/receipts/:receiptId/deletion', (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => takeReceiptBack(db, idIn(c), idIn(c, 'receiptId')),
    done: () => page(c, 'receipt-back'),
    again: (db, attempt) => expensesPage(c, db, { refusal: attempt?.refusal }),
    words: {
      'receipt-stays': 'A receipt can be deleted for a day, by whoever kept it. From then on it stays.',
    },
  }),
)

expenseRoutes.get('/groups/:id/money/receipts/:receiptId', async (c) => {
  const receipt = await c.var.house.database.asViewer(
    c.var.viewer,
    async (db) => {
      const { purse } = await bookedMoneyPlace(db, idIn(c))
      return found(await receiptById(db, purse.id, idIn(c, 'receiptId')))
    },
    { readOnly: true },
  )
  return sendKnownFile(c, receipt, `receipt-${receipt.spentOn}`)
})

expenseRoutes.post('/groups/:id/money/outlays', (c) =>
  submit(c, {
    form: paidOutForm,
    command: (db, { party, amount, from, paid_on: paidOn }) =>
      repayOutlay(db, idIn(c), { partyId: party, amountMinor: amount, from, paidOn }),
    done: () => page(c, 'repaid'),
    again: (db, attempt) =>
      expensesPage(
        c,
        db,
        attempt ? { repaid: { partyId: `${attempt.typed.party}`, attempt }, refusal: attempt.refusal } : {},
      ),
    words: { ...dayWords, 'more-than-due': 'That is more than they have to get back.' },
  }),
)

expenseRoutes.post('/groups/:id/money/other-entries', (c) =>
  submit(c, {
    form: otherForm,
    command: (db, { kind, amount, on }) => noteOther(db, idIn(c), { kind, amountMinor: amount, on }),
    done: () => page(c, 'other'),
    again: (db, otherAttempt) => expensesPage(c, db, { otherAttempt }),
    words: { ...dayWords, 'not-that-much': 'There is not that much.' },
  }),
)

interface Shown {
  refusal?: string | undefined
  attempt?: Returned | undefined
  otherAttempt?: Returned | undefined
  repaid?: { partyId: string; attempt: Returned }
}

async function expensesPage(c: Web, db: ViewerDb, attempts: Shown = {}) {
  const { group, framing, purse } = await keptMoneyPlace(db, idIn(c))
  const number = pageIn(c)
  const { expenses, hasMore } = purse
    ? await expensesOf(db, purse.id, number)
    : { expenses: [], hasMore: false }
  const at = (to: number) => `/groups/${group.id}/money/expenses?page=${to}`
  const since = db.now.subtract({ hours: 24 })
  return (
    <ExpensesPage
      framing={framing}
      group={group}
      today={dateIn(db.now, group.timeZone)}
      costs={(['room', 'supervision', 'other'] as const).map((account) => ({
        value: account,
        label: accountWords[account],
      }))}
      people={await peopleNow(db, group.id)}
      expenses={expenses.map((expense) => ({
        ...expense,
        forWhat: accountWords[expense.account],
        on: formatDateOnly(expense.spentOn),
        from: expense.paidByName
          ? `${expense.paidByName}’s own pocket`
          : expense.paidFrom === 'cash'
            ? 'Cash box'
            : 'The group’s account',
        receipts: expense.receipts.map((receipt) => ({
          id: receipt.id,
          words: receiptInWords(receipt),
          canBeTakenBack:
            receipt.keptBy === db.viewer.personId &&
            Temporal.Instant.compare(Temporal.Instant.from(receipt.keptAt), since) > 0,
        })),
      }))}
      pages={{
        previous: number > 1 ? at(number - 1) : undefined,
        next: hasMore ? at(number + 1) : undefined,
      }}
      outlays={(purse ? await partyBalances(db, purse.id, 'outlays') : [])
        .filter(({ balanceMinor }) => balanceMinor < 0)
        .map(({ partyId, name, balanceMinor }) => ({ partyId, name, dueMinor: 0 - balanceMinor }))}
      done={doneIn(c, ['noted', 'undone', 'receipt', 'receipt-back', 'repaid', 'other'])}
      {...attempts}
    />
  )
}
