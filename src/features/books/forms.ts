import { z } from 'zod'
import {
  carriedLine,
  checkbox,
  choice,
  line,
  localDate,
  money,
  optional,
  paragraph,
  uploadedFile,
  uuid,
  wholeNumber,
} from '../../shared/form-values.ts'

/** A million: more than a group ever moves at once. */
const MOST_MINOR = 100_000_000
const MOST_AN_HOUR = 50_000

const something = <T extends z.ZodType<number>>(amount: T) =>
  amount.refine((minor) => (minor as number) > 0, { message: 'Please enter an amount above nothing.' })

export const treasurerForm = z.object({ person: uuid('Please choose a member.') })

export const payeeForm = z.object({
  name: line(70, 'the name of the account'),
  sort_code: optional(carriedLine(20)),
  account: optional(carriedLine(20)),
  iban: optional(carriedLine(50)),
  bic: optional(carriedLine(20)),
  words: optional(paragraph(500)),
})

export const choiceForm = z.object({
  due_days: wholeNumber(0, 90),
  consequence: choice(['none', 'reminder', 'talk']),
  reminders_most: wholeNumber(0, 5),
  first_after_days: wholeNumber(1, 90),
  every_days: wholeNumber(7, 90),
  tone: choice(['gentle', 'plain']),
  members_see_totals: checkbox(),
})

/** `paid_from`: the bank, the cash box, or whose own pocket. */
export const expenseForm = z.object({
  account: choice(['room', 'supervision', 'other'], 'what it was for'),
  words: line(200, 'a few words'),
  amount: something(money(MOST_MINOR)),
  spent_on: localDate(),
  paid_from: carriedLine(40),
  receipt: uploadedFile(),
})

export const receiptForm = z.object({ receipt: uploadedFile() })

export const paidOutForm = z.object({
  party: uuid(),
  amount: something(money(MOST_MINOR)),
  paid_on: localDate(),
  from: choice(['bank', 'cash']),
})

export const otherForm = z.object({
  kind: choice(['had-at-bank', 'had-in-cash', 'gift', 'to-bank', 'to-cash', 'put-by', 'taken-from-reserve']),
  amount: something(money(MOST_MINOR)),
  on: localDate(),
})

export const leaderFeeForm = z.object({ person: uuid(), fee: money(MOST_AN_HOUR) })

export const statementForm = z.object({ person: uuid(), from: localDate(), to: localDate() })

export const givenBackForm = z.object({ amount: something(money(MOST_MINOR)) })

export const exportForm = z.object({ year: wholeNumber(2000, 2200), kind: choice(['journal', 'balances']) })
