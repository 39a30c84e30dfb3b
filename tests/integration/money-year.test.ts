import { randomUUID } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteExpense, noteOther, repayOutlay } from '../../src/features/books/commands/expenses.ts'
import {
  agreeLeaderFee,
  giveFeeBack,
  makeFeeStatement,
  payLeader,
} from '../../src/features/books/commands/leaders-pay.ts'
import { keptPurse } from '../../src/features/books/commands/purse.ts'
import { setPayee } from '../../src/features/books/commands/settings.ts'
import { journalOfYear, periodsOfYear, yearOf } from '../../src/features/books/queries/books.ts'
import { type Purse, purseOf } from '../../src/features/books/queries/purse.ts'
import { partyBalances, purseSums } from '../../src/features/books/queries/purse-sums.ts'
import { accountWords } from '../../src/features/books/rules/account-words.ts'
import { type Account, everyAccount, whyNoEntry } from '../../src/features/books/rules/accounts.ts'
import { agreeTerms } from '../../src/features/invoices/commands/agree-terms.ts'
import { creditLines, creditMeeting, writeOff } from '../../src/features/invoices/commands/correct.ts'
import { issueInvoices } from '../../src/features/invoices/commands/issue-invoices.ts'
import { refund } from '../../src/features/invoices/commands/refund.ts'
import { openInvoices } from '../../src/features/invoices/queries/open-invoices.ts'
import { chargedAfterLeaving } from '../../src/features/invoices/queries/proposals.ts'
import { runFacts } from '../../src/features/invoices/queries/run-facts.ts'
import { invoiceRun } from '../../src/features/invoices/rules/invoice-run.ts'
import { putToInvoices } from '../../src/features/payments/commands/put-to-invoices.ts'
import { recordPayment } from '../../src/features/payments/commands/record-payment.ts'
import { forget } from '../../src/features/retention/commands/forget.ts'
import type { ViewerDb } from '../../src/platform/database/database.ts'
import { isRefusal } from '../../src/shared/refusal.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { writeHeldMeetings, writeMember } from '../support/held-meetings.ts'
import { type OpenGroup, writeOpenGroup } from '../support/open-group.ts'

// A group's money for a year, with nine members: one comes late, one leaves, one is paid for by her practice, one pays less, one
// in three parts; a meeting is cancelled, somebody pays twice, and is given it back. Beside the product's books the test keeps
// its own, by nothing but addition: they agree to the penny after every step.

let circle: Circle
let group: OpenGroup
const person: Record<string, string> = {}
const meetings: Record<string, string> = {}
let purse: Purse

const names = ['Anna', 'Ben', 'Carys', 'Dev', 'Elin', 'Finn', 'Gwen', 'Hari', 'Iona']
const terms = {
  spring: ['2027-01-12', '2027-01-26', '2027-02-09', '2027-02-23'],
  summer: ['2027-05-04', '2027-05-18', '2027-06-01', '2027-06-15'],
  autumn: ['2027-09-07', '2027-09-21', '2027-10-05', '2027-10-19'],
}

beforeAll(async () => {
  circle = await startCircle({ now: '2027-01-04T10:00:00Z', jobs: false })
  group = await writeOpenGroup(circle.owner, { mostMembers: 10 })
  for (const name of names) if (name !== 'Iona') await joins(name, '2026-12-01T10:00:00Z')
  for (const days of Object.values(terms)) {
    const ids = await writeHeldMeetings(
      circle.owner,
      { groupId: group.id, leaderId: group.leaderIds[0] },
      days.map((day) => ({
        at: `${day}T19:30:00Z`,
        ...(day !== '2027-02-23' && {
          taken: group.leaderIds.map((personId) => ({
            personId,
            role: 'leader' as const,
            state: 'present' as const,
          })),
        }),
      })),
    )
    for (const [nth, day] of days.entries()) meetings[day] = ids[nth] ?? ''
  }
  await circle.owner.query(
    `insert into cost_plan (id, group_id, currency, leader_fees_per_hour_minor, meeting_minutes, paid_pre_meeting_minutes,
       paid_debrief_minutes, room_minor, supervision_per_session_minor, expected_members, kept_by, kept_at)
     values ($1, $2, 'GBP', '{4000,4000}', 90, 0, 10, 0, 0, 8, $3, '2027-01-01T10:00:00Z')`,
    [randomUUID(), group.id, group.leaderIds[0]],
  )
})
afterAll(() => circle.close())

