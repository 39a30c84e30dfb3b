import { type Account, accounts, everyAccount } from './accounts.ts'

/** What of one account was booked on one day, for one day. */
export interface Booked {
  account: Account
  bookedOn: Temporal.PlainDate
  /** The day it is for; the one it is booked on where nothing is said. */
  forDay: Temporal.PlainDate
  amountMinor: number
}

export interface AccountYear {
  account: Account
  /** Signed as everywhere: debit +, credit −. */
  openingMinor: number
  debitMinor: number
  creditMinor: number
  closingMinor: number
}

export interface YearReport {
  year: number
  /** Every account that had or has anything. */
  accounts: AccountYear[]
  incomeMinor: number
  costsMinor: number
  /** What the year brought: income less costs. */
  resultMinor: number
}

const isOf = (account: Account, kind: 'income' | 'cost') => accounts[account] === kind

/**
 * The year by the days on which things were booked. Income and costs begin each year at nothing: what years before brought
 * stands in 'brought-forward'.
 */
export function yearReport(year: number, booked: readonly Booked[]): YearReport {
  const rows = new Map<Account, AccountYear>(
    everyAccount.map((account) => [
      account,
      { account, openingMinor: 0, debitMinor: 0, creditMinor: 0, closingMinor: 0 },
    ]),
  )
  const row = (account: Account): AccountYear => rows.get(account) as AccountYear
  for (const { account, bookedOn, amountMinor } of booked) {
    if (bookedOn.year > year) continue
    if (bookedOn.year < year) {
      const before = isOf(account, 'income') || isOf(account, 'cost') ? 'brought-forward' : account
      row(before).openingMinor += amountMinor
    } else if (amountMinor > 0) row(account).debitMinor += amountMinor
    else row(account).creditMinor -= amountMinor
  }
  for (const each of rows.values()) each.closingMinor = each.openingMinor + each.debitMinor - each.creditMinor
  const sum = (kind: 'income' | 'cost') =>
    [...rows.values()]
      .filter(({ account }) => isOf(account, kind))
      .reduce((all, { closingMinor }) => all + closingMinor, 0)
  const [incomeMinor, costsMinor] = [0 - sum('income'), sum('cost')]
  return {
    year,
    accounts: [...rows.values()].filter(
      ({ openingMinor, debitMinor, creditMinor }) => openingMinor || debitMinor || creditMinor,
    ),
    incomeMinor,
    costsMinor,
    resultMinor: incomeMinor - costsMinor,
  }
}

export interface Period {
  name: string
  firstOn: Temporal.PlainDate
  /** The day after. */
  endsBefore: Temporal.PlainDate
}

export interface PeriodSums {
  name: string
  incomeMinor: number
  costsMinor: number
}

const quarterNames = ['January to March', 'April to June', 'July to September', 'October to December']

/** The quarters of a year, where a group has no terms to go by. */
const quartersOf = (year: number): Period[] =>
  quarterNames.map((name, nth) => {
    const firstOn = Temporal.PlainDate.from({ year, month: nth * 3 + 1, day: 1 })
    return { name, firstOn, endsBefore: firstOn.add({ months: 3 }) }
  })

/**
 * The terms that touch a year, each reaching to the next; what comes before the first is a period of its own. Without terms,
 * quarters.
 * @param terms first days, oldest first
 */
export function periodsOf(
  year: number,
  terms: readonly { name: string; firstOn: Temporal.PlainDate }[],
): Period[] {
  const [first, next] = [
    Temporal.PlainDate.from({ year, month: 1, day: 1 }),
    Temporal.PlainDate.from({ year: year + 1, month: 1, day: 1 }),
  ]
  const before = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0
  const within = terms
    .map(({ name, firstOn }, nth) => ({ name, firstOn, endsBefore: terms[nth + 1]?.firstOn ?? next }))
    .filter(({ firstOn, endsBefore }) => before(firstOn, next) && before(first, endsBefore))
    .map(({ name, firstOn, endsBefore }) => ({
      name,
      firstOn: before(firstOn, first) ? first : firstOn,
      endsBefore: before(next, endsBefore) ? next : endsBefore,
    }))
  const [earliest] = within
  if (!earliest) return quartersOf(year)
  return before(first, earliest.firstOn)
    ? [{ name: 'Before', firstOn: first, endsBefore: earliest.firstOn }, ...within]
    : within
}

/** Income and costs by the days that they are for, so that a term shows what it cost and not when it was paid. */
export function periodSums(periods: readonly Period[], booked: readonly Booked[]): PeriodSums[] {
  return periods
    .map(({ name, firstOn, endsBefore }) => {
      const within = booked.filter(
        ({ forDay }) =>
          Temporal.PlainDate.compare(firstOn, forDay) <= 0 &&
          Temporal.PlainDate.compare(forDay, endsBefore) < 0,
      )
      const sum = (kind: 'income' | 'cost') =>
        within
          .filter(({ account }) => isOf(account, kind))
          .reduce((all, { amountMinor }) => all + amountMinor, 0)
      return { name, incomeMinor: 0 - sum('income'), costsMinor: sum('cost') }
    })
    .filter(({ name, incomeMinor, costsMinor }) => name !== 'Before' || incomeMinor !== 0 || costsMinor !== 0)
}
