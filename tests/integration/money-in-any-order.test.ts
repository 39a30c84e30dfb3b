import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { creditSum } from '../../src/features/invoices/commands/correct.ts'
import { refund } from '../../src/features/invoices/commands/refund.ts'
import { notePayment } from '../../src/features/payments/commands/note-payment.ts'
import { putToInvoices } from '../../src/features/payments/commands/put-to-invoices.ts'
import { takeBackPayment } from '../../src/features/payments/commands/take-back-payment.ts'
import type { ViewerDb } from '../../src/platform/database/database.ts'
import { found } from '../../src/platform/errors.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { booksAgree, pagesAgree } from '../support/money-world/agrees.ts'
import { commands } from '../support/money-world/commands.ts'
import type { Step } from '../support/money-world/step.ts'
import { type MoneyWorld, writeMoneyWorld } from '../support/money-world/world.ts'
import {
  booksOf,
  OWED_MINOR,
  type Owed,
  type OwingGroup,
  writeInvoice,
  writeOwingGroup,
} from '../support/owing-group.ts'

// Whatever is done to a group's money may be done in any order, and be undone in any. Beside the books the test keeps what happened
// in the world: what came, what was given back, what nobody asks for any more. Nothing else may follow from it.

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

const kinds = Object.keys(commands)
const step = fc.record({
  kind: fc.constantFrom(...kinds),
  which: fc.nat(99),
  what: fc.nat(99),
  minor: fc.integer({ min: 1, max: 9_000 }),
})

/** All of them once, in an order in which each of them is done. */
const everyOne: Step[] = [
  { kind: 'agree', which: 1, what: 1, minor: 1_850 },
  { kind: 'issue', which: 0, what: 0, minor: 1 },
  { kind: 'pay', which: 0, what: 0, minor: 9_000 },
  { kind: 'keep', which: 0, what: 1, minor: 5_000 },
  { kind: 'pay one invoice', which: 2, what: 2, minor: 2_000 },
  { kind: 'pay from nobody known', which: 0, what: 0, minor: 4_500 },
  { kind: 'move', which: 3, what: 2, minor: 1 },
  { kind: 'a line of a statement', which: 1, what: 3, minor: 6_000 },
  { kind: 'put', which: 1, what: 0, minor: 1 },
  { kind: 'take off an invoice', which: 0, what: 0, minor: 700 },
  { kind: 'credit', which: 1, what: 0, minor: 9_000 },
  { kind: 'credit a line', which: 4, what: 1, minor: 1 },
  { kind: 'issue', which: 1, what: 1, minor: 1 },
  { kind: 'write off', which: 5, what: 0, minor: 1 },
  { kind: 'cancel a meeting', which: 2, what: 0, minor: 1 },
  { kind: 'refund', which: 0, what: 0, minor: 300 },
  { kind: 'take back', which: 0, what: 0, minor: 1 },
  { kind: 'spend', which: 0, what: 0, minor: 4_000 },
  { kind: 'spend', which: 2, what: 1, minor: 2_500 },
  { kind: 'repay', which: 0, what: 0, minor: 1_000 },
  { kind: 'undo an expense', which: 1, what: 0, minor: 1 },
  { kind: 'agree a fee', which: 0, what: 0, minor: 4_001 },
  { kind: 'state fees', which: 0, what: 0, minor: 1 },
  { kind: 'undo a statement', which: 0, what: 0, minor: 1 },
  { kind: 'state fees', which: 0, what: 1, minor: 1 },
  { kind: 'pay a leader', which: 0, what: 0, minor: 6_000 },
  { kind: 'give a fee back', which: 0, what: 0, minor: 2_000 },
  { kind: 'had-at-bank', which: 0, what: 0, minor: 8_000 },
  { kind: 'had-in-cash', which: 0, what: 0, minor: 8_000 },
  { kind: 'gift', which: 0, what: 0, minor: 1_234 },
  { kind: 'to-bank', which: 0, what: 0, minor: 7_000 },
  { kind: 'to-cash', which: 0, what: 0, minor: 50 },
  { kind: 'put-by', which: 0, what: 0, minor: 5_000 },
  { kind: 'taken-from-reserve', which: 0, what: 0, minor: 4_999 },
  { kind: 'pay by card', which: 2, what: 0, minor: 9_000 },
  { kind: 'the card company keeps something', which: 0, what: 0, minor: 50 },
  { kind: 'the card company gives back', which: 0, what: 0, minor: 500 },
  { kind: 'the card company pays out', which: 0, what: 0, minor: 8_400 },
  { kind: 'the bank sends it back', which: 0, what: 0, minor: 1 },
]

describe('whatever is done to a group’s money', () => {
  const does = (world: MoneyWorld, each: Step) => found(commands[each.kind])(world, each)

  test('is in the books as it happened, each of it', async () => {
    const world = await writeMoneyWorld(circle)
    for (const each of everyOne) {
      expect(await does(world, each), `${each.kind}: nothing happened`).toBe(true)
      await booksAgree(world, each.kind)
    }
    await pagesAgree(world)
    expect(new Set(everyOne.map(({ kind }) => kind))).toEqual(new Set(kinds))
  })

  test('and undone, in whatever order, the books are what came, less what went and what is not asked for', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40, size: 'max' }), async (steps) => {
        const world = await writeMoneyWorld(circle)
        // From a purse where there is something of everything to undo.
        for (const each of everyOne) await does(world, each)
        for (const each of steps) {
          await does(world, each)
          await booksAgree(world, each.kind)
        }
        await pagesAgree(world)
      }),
      { numRuns: 14 },
    )
  })
})
