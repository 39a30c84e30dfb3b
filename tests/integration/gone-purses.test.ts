import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteExpense, noteOther } from '../../src/features/books/commands/expenses.ts'
import { lockedPurse, partyOf } from '../../src/features/books/commands/purse.ts'
import { setPayee } from '../../src/features/books/commands/settings.ts'
import { endClosedGroups } from '../../src/features/endings/commands/by-themselves.ts'
import { closeGroup } from '../../src/features/endings/commands/close-group.ts'
import { refund } from '../../src/features/invoices/commands/refund.ts'
import { notePayment } from '../../src/features/payments/commands/note-payment.ts'
import { forget } from '../../src/features/retention/commands/forget.ts'
import type { ViewerDb } from '../../src/platform/database/database.ts'
import { isRefusal } from '../../src/shared/refusal.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { type OwingGroup, writeOwingGroup } from '../support/owing-group.ts'

// A group ends, and a year later it is deleted. Its books stay for as long as the tax office may ask for them, with whoever kept
// its money last; then nothing of them is left.

const start = '2026-11-03T18:00:00Z'
let circle: Circle
beforeAll(async () => {
  circle = await startCircle({ now: start, jobs: false })
})
afterAll(() => circle.close())

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const day = (text: string) => Temporal.PlainDate.from(text)

async function did<T>(group: OwingGroup, work: (db: ViewerDb) => Promise<T>): Promise<T> {
  const outcome = await circle.database.asViewer(personAlone(group.leaderIds[0]), work)
  if (isRefusal(outcome)) throw new Error(`refused: ${outcome.refused}`)
  return outcome
}

/** A group with a treasurer and a year's money, of which not everything is settled; closed now, and deleted after its year. */
async function goneGroup() {
  circle.clock.set(start)
  const group = await writeOwingGroup(circle, { name: 'Lothian Evening' })
  const [anna, ben] = group.owed
  await circle.owner.query(
    'insert into treasurer (id, purse_id, person_id, since, given_by) values (gen_random_uuid(), $1, $2, $3, $4)',
    [group.purseId, ben.personId, start, group.leaderIds[0]],
  )
  const bank = { name: 'Lothian', sortCode: '20-00-00', account: '55779911', iban: '', bic: '', words: '' }
  await did(group, (db) => setPayee(db, group.id, bank))
  const payment = { method: 'transfer' as const, receivedOn: day('2026-11-03'), isFurther: true }
  await did(group, (db) =>
    notePayment(db, group.id, {
      ...payment,
      whoId: anna.partyId,
      amountMinor: 130_00,
      put: 'oldest',
      tellsPayer: false,
    }),
  )
  await did(group, (db) =>
    refund(db, group.id, {
      partyId: anna.partyId,
      amountMinor: 10_00,
      paidOn: day('2026-11-03'),
      method: 'transfer',
    }),
  )
  await did(group, (db) =>
    noteExpense(db, group.id, {
      account: 'room',
      words: 'Room of the autumn',
      spentOn: day('2026-11-02'),
      amountMinor: 45_50,
      paidFrom: { personId: group.leaderIds[1] },
      receipt: { mediaType: 'image/png', bytes: png },
    }),
  )
  await did(group, (db) =>
    noteOther(db, group.id, { kind: 'put-by', amountMinor: 20_00, on: day('2026-11-03') }),
  )
  // A line of a statement that was put aside, and keys of the card company that have ended.
  await circle.owner.query(
    `insert into payment_key (purse_id, key, noted_by, noted_at) values ($1, 'line:put-aside', $2, $3)`,
    [group.purseId, group.leaderIds[0], start],
  )
  await circle.owner.query(
    `insert into card_account (id, purse_id, is_live, given_by, given_at, ended_at) values (gen_random_uuid(), $1, false, $2, $3, $3)`,
    [group.purseId, group.leaderIds[0], start],
  )
  await circle.owner.query(
    `insert into card_question (id, purse_id, kind, stripe_id, asked_at) values (gen_random_uuid(), $1, 'disputed', 'ch_12345678', $2)`,
    [group.purseId, start],
  )
  await did(group, (db) => closeGroup(db, group.id, { last: 'now' }))
  await endClosedGroups(circle.database, Temporal.Instant.from('2026-11-04T02:00:00Z'))
  const deletedAt = '2027-11-10T02:00:00Z'
  await forget(circle, ['closed-recruiting', 'closed-groups'], Temporal.Instant.from(deletedAt))
  circle.clock.set('2027-11-12T10:00:00Z')
  return { group, at: `/purses/${group.purseId}` }
}

/** The purse, and what is booked in it. */
async function left(purseId: string): Promise<{ purses: number; entries: number }> {
  const { rows } = await circle.owner.query(
    `select (select count(*)::int from purse where id = $1) as purses,
       (select count(*)::int from journal_entry where purse_id = $1) as entries`,
    [purseId],
  )
  return rows[0]
}