const joins = async (name: string, joinedAt: string) => {
  person[name] = await writeMember(circle.owner, {
    groupId: group.id,
    rulesId: group.rulesId,
    name: `${name} of the circle`,
    joinedAt,
  })
}
const day = (text: string) => Temporal.PlainDate.from(text)
const idOf = (name: string): string => person[name] ?? ''
const asLeader = async <T>(work: (db: ViewerDb) => Promise<T>, who: 0 | 1 = 0): Promise<T> => {
  const outcome = await circle.database.asViewer(personAlone(group.leaderIds[who]), work)
  if (isRefusal(outcome)) throw new Error(`refused: ${outcome.refused}`)
  return outcome
}

/** The test's own books: what was added up by hand. */
const own: Record<Account, number> = Object.fromEntries(everyAccount.map((each) => [each, 0])) as Record<
  Account,
  number
>
const add = (changes: Partial<Record<Account, number>>) => {
  for (const [account, minor] of Object.entries(changes)) own[account as Account] += minor
}
/** What each member has still to pay, or has too much, by the test's own sum. */
const owes: Record<string, number> = {}
const owe = (name: string, minor: number) => {
  owes[name] = (owes[name] ?? 0) + minor
}

async function agrees(step: string) {
  const year = await asLeader((db) => yearOf(db, purse.id, 2027))
  const closing = Object.fromEntries(everyAccount.map((account) => [account, 0]))
  for (const { account, closingMinor } of year.accounts) closing[account] = closingMinor
  expect(closing, step).toEqual(own)
  expect(
    Object.values(own).reduce((sum, minor) => sum + minor, 0),
    `${step}: the test's own books balance`,
  ).toBe(0)
  const balances = await asLeader((db) => partyBalances(db, purse.id, 'members'))
  const theirs = Object.fromEntries(
    balances.map(({ name, balanceMinor }) => [name.replace(' of the circle', ''), balanceMinor]),
  )
  expect(theirs, `${step}: what each owes`).toEqual(
    Object.fromEntries(Object.entries(owes).filter(([, minor]) => minor !== 0)),
  )
}

const partyOf = async (name: string): Promise<string> =>
  (
    await circle.owner.query(
      `select party_id from party_identity i left join person p on p.id = i.person_id
       where i.purse_id = $1 and (i.person_id::text = $2 or i.name = $2)`,
      [purse.id, person[name] ?? name],
    )
  ).rows[0].party_id

/** Invoices all who are not charged yet; what the run comes to is said by the test, not asked. */
async function invoice(from: string, to: string, members: string[], expected: number) {
  const wish = { fromOn: day(from), toOn: day(to), dueOn: day(from).add({ days: 60 }) }
  await asLeader(async (db) => {
    const { invoices } = invoiceRun(await runFacts(db, await keptPurse(db, group.id), wish))
    expect(invoices.map(({ member }) => member.name.split(' ')[0]).sort()).toEqual([...members].sort())
    return issueInvoices(db, group.id, {
      ...wish,
      membershipIds: invoices.map(({ member }) => member.membershipId),
      seenMinor: expected,
    })
  })
}

/** Pays the oldest open invoice of somebody, as far as the money goes; what is over is kept for them. */
async function pay(who: string, amountMinor: number, on: string) {
  const partyId = await partyOf(who)
  await asLeader(async (db) => {
    const open = (await openInvoices(db, purse.id)).find(({ debtorId }) => debtorId === partyId)
    const putTo = open
      ? [{ invoiceId: open.invoiceId, amountMinor: Math.min(amountMinor, open.openMinor) }]
      : []
    return recordPayment(db, {
      purseId: purse.id,
      partyId,
      method: 'transfer',
      receivedOn: day(on),
      amountMinor,
      putTo,
    })
  })
  owe(who, -amountMinor)
  add({ bank: amountMinor, members: -amountMinor })
}

