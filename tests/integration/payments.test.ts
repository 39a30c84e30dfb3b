import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refund } from '../../src/features/invoices/commands/refund.ts'
import { notePayment } from '../../src/features/payments/commands/note-payment.ts'
import { putToInvoices, takeOffInvoice } from '../../src/features/payments/commands/put-to-invoices.ts'
import { recordPayment } from '../../src/features/payments/commands/record-payment.ts'
import { takeBackPayment } from '../../src/features/payments/commands/take-back-payment.ts'
import { ownPayments } from '../../src/features/payments/queries/payments.ts'
import type { ViewerDb } from '../../src/platform/database/database.ts'
import { isRefusal } from '../../src/shared/refusal.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import {
  booksOf,
  OWED_MINOR,
  type OwingGroup,
  writeInvoice,
  writeOwingGroup,
} from '../support/owing-group.ts'

let circle: Circle
beforeAll(async () => {
  circle = await startCircle({ now: '2026-12-03T18:00:00Z' })
})
afterAll(() => circle.close())

const paths = (group: OwingGroup) => {
  const list = `/groups/${group.id}/money/payments`
  return { list, new: `${list}/new`, one: (id: string) => `${list}/${id}` }
}

const as = <T>(personId: string, work: (db: ViewerDb) => Promise<T>) =>
  circle.database.asViewer(personAlone(personId), work)

const today = Temporal.PlainDate.from('2026-12-03')

const byHand = {
  method: 'transfer' as const,
  receivedOn: today,
  amountMinor: OWED_MINOR,
  put: 'oldest' as const,
  isFurther: false,
  tellsPayer: false,
}

async function noted(
  group: OwingGroup,
  whoId: string | null,
  more: Partial<Parameters<typeof notePayment>[2]> = {},
) {
  const outcome = await as(group.leaderIds[0], (db) =>
    notePayment(db, group.id, { ...byHand, whoId, ...more }),
  )
  if (isRefusal(outcome)) throw new Error(outcome.refused)
  return outcome.paymentId
}

