import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { postEntry } from '../../src/features/books/commands/post.ts'
import { lockPurse, openPurse } from '../../src/features/books/commands/purse.ts'
import type { Purse } from '../../src/features/books/queries/purse.ts'
import { sendInvoiceReminders } from '../../src/features/invoices/commands/send-reminders.ts'
import { openInvoices } from '../../src/features/invoices/queries/open-invoices.ts'
import { isCreditorReference } from '../../src/features/invoices/rules/reference.ts'
import type { ViewerDb } from '../../src/platform/database/database.ts'
import { personAlone, visitor } from '../../src/shared/viewer.ts'
import { applied, withScreen } from '../support/apply.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Seated, type SeatedGroup, writeSeatedGroup } from '../support/circle-of.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { pathIn } from '../support/mail-server.ts'
import { wordsOn } from '../support/pdf.ts'

const NOW = '2026-11-03T18:00:00Z'

let circle: Circle
beforeAll(async () => {
  circle = await startCircle({ now: NOW })
})
afterAll(() => circle.close())

interface Keeping {
  group: SeatedGroup
  purse: Purse
  leader: Client
  money: string
  asLeader: <T>(work: (db: ViewerDb) => Promise<T>) => Promise<T>
}

/** A group of five, four meetings at £20, the first free, that has said where to pay. */
async function aGroup(wish: Parameters<typeof writeSeatedGroup>[1] = {}): Promise<Keeping> {
  circle.clock.set(NOW)
  const group = await writeSeatedGroup(circle, wish)
  const asLeader: Keeping['asLeader'] = (work) =>
    circle.database.asViewer(personAlone(group.leaderIds[0]), work)
  const purse = await asLeader(async (db) => {
    const opened = await openPurse(db, group.id)
    await db
      .insertInto('payee')
      .values({
        id: randomUUID(),
        purse_id: opened.id,
        name: 'Leith Balint Group',
        account: '12345678',
        sort_code: '089999',
        set_by: group.leaderIds[0],
        set_at: db.now,
      })
      .execute()
    return opened
  })
  const leader = await clientOf(circle, group.leaderIds[0])
  return { group, purse, leader, money: `/groups/${group.id}/money`, asLeader }
}

const named = (group: SeatedGroup, name: string): Seated => {
  const member = group.members.find((each) => each.name === name)
  if (!member) throw new Error(`Nobody is called ${name}.`)
  return member
}

async function issue({ leader, money }: Pick<Keeping, 'leader' | 'money'>) {
  const answer = await leader.submit(`${money}/invoices/new`, {}, /invoices\/new$/)
  expect([answer.status, answer.location]).toEqual([303, `${money}/invoices?done=issued`])
}

async function invoicesIn(purse: Purse) {
  const { rows } = await circle.owner.query(
    `select i.id, i.number, i.reference, i.total_minor, p.name,
       (select coalesce(sum(amount_minor), 0)::int from posting where invoice_id = i.id) as open
     from invoice i join party_identity y on y.party_id = i.member_id join person p on p.id = y.person_id
     where i.purse_id = $1 order by i.number`,
    [purse.id],
  )
  return rows as {
    id: string
    number: number
    reference: string
    total_minor: number
    name: string
    open: number
  }[]
}

async function invoiceOf(keeping: Keeping, name: string) {
  const invoice = (await invoicesIn(keeping.purse)).find((each) => each.name === name)
  if (!invoice) throw new Error(`${name} has no invoice.`)
  return invoice
}

/** Money comes into the bank for an invoice. */
const pay = ({ asLeader, purse }: Keeping, invoiceId: string, amountMinor: number) =>
  asLeader(async (db) => {
    await lockPurse(db, purse.id)
    const { debtor_id } = await db
      .selectFrom('invoice')
      .select('debtor_id')
      .where('id', '=', invoiceId)
      .executeTakeFirstOrThrow()
    await postEntry(db, purse, {
      kind: 'payment',
      bookedOn: Temporal.PlainDate.from('2026-11-03'),
      postings: [
        { account: 'bank', amountMinor },
        { account: 'members', partyId: debtor_id, invoiceId, amountMinor: -amountMinor },
      ],
    })
  })

async function booksBalance(purse: Purse) {
  const { rows } = await circle.owner.query(
    'select coalesce(sum(amount_minor), 0)::int as together from posting where purse_id = $1',
    [purse.id],
  )
  expect(rows[0].together).toBe(0)
}

/** A practice or a deanery pays for a member. */
const paidBy = (
  { leader, money }: Keeping,
  { membershipId }: Seated,
  payer: { payer_name: string; payer_email: string; payer_address?: string; payer_reference?: string },
) => leader.submit(`${money}/members/${membershipId}`, { payer: 'new', ...payer }, /members\/[^/]+$/)