/** What a leader reads and takes away of the year is the test's own sum, too: three figures, and the journal as a file. */
async function pagesAgree() {
  const leader = await clientOf(circle, group.leaderIds[0])
  const books = `/groups/${group.id}/money/books?year=2027`
  const shown = wordsOf((await leader.get(books)).html)
  const cameIn = 0 - own.contributions - own.gifts
  const spent = own['leader-fees'] + own.room + own.supervision + own.other + own['written-off']
  const result = cameIn - spent
  for (const [minor, words] of [
    [cameIn, 'came in'],
    [spent, 'was spent'],
    [Math.abs(result), result < 0 ? 'more spent than came in' : 'left over'],
  ] as const)
    expect(shown).toContain(`${pounds.format(minor / 100)} ${words}`)

  const { location } = await leader.submit(books, { year: '2027', kind: 'journal' }, /exports$/)
  const lines: Record<string, string>[] = parse((await leader.get(location ?? '')).html, {
    bom: true,
    columns: true,
  })
  const sums = Object.fromEntries(everyAccount.map((account) => [accountWords[account], 0]))
  const sides = { debit: 0, credit: 0 }
  for (const { Account = '', 'Debit (GBP)': debit, 'Credit (GBP)': credit } of lines) {
    const [plus, minus] = [pence(debit), pence(credit)]
    sums[Account] = (sums[Account] ?? 0) + plus - minus
    sides.debit += plus
    sides.credit += minus
  }
  expect(sums).toEqual(
    Object.fromEntries(everyAccount.map((account) => [accountWords[account], own[account]])),
  )
  expect(sides.debit).toBe(sides.credit)
}
const pence = (amount = ''): number => Math.round(Number(amount) * 100)
const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' })

const practice = 'Riverside Practice'

