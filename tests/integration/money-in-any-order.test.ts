import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { creditSum, writeOff } from '../../src/features/invoices/commands/correct.ts'
import { refund } from '../../src/features/invoices/commands/refund.ts'
import { notePayment } from '../../src/features/payments/commands/note-payment.ts'
import { putToInvoices, takeOffInvoice } from '../../src/features/payments/commands/put-to-invoices.ts'
import { moveToPayer, takeBackPayment } from '../../src/features/payments/commands/take-back-payment.ts'
import type { ViewerDb } from '../../src/platform/database/database.ts'
import { found } from '../../src/platform/errors.ts'
import { isRefusal } from '../../src/shared/refusal.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import {
  booksOf,
  OWED_MINOR,
  type Owed,
  type OwingGroup,
  writeInvoice,
  writeOwingGroup,
} from '../support/owing-group.ts'

// Payments, credits, refunds and what is written off may come in any order, and be undone in any. Beside the books the test keeps
// what happened in the world: what came, what was given back, what nobody asks for any more. Nothing else may follow from it.

let circle: Circle
beforeAll(async () => {
  circle = await startCircle({ now: '2026-12-03T18:00:00Z', jobs: false })
})
afterAll(() => circle.close())

const today = Temporal.PlainDate.from('2026-12-03')
const as = <T>(group: OwingGroup, work: (db: ViewerDb) => Promise<T>) =>
  circle.database.asViewer(personAlone(group.leaderIds[0]), work)

const noted = (group: OwingGroup, partyId: string, amountMinor: number, put: 'oldest' | 'keep' = 'oldest') =>
  as(group, (db) =>
    notePayment(db, group.id, {
      whoId: partyId,
      method: 'transfer',
      receivedOn: today,
      amountMinor,
      put,
      isFurther: true,
      tellsPayer: false,
    }),
  )
const credited = (group: OwingGroup, { invoiceId }: Owed, amountMinor: number) =>
  as(group, (db) => creditSum(db, group.id, invoiceId, { amountMinor, reason: 'goodwill' }))
const givenBack = (group: OwingGroup, { partyId }: Owed, amountMinor: number) =>
  as(group, (db) => refund(db, group.id, { partyId, amountMinor, paidOn: today, method: 'transfer' }))
const undone = (group: OwingGroup, paymentId: string) =>
  as(group, (db) => takeBackPayment(db, group.id, { paymentId, why: 'not-paid' }))
const writtenOff = async (group: OwingGroup, { invoiceId }: Owed) => {
  const seenMinor = (await booksOf(circle, group.purseId)).open.get(invoiceId) ?? 0
  return as(group, (db) => writeOff(db, group.id, invoiceId, { reason: 'The group carries it', seenMinor }))
}
const paymentIn = (outcome: object): string => {
  if (!('paymentId' in outcome)) throw new Error(JSON.stringify(outcome))
  return String(outcome.paymentId)
}

describe('a payment that did not come after all', () => {
  test('leaves nothing behind, where what it paid was credited meanwhile', async () => {
    const group = await writeOwingGroup(circle)
    const [anna] = group.owed
    const paymentId = paymentIn(await noted(group, anna.partyId, OWED_MINOR))
    await credited(group, anna, OWED_MINOR)
    await undone(group, paymentId)
    const { open, kept } = await booksOf(circle, group.purseId)
    expect({ open: open.get(anna.invoiceId), kept: kept.get(anna.partyId) }).toEqual({ open: 0, kept: 0 })
  })

  test('is asked for again as far as it was not credited', async () => {
    const group = await writeOwingGroup(circle)
    const [anna] = group.owed
    const paymentId = paymentIn(await noted(group, anna.partyId, 60_00))
    await credited(group, anna, 100_00)
    await undone(group, paymentId)
    const { open, kept } = await booksOf(circle, group.purseId)
    expect({ open: open.get(anna.invoiceId), kept: kept.get(anna.partyId) }).toEqual({ open: 20_00, kept: 0 })
  })

  test('is missed by the next invoice, where what was credited of it had been put there', async () => {
    const group = await writeOwingGroup(circle)
    const [anna] = group.owed
    const { invoiceId: nextId } = await writeInvoice(circle, {
      purseId: group.purseId,
      member: anna,
      partyId: anna.partyId,
      number: 8,
      by: group.leaderIds[0],
      dueOn: '2027-05-01',
    })
    const paymentId = paymentIn(await noted(group, anna.partyId, OWED_MINOR))
    await credited(group, anna, OWED_MINOR)
    await as(group, (db) => putToInvoices(db, group.id, { partyId: anna.partyId, invoiceId: null }))
    await undone(group, paymentId)
    const { open, kept } = await booksOf(circle, group.purseId)
    expect([open.get(anna.invoiceId), open.get(nextId), kept.get(anna.partyId)]).toEqual([0, OWED_MINOR, 0])
  })

  test('stays, where what was credited of it has been given back', async () => {
    const group = await writeOwingGroup(circle)
    const [anna] = group.owed
    const paymentId = paymentIn(await noted(group, anna.partyId, OWED_MINOR))
    await credited(group, anna, OWED_MINOR)
    await givenBack(group, anna, OWED_MINOR)
    expect(await undone(group, paymentId)).toEqual({ refused: 'given-back-since' })
  })
})