describe('a keeper notes a payment by hand', () => {
  test('from the list of what is open: the invoice is paid, and the member reads of it', async () => {
    const group = await writeOwingGroup(circle)
    const [anna] = group.owed
    const leader = await clientOf(circle, group.leaderIds[0])
    const before = await leader.get(paths(group).list)
    expect(wordsOf(before.html)).toContain('Nothing has come in yet.')
    expect(wordsOf(before.html)).toContain(`${anna.number}Anna Bell£120.00`)
    const answer = await leader.submit(`${paths(group).new}?invoice=${anna.invoiceId}`, {
      received_on: '2026-12-02',
      method: 'cash',
      tell: 'yes',
    })
    expect(answer.status).toBe(303)
    const shown = wordsOf((await leader.get(answer.location ?? '')).html)
    expect(shown).toContain('The payment is noted.')
    expect(shown).toContain('£120.00 from Anna Bell')
    expect(shown).toContain(`${anna.number}: £120.00`)
    const books = await booksOf(circle, group.purseId)
    expect(books.open.get(anna.invoiceId)).toBe(0)
    expect(books.accounts.get('cash')).toBe(OWED_MINOR)
    expect(books.total).toBe(0)
    await circle.settled()
    const letters = circle.mail.to(group.members[0]?.email ?? '')
    expect(letters.map(({ subject }) => subject)).toEqual(['Leith Evening has your payment of £120.00'])
    const own = await as(anna.personId, (db) => ownPayments(db, group.purseId))
    expect(own).toMatchObject([{ amountMinor: OWED_MINOR, method: 'cash', takenBack: null }])
    const page = await (await clientOf(circle, anna.personId)).get(`/groups/${group.id}/money/mine`)
    expect(wordsOf(page.html)).toContain('What you have paid')
    expect(wordsOf(page.html)).toContain('2 December 2026Cash£120.00')
  })

  test('a part leaves the rest open, more than is asked is kept, and the page says what to do with it', async () => {
    const group = await writeOwingGroup(circle)
    const [anna, ben] = group.owed
    await noted(group, anna.partyId, { amountMinor: 5_000 })
    await noted(group, ben.partyId, { amountMinor: 15_000 })
    const books = await booksOf(circle, group.purseId)
    expect(books.open.get(anna.invoiceId)).toBe(7_000)
    expect(books.open.get(ben.invoiceId)).toBe(0)
    expect(books.kept.get(ben.partyId)).toBe(3_000)
    const leader = await clientOf(circle, group.leaderIds[0])
    const shown = wordsOf((await leader.get(paths(group).list)).html)
    expect(shown).toContain('Ben Okri: £30.00')
    expect(shown).toContain('It waits for the next invoice, or is given back.')
    const later = await writeInvoice(circle, {
      purseId: group.purseId,
      member: { personId: ben.personId, name: ben.name },
      partyId: ben.partyId,
      number: 9,
      by: group.leaderIds[0],
    })
    const put = await leader.submit(paths(group).list, { party: ben.partyId }, /kept/)
    expect(put.location).toBe(`${paths(group).list}?put`)
    expect((await booksOf(circle, group.purseId)).open.get(later.invoiceId)).toBe(9_000)
  })

  test('the same sum within days is asked about, and a further payment is one', async () => {
    const group = await writeOwingGroup(circle)
    const [anna] = group.owed
    const leader = await clientOf(circle, group.leaderIds[0])
    const typed = {
      who: anna.partyId,
      amount: '120',
      received_on: '2026-12-01',
      method: 'transfer',
      put: 'oldest',
    }
    expect((await leader.submit(paths(group).new, typed)).status).toBe(303)
    const again = await leader.submit(paths(group).new, { ...typed, received_on: '2026-12-03' })
    expect(again.status).toBe(409)
    expect(wordsOf(again.html)).toContain('A payment of this sum is noted for them in these days already.')
    expect(wordsOf(again.html)).toContain('It is another payment than the one that is noted')
    await noted(group, anna.partyId, { isFurther: true })
    expect((await booksOf(circle, group.purseId)).kept.get(anna.partyId)).toBe(OWED_MINOR)
  })

  test.each([
    [{ amount: '0' }, 'Please say how much came in.'],
    [{ received_on: '2026-12-04' }, 'This day has not come yet.'],
    [{ received_on: '2020-12-04' }, 'more than three years ago'],
    [{ who: '' }, 'Please fill this in.'],
    [{ who: 'everybody' }, 'Please choose who paid.'],
    [{ amount: '1000000' }, 'Please enter an amount'],
  ])('%j is refused and books nothing', async (changes: Record<string, string>, words) => {
    const group = await writeOwingGroup(circle)
    const leader = await clientOf(circle, group.leaderIds[0])
    const typed = { who: group.owed[0].partyId, amount: '120', received_on: '2026-12-01', put: 'oldest' }
    const answer = await leader.submit(paths(group).new, { ...typed, ...changes })
    expect([409, 422]).toContain(answer.status)
    expect(wordsOf(answer.html)).toContain(words)
    expect((await booksOf(circle, group.purseId)).accounts.get('bank')).toBeUndefined()
  })

  test('one cannot put to an invoice what is not its payer’s, nor more than is open', async () => {
    const group = await writeOwingGroup(circle)
    const [anna, ben] = group.owed
    const pay = (partyId: string, invoiceId: string, amountMinor: number, paid = amountMinor) =>
      as(group.leaderIds[0], (db) =>
        recordPayment(db, {
          purseId: group.purseId,
          partyId,
          method: 'transfer',
          receivedOn: today,
          amountMinor: paid,
          putTo: [{ invoiceId, amountMinor }],
        }),
      )
    expect(await pay(anna.partyId, ben.invoiceId, 100)).toEqual({ refused: 'invoice-not-open' })
    expect(await pay(anna.partyId, anna.invoiceId, OWED_MINOR + 1)).toEqual({ refused: 'invoice-not-open' })
    expect(await pay(anna.partyId, anna.invoiceId, 200, 100)).toEqual({ refused: 'more-than-paid' })
  })
})