const giveOffice = (purse: Purse, { personId }: Seated, { leaderIds }: SeatedGroup) =>
  circle.owner.query(
    'insert into treasurer (id, purse_id, person_id, since, given_by) values ($1, $2, $3, $4, $5)',
    [randomUUID(), purse.id, personId, NOW, leaderIds[0]],
  )

const choose = (purse: Purse, leaderId: string, changes: Record<string, unknown> = {}) => {
  const choice = {
    purse_id: purse.id,
    consequence: 'talk',
    reminders_most: 2,
    first_after_days: 7,
    every_days: 14,
    tone: 'gentle',
    due_days: 14,
    members_see_totals: false,
    changed_by: leaderId,
    changed_at: NOW,
    ...changes,
  }
  const places = Object.keys(choice).map((_, place) => `$${place + 1}`)
  return circle.owner.query(
    `insert into money_choice (${Object.keys(choice).join(', ')}) values (${places.join(', ')})`,
    Object.values(choice),
  )
}

describe('R69–R72: invoices for a period, in one step', () => {
  test('each member sees their own, numbered without a gap, and is told by email with a reference to pay with', async () => {
    const keeping = await aGroup()
    const { group, money, leader } = keeping
    const shown = wordsOf((await leader.get(`${money}/invoices/new`)).html)
    expect(shown).toContain('Anna Bell')
    expect(shown).toContain('3 at £20.00, 1 free')
    expect(shown).toContain('5 invoices, £300.00 in all')
    await issue(keeping)
    const made = await invoicesIn(keeping.purse)
    expect(made.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
    expect(made.every(({ total_minor, open }) => total_minor === 6000 && open === 6000)).toBe(true)
    expect(
      made.every(
        ({ reference, number }) => isCreditorReference(reference) && reference.endsWith(`26000${number}`),
      ),
    ).toBe(true)
    await circle.settled()
    const [anna, ben] = [named(group, 'Anna Bell'), named(group, 'Ben Okri')]
    const own = made.find(({ name }) => name === anna.name)
    const letter = circle.mail.to(anna.email).at(-1)
    expect(letter?.subject).toBe('Invoice 2026-0001 of Leith Evening')
    expect(letter?.text).toContain('£60.00 to pay by 17 November 2026')
    expect(letter?.text).toContain(own?.reference.replace(/.{4}(?=.)/g, '$& '))
    const member = await clientOf(circle, anna.personId)
    expect((await member.get(pathIn(letter))).status).toBe(200)
    expect(wordsOf((await member.get(`${money}/mine`)).html)).toContain('£60.00 by 17 November 2026')
    expect((await member.get(`${money}/invoices`)).location).toBe(`${money}/mine`)
    const other = await clientOf(circle, ben.personId)
    for (const path of [
      `${money}/invoices/${own?.id}`,
      `${money}/invoices/${own?.id}/invoice.pdf`,
      `${money}/invoices/new`,
      `${money}/members`,
      `${money}/refunds`,
    ]) {
      expect((await other.get(path)).status, path).toBe(404)
    }
    const pdf = await circle.app.request(`${circle.url}${money}/invoices/${own?.id}/invoice.pdf`, {
      headers: { Cookie: member.cookies() },
    })
    expect(pdf.headers.get('Cache-Control')).toBe('no-store')
    const paper = await wordsOn(new Uint8Array(await pdf.arrayBuffer()))
    for (const words of ['Invoice 2026-0001', 'Anna Bell', '08-99-99', 'To pay £60.00'])
      expect(paper).toContain(words)
    await booksBalance(keeping.purse)
  })

  test('nobody is charged twice, whoever presses when: two leaders at once make one run', async () => {
    const keeping = await aGroup({ members: 3 })
    const { group, money } = keeping
    const second = await clientOf(circle, group.leaderIds[1])
    const [one, two] = [
      await keeping.leader.fillIn(`${money}/invoices/new`, {}, /invoices\/new$/),
      await second.fillIn(`${money}/invoices/new`, {}, /invoices\/new$/),
    ]
    const answers = await Promise.all([one(), two()])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const all = `${money}/invoices/new?from=2026-11-01&to=2027-02-01`
    expect(wordsOf((await second.get(all)).html)).toContain('charged already for all of these meetings')
    const made = await invoicesIn(keeping.purse)
    expect(made).toHaveLength(3)
    const line = 'select * from invoice_line where invoice_id = $1 and meeting_id is not null limit 1'
    const { rows } = await circle.owner.query(line, [made[0]?.id])
    await expect(
      circle.owner.query(
        `insert into invoice_line (invoice_id, purse_id, position, kind, meeting_id, words, amount_minor)
         values ($1, $2, 99, 'meeting', $3, 'again', 0)`,
        [made[0]?.id, keeping.purse.id, rows[0].meeting_id],
      ),
    ).rejects.toThrow('meeting_charge_pkey')
  })

  test('a late joiner, a leaver, a smaller contribution and instalments; each in its own words', async () => {
    const keeping = await aGroup({ members: 4 })
    const { group, leader, money } = keeping
    const [anna, ben, carys, dev] = ['Anna Bell', 'Ben Okri', 'Carys Lowe', 'Dev Patel'].map((name) =>
      named(group, name),
    )
    const [, secondMeeting, thirdMeeting] = group.meetings
    await circle.owner.query('update membership set first_meeting_id = $1 where id = $2', [
      thirdMeeting?.id,
      anna?.membershipId,
    ])
    await circle.owner.query('update membership set last_meeting_id = $1 where id = $2', [
      secondMeeting?.id,
      ben?.membershipId,
    ])
    const terms = `${money}/members/${carys?.membershipId}`
    expect((await leader.submit(terms, { reduced: '8' }, /members\/[^/]+$/)).location).toBe(`${terms}?saved`)
    await leader.submit(`${money}/members/${dev?.membershipId}`, { instalments: '3' }, /members\/[^/]+$/)
    await issue(keeping)
    const sums = Object.fromEntries(
      (await invoicesIn(keeping.purse)).map(({ name, total_minor }) => [name, total_minor]),
    )
    // The late joiner's own first is free, too.
    expect(sums).toEqual({ 'Anna Bell': 2000, 'Ben Okri': 2000, 'Carys Lowe': 2400, 'Dev Patel': 6000 })
    const { rows } = await circle.owner.query(
      'select due_on::text, amount_minor from instalment where invoice_id = $1 order by position',
      [(await invoiceOf(keeping, 'Dev Patel')).id],
    )
    expect(rows).toEqual([
      { due_on: '2026-11-17', amount_minor: 2000 },
      { due_on: '2026-12-17', amount_minor: 2000 },
      { due_on: '2027-01-17', amount_minor: 2000 },
    ])
    const own = wordsOf((await (await clientOf(circle, dev?.personId)).get(`${money}/mine`)).html)
    expect(own).toContain('in 3 instalments')
    expect(own).toContain('£20.00 by 17 November 2026')
    const others = await clientOf(circle, ben?.personId)
    const seen = `${wordsOf((await others.get(`${money}/mine`)).html)} ${wordsOf((await others.get(`/groups/${group.id}/circle`)).html)}`
    expect(seen).not.toContain('£8')
    expect(seen).not.toContain('instalment')
  })

  test('a run that is out of date is refused, and an unticked member is left out', async () => {
    const keeping = await aGroup({ members: 2 })
    const { group, leader, money } = keeping
    const stale = await leader.fillIn(`${money}/invoices/new`, {}, /invoices\/new$/)
    await circle.owner.query('update meeting set cancelled_at = $1 where id = $2', [
      NOW,
      group.meetings[3]?.id,
    ])
    const answer = await stale()
    expect(answer.status).toBe(409)
    expect(wordsOf(answer.html)).toContain('Something has changed since you looked')
    expect(wordsOf(answer.html)).toContain('2 invoices, £80.00 in all')
    await leader.submit(
      `${money}/invoices/new`,
      { members: [named(group, 'Ben Okri').membershipId] },
      /invoices\/new$/,
    )
    expect((await invoicesIn(keeping.purse)).map(({ name }) => name)).toEqual(['Ben Okri'])
  })
})

describe('whoever is offered a place', () => {
  const period = 'from=2026-11-01&to=2027-02-01'
  const preview = async (who: Client, money: string) =>
    wordsOf((await who.get(`${money}/invoices/new?${period}`)).html)

  test('is named before the invoices are made and not charged until they accept it; then they are', async () => {
    const keeping = await aGroup({ members: 2 })
    const { group, leader, money, purse } = keeping
    const noor = await applied(circle, group.id, { ...withScreen, name: 'Noor Aziz' })
    expect(await preview(leader, money)).not.toContain('Noor Aziz')
    await leader.submit(`/groups/${group.id}/applicants/${noor.id}/offer`, { days: '14' }, /offer$/)
    const offered = await preview(leader, money)
    expect(offered).toMatch(/Noor Aziz\W*offered a place, and has not accepted it yet/)
    expect(offered).toContain('2 invoices, £120.00 in all')
    await issue(keeping)
    expect((await invoicesIn(purse)).map(({ name }) => name)).toEqual(['Anna Bell', 'Ben Okri'])

    await noor.browser.submit(noor.page, { ground_rules: 'yes', contribution: 'yes' }, /acceptance$/)
    const accepted = await preview(leader, money)
    expect(accepted).not.toContain('has not accepted it yet')
    expect(accepted).toContain('1 invoice, £60.00 in all')
    await leader.submit(`${money}/invoices/new?${period}`, {}, /invoices\/new$/)
    expect((await invoiceOf(keeping, 'Noor Aziz')).total_minor).toBe(6000)
    await booksBalance(purse)
  })

  test('is nobody that a member with the treasurer’s office hears of', async () => {
    const { group, leader, money, purse } = await aGroup({ members: 2 })
    const noor = await applied(circle, group.id, { ...withScreen, name: 'Noor Aziz' })
    await leader.submit(`/groups/${group.id}/applicants/${noor.id}/offer`, { days: '14' }, /offer$/)
    const ben = named(group, 'Ben Okri')
    await giveOffice(purse, ben, group)
    const shown = await preview(await clientOf(circle, ben.personId), money)
    expect(shown).toContain('2 invoices, £120.00 in all')
    expect(shown).not.toContain('Noor Aziz')
  })
})

describe('a member who left and came back', () => {
  /** Anna left after the second of four meetings, and has had a place again since the third. */
  const cameBack = async () => {
    const keeping = await aGroup({ members: 2 })
    const { group } = keeping
    const [first, second, third, fourth] = group.meetings
    if (!first || !second || !third || !fourth) throw new Error('There are four meetings.')
    const { membershipId, personId } = named(group, 'Anna Bell')
    await circle.owner.query('update membership set last_meeting_id = $2, left_at = $3 where id = $1', [
      membershipId,
      second.id,
      second.endsAt.toString(),
    ])
    circle.clock.set(third.endsAt.add({ hours: 24 }).toString())
    await circle.owner.query(
      `insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id)
       values ($1, $2, $3, $4, $5)`,
      [randomUUID(), group.id, personId, circle.clock.now().toString(), group.rulesId],
    )
    const day = (at: Temporal.Instant) => at.toZonedDateTimeISO('Europe/London').toPlainDate()
    return { ...keeping, period: `from=${day(first.startsAt)}&to=${day(fourth.startsAt)}` }
  }
  const issueFor = ({ leader, money }: Keeping, period: string) =>
    leader.submit(`${money}/invoices/new?${period}`, {}, /invoices\/new$/)

  test('gets one invoice for the meetings of both stays, and stands once among the members', async () => {
    const { period, ...keeping } = await cameBack()
    const { leader, money, purse } = keeping
    expect(wordsOf((await leader.get(`${money}/invoices/new?${period}`)).html)).toContain(
      '1 at £20.00, 2 free',
    )
    expect((await issueFor(keeping, period)).status).toBe(303)
    expect((await invoicesIn(purse)).map(({ name, total_minor }) => [name, total_minor])).toEqual([
      ['Anna Bell', 2000],
      ['Ben Okri', 6000],
    ])
    const members = (await leader.get(`${money}/members`)).html
    expect(members.split('Anna Bell').length - 1).toBe(1)
    expect(wordsOf((await leader.get(`${money}/invoices/new?${period}`)).html)).toContain('charged already')
    await booksBalance(purse)
  })

  test('is charged once for each meeting where late joiners pay for the whole term', async () => {
    const { period, ...keeping } = await cameBack()
    const { group, purse } = keeping
    await circle.owner.query(`update fee_agreement set late_joiners = 'whole-period' where group_id = $1`, [
      group.id,
    ])
    expect((await issueFor(keeping, period)).status).toBe(303)
    // Four meetings, of which the first of each stay is free.
    expect((await invoicesIn(purse)).map(({ total_minor }) => total_minor)).toEqual([4000, 6000])
  })
})

describe('a payer', () => {
  test('reads its one invoice by its own address, with a reference of its own, and nothing of who was where', async () => {
    const keeping = await aGroup({ members: 2 })
    const { group, leader, money } = keeping
    const anna = named(group, 'Anna Bell')
    await paidBy(keeping, anna, {
      payer_name: 'Leith Surgery',
      payer_address: '1 Shore, Leith',
      payer_email: 'manager@leith-surgery.example.org',
      payer_reference: 'PO 4711',
    })
    await issue(keeping)
    await circle.settled()
    const letter = circle.mail.to('manager@leith-surgery.example.org').at(-1)
    expect(letter?.text).toContain('PO 4711')
    const page = await (await clientOf(circle)).get(pathIn(letter))
    expect(page.status).toBe(200)
    const shown = wordsOf(page.html)
    expect(shown).toContain('Anna Bell')
    expect(shown).toContain('3 from')
    for (const told of [shown, letter?.text?.replaceAll(/\s+/g, ' ')])
      expect(told).toContain('Please tell Anna Bell')
    expect(shown).toContain('£60.00 to pay by 17 November 2026')
    expect(shown).not.toContain('Meeting of')
    expect(page.headers.get('Referrer-Policy')).toBe('no-referrer')
    const pdf = await circle.app.request(`${circle.url}${pathIn(letter)}/invoice.pdf`)
    const paper = await wordsOn(new Uint8Array(await pdf.arrayBuffer()))
    for (const words of ['Leith Surgery', '1 Shore, Leith', 'PO 4711']) expect(paper).toContain(words)
    expect(paper).not.toContain('Meeting of')
    for (const path of ['/payer-invoices/nothing', '/payer-invoices/nothing/invoice.pdf'])
      expect((await (await clientOf(circle)).get(path)).status).toBe(404)
    await circle.settled()
    expect(circle.mail.to(anna.email).at(-1)?.text).toContain('has been charged to Leith Surgery')
    const own = wordsOf((await (await clientOf(circle, anna.personId)).get(`${money}/mine`)).html)
    expect(own).toContain('Leith Surgery pays it for you')
    expect(own).toContain('To pay£0.00')

    const invoice = await invoiceOf(keeping, 'Anna Bell')
    await leader.submit(`${money}/invoices/${invoice.id}`, {}, /letter$/)
    await circle.settled()
    expect(circle.mail.to('manager@leith-surgery.example.org')).toHaveLength(2)
    await leader.submit(`${money}/invoices/${invoice.id}`, {}, /letter$/)
    expect((await leader.submit(`${money}/invoices/${invoice.id}`, {}, /letter$/)).status).toBe(409)
  })
})

describe('what is taken off', () => {
  test('a cancelled meeting is proposed to the keepers and credited with one press; what was paid is owed back, and given back', async () => {
    const keeping = await aGroup({ members: 3 })
    const { group, leader, money, purse } = keeping
    await issue(keeping)
    await pay(keeping, (await invoiceOf(keeping, 'Anna Bell')).id, 6000)
    await pay(keeping, (await invoiceOf(keeping, 'Ben Okri')).id, 5000)
    await circle.owner.query('update meeting set cancelled_at = $1 where id = $2', [
      NOW,
      group.meetings[2]?.id,
    ])
    expect(wordsOf((await leader.get(`${money}/invoices`)).html)).toContain(
      '3 members were charged for it: £60.00 in all',
    )
    const press = await leader.fillIn(`${money}/invoices`, {}, /cancelled$/)
    expect((await press()).location).toBe(`${money}/invoices?done=credited`)
    expect((await invoicesIn(purse)).map(({ name, open }) => [name, open])).toEqual([
      ['Anna Bell', 0],
      ['Ben Okri', 0],
      ['Carys Lowe', 4000],
    ])
    const shown = wordsOf((await leader.get(`${money}/invoices`)).html)
    expect(shown).not.toContain('was cancelled')
    expect(shown).toContain('2 have paid more than was asked')
    const refunds = wordsOf((await leader.get(`${money}/refunds`)).html)
    expect(refunds).toContain('£20.00')
    expect(refunds).toContain('£10.00')
    expect((await leader.submit(`${money}/refunds`, { amount: '25' }, /refunds$/)).status).toBe(409)
    expect((await leader.submit(`${money}/refunds`, {}, /refunds$/)).location).toBe(`${money}/refunds?done`)
    expect(wordsOf((await leader.get(`${money}/refunds`)).html)).not.toContain('Anna Bell')
    await circle.settled()
    expect(circle.mail.to(named(group, 'Ben Okri').email).at(-1)?.subject).toBe(
      'Something was taken off invoice 2026-0002',
    )
    await booksBalance(purse)
  })

  test('a cancelled meeting is credited to everybody, whatever one of them has been let off before', async () => {
    const keeping = await aGroup({ members: 3 })
    const { group, leader, money, purse } = keeping
    await issue(keeping)
    const [anna, ben] = [await invoiceOf(keeping, 'Anna Bell'), await invoiceOf(keeping, 'Ben Okri')]
    // Anna's is written off; of Ben's £60, £50 are let off.
    await leader.submit(`${money}/invoices/${anna.id}`, { reason: 'Moved abroad' }, /write-off$/)
    await leader.submit(`${money}/invoices/${ben.id}/credit?amount=50&reason=goodwill`, {}, /credit$/)
    await circle.owner.query('update meeting set cancelled_at = $1 where id = $2', [
      NOW,
      group.meetings[2]?.id,
    ])
    expect(wordsOf((await leader.get(`${money}/invoices`)).html)).toContain(
      '2 members were charged for it: £30.00 in all',
    )
    const press = await leader.fillIn(`${money}/invoices`, {}, /cancelled$/)
    const late = await leader.fillIn(`${money}/invoices`, {}, /cancelled$/)
    expect((await press()).location).toBe(`${money}/invoices?done=credited`)
    expect((await invoicesIn(purse)).map(({ name, open }) => [name, open])).toEqual([
      ['Anna Bell', 0],
      ['Ben Okri', 0],
      ['Carys Lowe', 4000],
    ])
    expect(wordsOf((await leader.get(`${money}/invoices`)).html)).not.toContain('was cancelled')
    expect((await late()).status).toBe(409)
    await booksBalance(purse)
  })

  test('one sees what a credit does before it is done; more than was charged is never taken off', async () => {
    const keeping = await aGroup({ members: 1 })
    const { leader, money } = keeping
    await issue(keeping)
    const { id } = await invoiceOf(keeping, 'Anna Bell')
    const here = `${money}/invoices/${id}/credit`
    const look = await leader.get(`${here}?amount=15&reason=goodwill`)
    expect(wordsOf(look.html)).toContain('£60.00 now, £45.00 then')
    expect(wordsOf((await leader.get(`${here}?amount=61&reason=goodwill`)).html)).toContain(
      'That cannot be taken off.',
    )
    expect((await leader.get(`${here}?reason=theft`)).status).toBe(200)
    await leader.submit(`${here}?amount=15&reason=goodwill`, {}, /credit$/)
    expect((await invoiceOf(keeping, 'Anna Bell')).open).toBe(4500)
    const stale = await leader.fillIn(`${here}?lines=2&reason=mistake`, {}, /credit$/)
    expect((await stale()).status).toBe(303)
    expect(
      await leader.submit(`${here}?lines=3&lines=4&reason=mistake`, {}, /credit$/).catch(() => null),
    ).toBeNull()
    // What was charged by mistake may be charged again.
    const again = `${money}/invoices/new?from=2026-11-01&to=2027-02-01`
    expect(wordsOf((await leader.get(again)).html)).toContain('1 at £20.00')
  })

  test('what nobody will pay is written off with a reason, by whoever keeps the money alone', async () => {
    const keeping = await aGroup({ members: 2 })
    const { group, leader, money } = keeping
    await issue(keeping)
    const { id } = await invoiceOf(keeping, 'Anna Bell')
    const member = await clientOf(circle, named(group, 'Anna Bell').personId)
    expect((await member.get(`${money}/invoices/${id}`)).html).not.toContain('write-off')
    await leader.submit(`${money}/invoices/${id}`, { reason: 'Moved abroad' }, /write-off$/)
    expect((await invoiceOf(keeping, 'Anna Bell')).open).toBe(0)
    expect(wordsOf((await leader.get(`${money}/invoices/${id}`)).html)).toContain('Nothing more is asked for')
    const { rows } = await circle.owner.query(
      `select sum(amount_minor)::int as minor from posting where account = 'written-off' and purse_id = $1`,
      [keeping.purse.id],
    )
    expect(rows[0].minor).toBe(6000)
    expect(wordsOf((await member.get(`${money}/mine`)).html)).not.toContain('Moved abroad')
  })
})

describe('reminders', () => {
  const remindOn = async (day: string) => {
    circle.clock.set(`${day}T10:00:00Z`)
    await sendInvoiceReminders(circle.database, circle.clock.now())
    await circle.settled()
  }

  test('go as often as the group chose, each once, also where two processes do them; then people talk, and nobody loses a place', async () => {
    const keeping = await aGroup({ members: 2 })
    const { group, leader, money, purse } = keeping
    await choose(purse, group.leaderIds[0])
    await issue(keeping)
    await pay(keeping, (await invoiceOf(keeping, 'Ben Okri')).id, 6000)
    await circle.settled()
    const anna = named(group, 'Anna Bell')
    const reminders = () =>
      circle.mail.to(anna.email).filter(({ subject }) => subject?.includes('still open')).length
    await remindOn('2026-11-23')
    expect(reminders()).toBe(0)
    await remindOn('2026-11-24')
    await remindOn('2026-11-24')
    expect(reminders()).toBe(1)
    expect(circle.mail.to(anna.email).at(-1)?.text).toContain('Your place in the group does not depend on it')
    circle.clock.set('2026-12-08T10:00:00Z')
    await Promise.all([1, 2, 3].map(() => sendInvoiceReminders(circle.database, circle.clock.now())))
    await circle.settled()
    expect(reminders()).toBe(2)
    await remindOn('2027-03-01')
    expect(reminders()).toBe(2)
    expect(
      circle.mail.to(named(group, 'Ben Okri').email).some(({ subject }) => subject?.includes('still open')),
    ).toBe(false)
    expect(wordsOf((await leader.get(`${money}/invoices`)).html)).toContain('Talk to Anna')
    const own = wordsOf((await (await clientOf(circle, anna.personId)).get(`${money}/mine`)).html)
    expect(own).toContain('Your place does not depend on it.')
    const { rows } = await circle.owner.query('select left_at from membership where id = $1', [
      anna.membershipId,
    ])
    expect(rows[0].left_at).toBeNull()
  })

  test.each([
    {
      tone: 'gentle',
      title: 'Perhaps it slipped by',
      first: 'such things are easily overlooked',
      each: 'please forget this letter',
    },
    {
      tone: 'plain',
      title: 'An invoice is still open',
      first: 'has not',
      each: 'Please pay it in the next days',
    },
  ])('are as $tone to whoever pays for a member as to a member, and write once more', async (chosen) => {
    const { tone, title, first, each } = chosen
    const keeping = await aGroup({ members: 2 })
    const { group, purse } = keeping
    await choose(purse, group.leaderIds[0], { tone })
    const [anna, ben] = [named(group, 'Anna Bell'), named(group, 'Ben Okri')]
    const surgery = `manager-${tone}@leith-surgery.example.org`
    await paidBy(keeping, anna, { payer_name: 'Leith Surgery', payer_email: surgery })
    await issue(keeping)
    const reminders = (address: string) =>
      circle.mail.to(address).filter(({ subject }) => subject?.includes('of Leith Evening is still open'))
    for (const [nth, day] of ['2026-11-24', '2026-12-08', '2027-01-08'].entries()) {
      await remindOn(day)
      expect(reminders(anna.email)).toEqual([])
      for (const [address, what] of [
        [surgery, 'this invoice of Leith Evening has not been paid yet'],
        [ben.email, 'a contribution to Leith Evening has not come yet'],
      ] as const) {
        // Two are the most that was chosen.
        expect(reminders(address), `${address} on ${day}`).toHaveLength(Math.min(nth + 1, 2))
        const [one, other] = reminders(address).map(({ text = '' }) => text.replace(/\s+/g, ' '))
        expect(one).toContain(title)
        expect(one).toContain(what.slice(1))
        expect(one).toContain(first)
        expect(one).toContain(each)
        expect(one).not.toContain('once more')
        if (nth === 0) continue
        expect(other).toContain(`We write once more: ${what}`)
        expect(other).not.toContain('overlooked')
        expect(other).toContain(each)
      }
    }
    const page = await (await clientOf(circle)).get(pathIn(reminders(surgery).at(-1)))
    expect(wordsOf(page.html)).toContain('£60.00 was due on 17 November 2026')
  })

  test('of instalments the one that is late is meant; none where the group chose none', async () => {
    const keeping = await aGroup({ members: 2 })
    const { group, leader, money, purse } = keeping
    await choose(purse, group.leaderIds[0], { consequence: 'reminder', reminders_most: 1 })
    const anna = named(group, 'Anna Bell')
    await leader.submit(`${money}/members/${anna.membershipId}`, { instalments: '3' }, /members\/[^/]+$/)
    await issue(keeping)
    const { id } = await invoiceOf(keeping, 'Anna Bell')
    await pay(keeping, id, 2000)
    const positions = async () =>
      (
        await circle.owner.query(
          'select position from invoice_reminder where invoice_id = $1 order by sent_at',
          [id],
        )
      ).rows.map(({ position }) => position)
    await remindOn('2026-12-20')
    expect(await positions()).toEqual([])
    await remindOn('2026-12-24')
    expect(await positions()).toEqual([2])
    await remindOn('2027-01-24')
    expect(await positions()).toEqual([2, 3])

    const silent = await aGroup({ members: 1 })
    await choose(silent.purse, silent.group.leaderIds[0], { consequence: 'none' })
    await issue(silent)
    await remindOn('2027-03-01')
    const { rows } = await circle.owner.query('select 1 from invoice_reminder where purse_id = $1', [
      silent.purse.id,
    ])
    expect(rows).toEqual([])
  })
})

describe('who keeps the money', () => {
  test('a treasurer makes and sees the invoices, and of members nothing more than before', async () => {
    const keeping = await aGroup({ members: 3 })
    const { group, money, purse } = keeping
    const ben = named(group, 'Ben Okri')
    await giveOffice(purse, ben, group)
    const treasurer = await clientOf(circle, ben.personId)
    await issue({ leader: treasurer, money })
    const made = await invoicesIn(purse)
    expect(wordsOf((await treasurer.get(`${money}/invoices`)).html)).toContain('Carys Lowe')
    expect((await treasurer.get(`${money}/invoices/${made[0]?.id}`)).status).toBe(200)
    for (const path of ['applicants', 'attendance/all', 'debriefs', 'letters'])
      expect((await treasurer.get(`/groups/${group.id}/${path}`)).status, path).toBe(404)
    await circle.owner.query('update treasurer set until = now() where purse_id = $1', [purse.id])
    expect((await treasurer.get(`${money}/invoices/${made[0]?.id}`)).status).toBe(404)
  })

  test('another group’s leader finds no invoice, and changes none', async () => {
    const keeping = await aGroup({ members: 1 })
    await issue(keeping)
    const { id } = await invoiceOf(keeping, 'Anna Bell')
    const other = await aGroup({ members: 1 })
    for (const path of [
      `${keeping.money}/invoices/${id}`,
      `${other.money}/invoices/${id}`,
      `${keeping.money}/invoices`,
    ])
      expect((await other.leader.get(path)).status, path).toBe(404)
    expect(await other.asLeader((db) => openInvoices(db, keeping.purse.id))).toEqual([])
  })

  test('in the database itself: keepers read all of it, a member their own, and nobody else a row', async () => {
    const keeping = await aGroup({ members: 3 })
    const { group, leader, money, purse } = keeping
    const [anna, ben, carys] = group.members
    await leader.submit(`${money}/members/${anna?.membershipId}`, { instalments: '2' }, /members\/[^/]+$/)
    await issue(keeping)
    const { id } = await invoiceOf(keeping, 'Anna Bell')
    await leader.submit(`${money}/invoices/${id}/credit?amount=5&reason=goodwill`, {}, /credit$/)
    await leader.submit(`${money}/invoices/${id}`, { reason: 'Moved abroad' }, /write-off$/)
    await circle.owner.query(
      'insert into invoice_reminder (id, purse_id, invoice_id, position, step, sent_at) values ($1, $2, $3, 1, 1, $4)',
      [randomUUID(), purse.id, id, NOW],
    )
    await circle.owner.query(
      'insert into treasurer (id, purse_id, person_id, since, given_by) values ($1, $2, $3, $4, $5)',
      [randomUUID(), purse.id, ben?.personId, NOW, group.leaderIds[0]],
    )
    const tables = [
      'invoice',
      'invoice_line',
      'instalment',
      'credit',
      'invoice_reminder',
      'member_terms',
      'write_off',
      'meeting_charge',
      'posting',
    ] as const
    const rowsFor = (personId: string | undefined) =>
      circle.database.asViewer(personId ? personAlone(personId) : visitor, async (db) => {
        const counts: number[] = []
        for (const table of tables) {
          const { rows } = await sql<{ count: number }>`
            select count(*)::int as count from ${sql.table(table)} where purse_id = ${purse.id}`.execute(db)
          counts.push(rows[0]?.count ?? -1)
        }
        return counts
      })
    const all = [3, 12, 4, 1, 1, 1, 1, 12, 10]
    expect(await rowsFor(group.leaderIds[0])).toEqual(all)
    expect(await rowsFor(ben?.personId)).toEqual(all)
    expect(await rowsFor(anna?.personId)).toEqual([1, 4, 2, 1, 1, 1, 0, 0, 0])
    expect(await rowsFor(carys?.personId)).toEqual([1, 4, 1, 0, 0, 0, 0, 0, 0])
    const other = await aGroup({ members: 1 })
    for (const nobody of [other.group.leaderIds[0], other.group.members[0]?.personId, undefined])
      expect(await rowsFor(nobody)).toEqual(tables.map(() => 0))
  })

  test('a place is paid until the end of the last period that was paid', async () => {
    const keeping = await aGroup({ members: 2 })
    const { group } = keeping
    await issue(keeping)
    const anna = named(group, 'Anna Bell')
    const circlePage = async () =>
      wordsOf((await (await clientOf(circle, anna.personId)).get(`/groups/${group.id}/circle`)).html)
    expect(await circlePage()).not.toContain('You have paid until')
    await pay(keeping, (await invoiceOf(keeping, 'Anna Bell')).id, 6000)
    expect(await circlePage()).toContain('You have paid until22 December 2026')
  })
})