const step = fc.record({
  kind: fc.constantFrom('pay', 'keep', 'put', 'off', 'back', 'move', 'credit', 'refund', 'write-off'),
  which: fc.nat(2),
  payment: fc.nat(99),
  minor: fc.integer({ min: 1, max: 9_000 }),
})
type Step = typeof step extends fc.Arbitrary<infer Of> ? Of : never

/** A group with three invoices of two people, and what has happened to it in the world. */
async function writeWorld() {
  const group = await writeOwingGroup(circle)
  const [anna, ben] = group.owed
  const second = await writeInvoice(circle, {
    purseId: group.purseId,
    member: anna,
    partyId: anna.partyId,
    number: 8,
    by: group.leaderIds[0],
    minor: 3_333,
  })
  return {
    group,
    invoices: [
      { ...anna, claimMinor: OWED_MINOR },
      { ...second, claimMinor: 3_333 },
      { ...ben, claimMinor: OWED_MINOR },
    ],
    payments: new Map<string, { partyId: string; minor: number; isBack: boolean }>(),
    refunds: [] as { partyId: string; minor: number }[],
  }
}
type World = Awaited<ReturnType<typeof writeWorld>>

/** Does it, and notes what happened in the world where it was not refused. */
async function take(world: World, { kind, which, payment, minor }: Step) {
  const { group, invoices, payments, refunds } = world
  const invoice = found(invoices[which])
  const { partyId, invoiceId } = invoice
  const [paymentId, paid] = [...payments].at(payment % Math.max(1, payments.size)) ?? []
  if (kind === 'pay' || kind === 'keep') {
    const id = paymentIn(await noted(group, partyId, minor, kind === 'keep' ? 'keep' : 'oldest'))
    payments.set(id, { partyId, minor, isBack: false })
  } else if (kind === 'put') {
    await as<object>(group, (db) => putToInvoices(db, group.id, { partyId, invoiceId: null }))
  } else if (kind === 'off') {
    await as<object>(group, (db) => takeOffInvoice(db, group.id, { invoiceId, amountMinor: minor }))
  } else if (kind === 'credit') {
    if (!isRefusal(await credited(group, invoice, minor))) invoice.claimMinor -= minor
  } else if (kind === 'write-off') {
    const outcome = await writtenOff(group, invoice)
    if (!isRefusal(outcome)) invoice.claimMinor -= outcome.writtenOffMinor
  } else if (kind === 'refund') {
    if (!isRefusal(await givenBack(group, invoice, minor))) refunds.push({ partyId, minor })
  } else if (paymentId && paid && kind === 'back') {
    if (!isRefusal(await undone(group, paymentId))) paid.isBack = true
  } else if (paymentId && paid && kind === 'move') {
    const outcome = await as<object>(group, (db) => moveToPayer(db, group.id, { paymentId, whoId: partyId }))
    if (isRefusal(outcome)) return
    paid.isBack = true
    payments.set(paymentIn(outcome), { partyId, minor: paid.minor, isBack: false })
  }
}

async function isAsItHappened({ group, invoices, payments, refunds }: World, after: string) {
  const { total, open, kept, accounts } = await booksOf(circle, group.purseId)
  expect(total).toBe(0)
  const sum = (minors: number[]) => minors.reduce((all, minor) => all + minor, 0)
  const cameFrom = (partyId: string) =>
    sum([...payments.values()].map((each) => (each.partyId === partyId && !each.isBack ? each.minor : 0))) -
    sum(refunds.map((each) => (each.partyId === partyId ? each.minor : 0)))
  const parties = [...new Set(invoices.map(({ partyId }) => partyId))]
  for (const { invoiceId, claimMinor } of invoices) {
    expect(open.get(invoiceId), `${after}: less than nothing is wanted`).toBeGreaterThanOrEqual(0)
    expect(open.get(invoiceId), `${after}: more is wanted than is asked for`).toBeLessThanOrEqual(claimMinor)
  }
  for (const partyId of parties) {
    const theirs = invoices.filter((invoice) => invoice.partyId === partyId)
    const paidMinor = sum(theirs.map(({ invoiceId, claimMinor }) => claimMinor - (open.get(invoiceId) ?? 0)))
    expect(kept.get(partyId) ?? 0, `${after}: what is kept for somebody`).toBe(cameFrom(partyId) - paidMinor)
    expect(kept.get(partyId) ?? 0).toBeGreaterThanOrEqual(0)
  }
  expect(accounts.get('bank') ?? 0, `${after}: what is at the bank`).toBe(sum(parties.map(cameFrom)))
}

test('whatever is done and undone in whatever order, the books are what came, less what went and what is not asked for', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (steps) => {
      const world = await writeWorld()
      for (const each of steps) {
        await take(world, each)
        await isAsItHappened(world, each.kind)
      }
    }),
    { numRuns: 15 },
  )
})