describe('what is not as it should be', () => {
  test('a payment noted twice is taken back by a further entry; its page says so', async () => {
    const group = await writeOwingGroup(circle)
    const [anna] = group.owed
    await noted(group, anna.partyId)
    const second = await noted(group, anna.partyId, { isFurther: true })
    const leader = await clientOf(circle, group.leaderIds[0])
    const back = await leader.submit(paths(group).one(second), { why: 'mistake' }, /taking-back/)
    expect(wordsOf((await leader.get(back.location ?? '')).html)).toContain(
      'This payment is taken back: noted by mistake.',
    )
    const books = await booksOf(circle, group.purseId)
    expect(books.kept.get(anna.partyId)).toBe(0)
    expect(books.open.get(anna.invoiceId)).toBe(0)
    expect(
      await as(group.leaderIds[0], (db) =>
        takeBackPayment(db, group.id, { paymentId: second, why: 'mistake' }),
      ),
    ).toEqual({
      refused: 'taken-back-already',
    })
  })

  test('a cheque that bounced opens its invoice again, and takes what was put elsewhere since', async () => {
    const group = await writeOwingGroup(circle)
    const [anna] = group.owed
    const cheque = await noted(group, anna.partyId, { method: 'cheque', put: 'keep' })
    await as(group.leaderIds[0], (db) =>
      putToInvoices(db, group.id, { partyId: anna.partyId, invoiceId: null }),
    )
    expect((await booksOf(circle, group.purseId)).open.get(anna.invoiceId)).toBe(0)
    await as(group.leaderIds[0], (db) =>
      takeBackPayment(db, group.id, { paymentId: cheque, why: 'not-paid' }),
    )
    const books = await booksOf(circle, group.purseId)
    expect(books.open.get(anna.invoiceId)).toBe(OWED_MINOR)
    expect(books.kept.get(anna.partyId)).toBe(0)
    expect(books.accounts.get('bank')).toBe(0)
  })

  test('money of somebody not known yet is kept until one says whose it is', async () => {
    const group = await writeOwingGroup(circle)
    const [, ben] = group.owed
    const leader = await clientOf(circle, group.leaderIds[0])
    const paymentId = await noted(group, null)
    expect(wordsOf((await leader.get(paths(group).list)).html)).toContain('Not known yet: £120.00')
    const moved = await leader.submit(paths(group).one(paymentId), { who: ben.partyId }, /payer/)
    expect(wordsOf((await leader.get(moved.location ?? '')).html)).toContain('£120.00 from Ben Okri')
    const books = await booksOf(circle, group.purseId)
    expect(books.open.get(ben.invoiceId)).toBe(0)
    expect(books.accounts.get('bank')).toBe(OWED_MINOR)
    const first = wordsOf((await leader.get(paths(group).one(paymentId))).html)
    expect(first).toContain('taken back: it is somebody else’s')
    expect(first).toContain('The same money, as it stands now')
  })

  test('what was put to the wrong invoice is taken off it and kept', async () => {
    const group = await writeOwingGroup(circle)
    const [anna] = group.owed
    const paymentId = await noted(group, anna.partyId)
    const leader = await clientOf(circle, group.leaderIds[0])
    const off = await leader.submit(paths(group).one(paymentId), { invoice: anna.invoiceId }, /taking-off/)
    expect(wordsOf((await leader.get(off.location ?? '')).html)).toContain('£120.00 of theirs is kept')
    expect((await booksOf(circle, group.purseId)).open.get(anna.invoiceId)).toBe(OWED_MINOR)
    expect(
      await as(group.leaderIds[0], (db) =>
        takeOffInvoice(db, group.id, { invoiceId: anna.invoiceId, amountMinor: 1 }),
      ),
    ).toEqual({ refused: 'more-than-it-got' })
  })

  test('what has been given back cannot be taken back as well', async () => {
    const group = await writeOwingGroup(circle)
    const [anna] = group.owed
    const paymentId = await noted(group, anna.partyId, { put: 'keep' })
    await as(group.leaderIds[0], (db) =>
      refund(db, group.id, { partyId: anna.partyId, amountMinor: 100, paidOn: today, method: 'transfer' }),
    )
    expect(
      await as(group.leaderIds[0], (db) => takeBackPayment(db, group.id, { paymentId, why: 'mistake' })),
    ).toEqual({ refused: 'given-back-since' })
    expect((await booksOf(circle, group.purseId)).kept.get(anna.partyId)).toBe(OWED_MINOR - 100)
  })
})

test('nobody is made a payer of this group whom its keeper knows from another one', async () => {
  const group = await writeOwingGroup(circle)
  const [leaderId] = group.leaderIds
  const elsewhere = await writeOwingGroup(circle, { members: 3 })
  await circle.owner.query(
    'insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id) values (gen_random_uuid(), $1, $2, $3, $4)',
    [elsewhere.id, leaderId, circle.clock.now().toString(), elsewhere.rulesId],
  )
  const leader = await clientOf(circle, leaderId)
  const typed = { amount: '120', received_on: '2026-12-01', put: 'keep' }
  const answer = await leader.submit(paths(group).new, { ...typed, who: elsewhere.owed[0].personId })
  expect(answer.status).toBe(404)
})

describe('to whoever does not keep the purse', () => {
  test('there are no payments: members, visitors and other groups’ leaders', async () => {
    const [group, other] = [await writeOwingGroup(circle), await writeOwingGroup(circle)]
    const paymentId = await noted(group, group.owed[0].partyId)
    const { list, one } = paths(group)
    for (const personId of [group.owed[0].personId, other.leaderIds[0]]) {
      const client = await clientOf(circle, personId)
      for (const path of [list, `${list}/new`, `${list}/statement`, one(paymentId)])
        expect((await client.get(path)).status).toBe(404)
    }
    const leader = await clientOf(circle, other.leaderIds[0])
    expect((await leader.get(`/groups/${other.id}/money/payments/${paymentId}`)).status).toBe(404)
    const visitor = await clientOf(circle)
    expect((await visitor.get(list)).location).toContain('/sign-in')
    expect(await as(group.owed[1].personId, (db) => ownPayments(db, group.purseId))).toEqual([])
  })

  test('a treasurer notes payments as leaders do', async () => {
    const group = await writeOwingGroup(circle)
    const [anna, ben] = group.owed
    await circle.owner.query(
      'insert into treasurer (id, purse_id, person_id, since, given_by) values (gen_random_uuid(), $1, $2, $3, $4)',
      [group.purseId, ben.personId, circle.clock.now().toString(), group.leaderIds[0]],
    )
    const treasurer = await clientOf(circle, ben.personId)
    const typed = { who: anna.partyId, amount: '120', received_on: '2026-12-01', put: 'oldest' }
    const answer = await treasurer.submit(paths(group).new, typed)
    expect(wordsOf((await treasurer.get(answer.location ?? '')).html)).toContain('£120.00 from Anna Bell')
  })
})
