import { expect } from 'vitest'
import { yearOf } from '../../../src/features/books/queries/books.ts'
import { purseSums } from '../../../src/features/books/queries/purse-sums.ts'
import { everyAccount } from '../../../src/features/books/rules/accounts.ts'
import { openInvoices } from '../../../src/features/invoices/queries/open-invoices.ts'
import { booksOf } from '../owing-group.ts'
import { as, type MoneyWorld, sumsOf } from './world.ts'

const sum = (minors: Iterable<number>) => [...minors].reduce((all, minor) => all + minor, 0)

/** The books are what happened, account by account and party by party; no invoice wants less than nothing. */
export async function booksAgree(world: MoneyWorld, after: string): Promise<void> {
  const { circle, group, invoices } = world
  const { total, open, kept } = await booksOf(circle, group.purseId)
  expect(total, `${after}: what balances comes to nothing`).toBe(0)
  const { rows } = await circle.owner.query(
    `select concat_ws(' ', account, party_id) as place, sum(amount_minor)::int as minor from posting
     where purse_id = $1 group by 1 having sum(amount_minor) <> 0`,
    [group.purseId],
  )
  const booked = new Map<string, number>(rows.map(({ place, minor }) => [place, minor]))
  const own = sumsOf(world)
  expect(Object.fromEntries(booked), `${after}: each account of each party`).toEqual(Object.fromEntries(own))
  expect(sum(own.values()), `${after}: what happened balances`).toBe(0)

  for (const { invoiceId, claimMinor } of invoices) {
    expect(open.get(invoiceId) ?? 0, `${after}: less than nothing is wanted`).toBeGreaterThanOrEqual(0)
    expect(open.get(invoiceId) ?? 0, `${after}: more is wanted than is asked for`).toBeLessThanOrEqual(
      claimMinor,
    )
  }
  expect([...open.keys()].length, `${after}: invoices that nobody knows of`).toBe(invoices.length)
  for (const [partyId, minor] of kept) {
    // Given back by the card company alone, whoever was paid back may owe what was put to an invoice.
    const backMinor = sum(
      [...world.payments.values()].map((paid) => (paid.partyId === partyId ? paid.backMinor : 0)),
    )
    expect(minor, `${after}: less than nothing is kept`).toBeGreaterThanOrEqual(0 - backMinor)
  }
  expect(
    own.get('reserve') ?? 0,
    `${after}: more is taken from the reserve than is in it`,
  ).toBeLessThanOrEqual(0)
  for (const { partyId } of world.leaders)
    expect(
      own.get(`leaders ${partyId}`) ?? 0,
      `${after}: a leader has got more than their due`,
    ).toBeLessThanOrEqual(0)
}

/** What the product says to those who keep the money is the same. */
export async function pagesAgree(world: MoneyWorld): Promise<void> {
  const own: Record<string, number> = Object.fromEntries(everyAccount.map((account) => [account, 0]))
  for (const [place, minor] of sumsOf(world)) {
    const account = place.split(' ')[0] ?? ''
    own[account] = (own[account] ?? 0) + minor
  }
  const { purseId } = world.group
  const { sums, year, open } = await as(world, async (db) => ({
    sums: await purseSums(db, purseId),
    year: await yearOf(db, purseId, 2026),
    open: await openInvoices(db, purseId),
  }))
  expect(sums).toEqual(own)
  const closing = Object.fromEntries(everyAccount.map((account) => [account, 0]))
  for (const { account, closingMinor } of year.accounts) closing[account] = closingMinor
  expect(closing).toEqual(own)
  const { kept } = await booksOf(world.circle, purseId)
  expect(sum(open.map(({ openMinor }) => openMinor)) - sum(kept.values())).toBe(own.members)
}