test('a year of nine members adds up to the penny at every step, and so does its report', {
  timeout: 120_000,
}, async () => {
  await asLeader((db) =>
    setPayee(db, group.id, {
      name: 'Leith Balint Group',
      sortCode: '80-22-60',
      account: '12345678',
      iban: '',
      bic: '',
      words: '',
    }),
  )
  await asLeader((db) =>
    noteOther(db, group.id, { kind: 'had-at-bank', amountMinor: 150_00, on: day('2027-01-01') }),
  )
  purse = (await asLeader((db) => purseOf(db, group.id))) as Purse
  add({ bank: 150_00, 'brought-forward': -150_00 })
  await agrees('what there was')

  // One pays less, one in three parts, and for one her practice pays.
  const agreed = async (
    name: string,
    wish: { reducedMinor?: number; instalments?: number; payer?: string },
  ) => {
    const { rows } = await circle.owner.query('select id from membership where person_id = $1', [idOf(name)])
    await asLeader((db) =>
      agreeTerms(db, group.id, rows[0].id, {
        reducedMinor: wish.reducedMinor ?? null,
        instalments: wish.instalments ?? 1,
        payer: wish.payer ? 'new' : 'nobody',
        newPayer: wish.payer ? { name: wish.payer, address: null, email: null } : null,
        payerReference: wish.payer ? 'PO 17' : null,
      }),
    )
  }
  await agreed('Dev', { reducedMinor: 12_50 })
  await agreed('Elin', { instalments: 3 })
  await agreed('Finn', { payer: practice })

  // Spring: four meetings at £20, the first of them free; Iona is not there yet.
  const inSpring = names.filter((name) => name !== 'Iona')
  await invoice('2027-01-01', '2027-04-30', inSpring, 7 * 60_00 + 37_50)
  for (const name of inSpring) owe(name === 'Finn' ? practice : name, name === 'Dev' ? 37_50 : 60_00)
  add({ members: 7 * 60_00 + 37_50, contributions: -(7 * 60_00 + 37_50) })
  await agrees('invoices of spring')

  circle.clock.set('2027-01-20T10:00:00Z')
  await pay('Anna', 60_00, '2027-01-10')
  await pay('Anna', 60_00, '2027-01-11')
  await pay('Ben', 40_00, '2027-01-12')
  await pay('Carys', 60_00, '2027-01-12')
  await pay('Dev', 37_50, '2027-01-13')
  await pay('Elin', 20_00, '2027-01-14')
  await pay(practice, 60_00, '2027-01-15')
  await pay('Hari', 60_00, '2027-01-16')
  await agrees('payments of spring, one of them twice')

  await asLeader(async (db) =>
    refund(db, group.id, {
      partyId: await partyOf('Anna'),
      amountMinor: 60_00,
      paidOn: day('2027-01-20'),
      method: 'transfer',
    }),
  )
  owe('Anna', 60_00)
  add({ members: 60_00, bank: -60_00 })
  await agrees('what was paid twice is given back')

  // Iona joins on the first of February: two meetings are left, the first of them free for her, too.
  circle.clock.set('2027-02-02T10:00:00Z')
  await joins('Iona', '2027-02-01T10:00:00Z')
  await invoice('2027-01-01', '2027-04-30', ['Iona'], 20_00)
  owe('Iona', 20_00)
  add({ members: 20_00, contributions: -20_00 })
  await agrees('a late joiner')
  await pay('Ben', 20_00, '2027-02-01')
  await pay('Elin', 20_00, '2027-02-01')

  // The last meeting of spring is cancelled: all nine get theirs credited; it is theirs, whether they had paid or not.
  circle.clock.set('2027-02-22T10:00:00Z')
  const cancelled = meetings['2027-02-23'] ?? ''
  await circle.owner.query('update meeting set cancelled_at = $2 where id = $1', [
    cancelled,
    '2027-02-22T09:00:00Z',
  ])
  await asLeader((db) => creditMeeting(db, group.id, cancelled))
  for (const name of names) owe(name === 'Finn' ? practice : name, name === 'Dev' ? -12_50 : -20_00)
  add({ members: -(8 * 20_00 + 12_50), contributions: 8 * 20_00 + 12_50 })
  await agrees('a cancelled meeting')

  // The room from the account, supervision out of Tom's own pocket, and paid back.
  circle.clock.set('2027-03-15T10:00:00Z')
  await asLeader((db) =>
    noteExpense(db, group.id, {
      account: 'room',
      words: 'Room, spring',
      spentOn: day('2027-03-01'),
      amountMinor: 45_00,
      paidFrom: 'bank',
    }),
  )
  add({ room: 45_00, bank: -45_00 })
  await asLeader(
    (db) =>
      noteExpense(db, group.id, {
        account: 'supervision',
        words: 'Two hours together',
        spentOn: day('2027-03-10'),
        amountMinor: 70_00,
        paidFrom: { personId: group.leaderIds[1] },
      }),
    1,
  )
  add({ supervision: 70_00, outlays: -70_00 })
  await agrees('expenses')
  const parties = await asLeader((db) => partyBalances(db, purse.id, 'outlays'))
  await asLeader((db) =>
    repayOutlay(db, group.id, {
      partyId: parties[0]?.partyId ?? '',
      amountMinor: 70_00,
      from: 'bank',
      paidOn: day('2027-03-15'),
    }),
  )
  add({ outlays: 70_00, bank: -70_00 })

  // Three meetings were led: Ailsa at £40 an hour for 100 minutes, £66.67 each; Tom at £30, £50 each, and he gives a part back.
  await asLeader((db) =>
    agreeLeaderFee(db, group.id, { personId: group.leaderIds[1], feePerHourMinor: 30_00 }),
  )
  const springDays = { from: day('2027-01-01'), to: day('2027-04-30') }
  await asLeader((db) => makeFeeStatement(db, group.id, { personId: group.leaderIds[0], ...springDays }))
  await asLeader((db) => makeFeeStatement(db, group.id, { personId: group.leaderIds[1], ...springDays }))
  add({ 'leader-fees': 3 * 66_67 + 3 * 50_00, leaders: -(3 * 66_67 + 3 * 50_00) })
  await agrees('fee statements of spring')
  await asLeader((db) => giveFeeBack(db, group.id, { amountMinor: 100_00 }), 1)
  add({ leaders: 100_00, gifts: -100_00 })
  for (const { partyId, balanceMinor } of await asLeader((db) => partyBalances(db, purse.id, 'leaders'))) {
    await asLeader((db) =>
      payLeader(db, group.id, {
        partyId,
        amountMinor: -balanceMinor,
        from: 'bank',
        paidOn: day('2027-03-15'),
      }),
    )
  }
  add({ leaders: 3 * 66_67 + 50_00, bank: -(3 * 66_67 + 50_00) })
  await agrees('leaders are paid, and one gives back')

  // Summer: all nine, four meetings; what spring left over is put to it first.
  circle.clock.set('2027-04-20T10:00:00Z')
  await invoice('2027-05-01', '2027-08-31', names, 8 * 80_00 + 4 * 12_50)
  for (const name of names) owe(name === 'Finn' ? practice : name, name === 'Dev' ? 50_00 : 80_00)
  add({ members: 8 * 80_00 + 50_00, contributions: -(8 * 80_00 + 50_00) })
  await agrees('invoices of summer')
  for (const name of ['Anna', 'Ben', 'Carys', 'Dev', practice, 'Hari']) {
    await asLeader(async (db) =>
      putToInvoices(db, group.id, { partyId: await partyOf(name), invoiceId: null }),
    )
  }
  await agrees('what was left over is put to the next invoice')
  // Gwen has paid nothing of spring yet, and Iona owed nothing: her one meeting was cancelled.
  circle.clock.set('2027-05-20T10:00:00Z')
  await pay('Gwen', 40_00, '2027-05-01')
  await pay('Gwen', 80_00, '2027-05-02')
  for (const [name, minor] of Object.entries({
    Anna: 60_00,
    Ben: 60_00,
    Carys: 60_00,
    Dev: 37_50,
    Iona: 80_00,
    Hari: 60_00,
  }))
    await pay(name, minor, '2027-05-03')
  await pay(practice, 60_00, '2027-05-04')
  // £80 in three parts is 26.67, 26.67 and 26.66.
  const { rows: parts } = await circle.owner.query(
    `select n.amount_minor from instalment n join invoice i on i.id = n.invoice_id
     where i.purse_id = $1 and i.member_id = $2 and i.total_minor = 8000 order by n.position`,
    [purse.id, await partyOf('Elin')],
  )
  expect(parts.map(({ amount_minor }) => amount_minor)).toEqual([26_67, 26_67, 26_66])
  for (const [nth, { amount_minor }] of parts.entries()) await pay('Elin', amount_minor, `2027-05-1${nth}`)
  expect(owes.Elin).toBe(0)
  await agrees('payments of summer, one in three parts')

  // Carys leaves after the second meeting of summer: the two that are left are credited, and given back.
  await circle.owner.query(
    `update membership set last_meeting_id = $2, left_at = '2027-05-18T21:00:00Z' where person_id = $1`,
    [idOf('Carys'), meetings['2027-05-18']],
  )
  await asLeader(async (db) => {
    const [left, ...others] = await chargedAfterLeaving(db, await keptPurse(db, group.id))
    expect(others).toEqual([])
    expect(left?.minor).toBe(40_00)
    return creditLines(db, group.id, left?.invoiceId ?? '', {
      positions: left?.positions ?? [],
      reason: 'leaving',
    })
  })
  owe('Carys', -40_00)
  add({ members: -40_00, contributions: 40_00 })
  await agrees('a leaver is credited')
  await asLeader(async (db) =>
    refund(db, group.id, {
      partyId: await partyOf('Carys'),
      amountMinor: 40_00,
      paidOn: day('2027-05-20'),
      method: 'transfer',
    }),
  )
  owe('Carys', 40_00)
  add({ members: 40_00, bank: -40_00 })
  await agrees('and given back what was hers')

  // Autumn: eight are left. Hari pays half and no more; what is open of it is written off in the end.
  circle.clock.set('2027-08-20T10:00:00Z')
  const inAutumn = names.filter((name) => name !== 'Carys')
  await invoice('2027-09-01', '2027-12-31', inAutumn, 7 * 80_00 + 50_00)
  for (const name of inAutumn) owe(name === 'Finn' ? practice : name, name === 'Dev' ? 50_00 : 80_00)
  add({ members: 7 * 80_00 + 50_00, contributions: -(7 * 80_00 + 50_00) })
  circle.clock.set('2027-10-25T10:00:00Z')
  for (const name of ['Anna', 'Ben', 'Elin', 'Gwen', practice]) await pay(name, 80_00, '2027-09-10')
  await pay('Dev', 50_00, '2027-09-10')
  await pay('Hari', 40_00, '2027-09-10')
  await agrees('autumn')
  const all = { from: day('2027-05-01'), to: day('2027-12-31') }
  await asLeader((db) => makeFeeStatement(db, group.id, { personId: group.leaderIds[0], ...all }))
  add({ 'leader-fees': 8 * 66_67, leaders: -8 * 66_67 })
  await asLeader((db) =>
    noteOther(db, group.id, { kind: 'put-by', amountMinor: 100_00, on: day('2027-10-25') }),
  )
  add({ 'brought-forward': 100_00, reserve: -100_00 })
  circle.clock.set('2027-12-20T10:00:00Z')
  await asLeader(async (db) => {
    const debtorId = await partyOf('Hari')
    const open = (await openInvoices(db, purse.id)).find((each) => each.debtorId === debtorId)
    return writeOff(db, group.id, open?.invoiceId ?? '', { reason: 'He has moved away.', seenMinor: 40_00 })
  })
  owe('Hari', -40_00)
  add({ members: -40_00, 'written-off': 40_00 })
  await agrees('written off')

  // The year, from its journal line by line, and by its report: the same as what was added up by hand.
  const contributions =
    7 * 60_00 + 37_50 + 20_00 - (8 * 20_00 + 12_50) + (8 * 80_00 + 50_00) - 40_00 + (7 * 80_00 + 50_00)
  const costs = 45_00 + 70_00 + 11 * 66_67 + 3 * 50_00 + 40_00
  const report = await asLeader((db) => yearOf(db, purse.id, 2027))
  expect(report).toMatchObject({
    incomeMinor: contributions + 100_00,
    costsMinor: costs,
    resultMinor: contributions + 100_00 - costs,
  })
  const journal = await asLeader((db) => journalOfYear(db, purse.id, 2027))
  const entries = Map.groupBy(journal, ({ number }) => number)
  expect([...entries.keys()]).toEqual(Array.from({ length: entries.size }, (_, nth) => nth + 1))
  for (const lines of entries.values())
    expect(whyNoEntry(lines.map((line) => ({ ...line, partyId: line.party })))).toBeNull()
  const byTerm = await asLeader((db) => periodsOfYear(db, purse, 2027))
  expect(byTerm.reduce((sum, { incomeMinor }) => sum + incomeMinor, 0)).toBe(report.incomeMinor)
  expect(byTerm.reduce((sum, { costsMinor }) => sum + costsMinor, 0)).toBe(report.costsMinor)
  // What is open at the end: Iona's autumn, and nothing else of anybody.
  expect(owes.Iona).toBe(80_00)
  expect((await asLeader((db) => openInvoices(db, purse.id))).map(({ openMinor }) => openMinor)).toEqual([
    80_00,
  ])

  await pagesAgree()

  // The next year begins where this one ended.
  const next = await asLeader((db) => yearOf(db, purse.id, 2028))
  const opening = Object.fromEntries(
    next.accounts.map(({ account, openingMinor }) => [account, openingMinor]),
  )
  expect(opening).toEqual({
    bank: own.bank,
    members: own.members,
    leaders: own.leaders,
    reserve: own.reserve,
    'brought-forward': own['brought-forward'] - report.resultMinor,
  })

  // Six years after its end the year goes, but for what is tied to the invoice that is still open; all balances stay.
  const counted = async () =>
    (await circle.owner.query('select count(*)::int as n from journal_entry where purse_id = $1', [purse.id]))
      .rows[0].n
  const before = await counted()
  const stand = () =>
    asLeader(async (db) => ({
      sums: await purseSums(db, purse.id),
      members: await partyBalances(db, purse.id, 'members'),
      leaders: await partyBalances(db, purse.id, 'leaders'),
      open: (await openInvoices(db, purse.id)).map(({ reference, openMinor }) => [reference, openMinor]),
    }))
  const stood = await stand()
  await forget(circle, ['books'], Temporal.Instant.from('2033-12-31T12:00:00Z'))
  expect(await counted()).toBe(before)
  await forget(circle, ['books'], Temporal.Instant.from('2034-01-02T12:00:00Z'))
  expect(await counted()).toBeLessThan(before / 2)
  const stands = await stand()
  expect({ ...stands, sums: null }).toEqual({ ...stood, sums: null })
  for (const account of ['bank', 'members', 'leaders', 'reserve'] as const)
    expect(stands.sums[account], account).toBe(stood.sums[account])
  expect(Object.values(stands.sums).reduce((sum, minor) => sum + minor, 0)).toBe(0)
})