describe('the books of a group that is deleted', () => {
  test('are read by those who led it last and its treasurer: the year, the journal, receipts and files', async () => {
    const { group, at } = await goneGroup()
    expect((await circle.owner.query('select from balint_group where id = $1', [group.id])).rowCount).toBe(0)
    for (const personId of [...group.leaderIds, group.owed[1].personId]) {
      const keeper = await clientOf(circle, personId)
      const home = await keeper.get('/home')
      expect(home.html).toContain(`href="${at}"`)
      expect(wordsOf(home.html)).toContain('Lothian Evening')
    }
    const ailsa = await clientOf(circle, group.leaderIds[0])
    const page = await ailsa.get(at)
    const shown = wordsOf(page.html)
    expect(shown).toContain('Lothian Evening')
    expect(shown).toContain('The year 2026 is kept until 31 December 2032.')
    expect(shown).toContain('£360.00 came in')
    expect(shown).toContain('Room of the autumn')
    const [, receipt = ''] = /href="(\/purses\/[^"]+\/receipts\/[^"]+)"/.exec(page.html) ?? []
    const file = await ailsa.get(receipt)
    expect(file.headers.get('Content-Disposition')).toBe('attachment; filename="receipt-2026-11-02.png"')
    expect(wordsOf((await ailsa.get(`${at}/journal?year=2026`)).html)).toContain(
      'Owed by members, Anna Bell, invoice 2026-0001: £120.00',
    )
    const taken = await ailsa.submit(at, {}, /exports$/)
    expect(taken.status).toBe(303)
    const csv = await ailsa.get(taken.location ?? '')
    expect(csv.headers.get('Content-Type')).toContain('text/csv')
    expect(csv.html).toContain('2026-0001')
    // Whoever takes the file keeps it: nobody else fetches it.
    const ben = await clientOf(circle, group.owed[1].personId)
    expect((await ben.get(taken.location ?? '')).status).toBe(404)
    expect(wordsOf((await ben.get(at)).html)).toContain('journal of 2026, by Ailsa Grant')
  })

  test('are there for nobody else, and nothing is booked in them any more', async () => {
    const { group, at } = await goneGroup()
    const elsewhere = await writeOwingGroup(circle)
    for (const personId of [group.owed[0].personId, group.owed[2].personId, elsewhere.leaderIds[0]]) {
      const stranger = await clientOf(circle, personId)
      for (const place of [
        '',
        '/journal?year=2026',
        `/exports/${group.purseId}`,
        `/receipts/${group.purseId}`,
      ])
        expect((await stranger.get(`${at}${place}`)).status, place).toBe(404)
      expect((await stranger.get('/home')).html).not.toContain(at)
    }
    expect((await (await clientOf(circle)).get(at)).location).toContain('/sign-in')
    // A purse whose group is there is read on the group's own pages.
    const leader = await clientOf(circle, elsewhere.leaderIds[0])
    expect((await leader.get(`/purses/${elsewhere.purseId}`)).status).toBe(404)
    await expect(did(group, (db) => lockedPurse(db, group.id))).rejects.toThrow(
      expect.objectContaining({ name: 'NotFound' }),
    )
  })

  test('go whole when their last year is over: what was put aside, cards, what nobody paid, and what was carried on', async () => {
    const { group, at } = await goneGroup()
    await forget(circle, ['books'], Temporal.Instant.from('2032-12-31T02:37:00Z'))
    expect(await left(group.purseId)).toEqual({ purses: 1, entries: 7 })
    await forget(circle, ['books'], Temporal.Instant.from('2033-01-01T02:37:00Z'))
    expect(await left(group.purseId)).toEqual({ purses: 0, entries: 0 })
    const ailsa = await clientOf(circle, group.leaderIds[0])
    expect((await ailsa.get(at)).status).toBe(404)
    expect((await ailsa.get('/home')).html).not.toContain(at)
  })
})

test('a purse whose group goes on keeps its open invoices, and forgets what was put aside', async () => {
  circle.clock.set(start)
  const group = await writeOwingGroup(circle)
  await did(group, async (db) => partyOf(db, { id: group.purseId }, group.leaderIds[0]))
  await circle.owner.query(
    `insert into payment_key (purse_id, key, noted_by, noted_at) values ($1, 'line:put-aside', $2, $3)`,
    [group.purseId, group.leaderIds[0], start],
  )
  const keys = async () =>
    (await circle.owner.query('select from payment_key where purse_id = $1', [group.purseId])).rowCount
  await forget(circle, ['books'], Temporal.Instant.from('2032-12-31T02:37:00Z'))
  expect(await keys()).toBe(1)
  await forget(circle, ['books'], Temporal.Instant.from('2033-01-01T02:37:00Z'))
  expect(await keys()).toBe(0)
  expect(await left(group.purseId)).toEqual({ purses: 1, entries: 3 })
  const { rows } = await circle.owner.query('select id from invoice where purse_id = $1', [group.purseId])
  expect(rows).toHaveLength(3)
})
