import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Circle, startCircle } from '../support/circle.ts'
import { type SeatedGroup, writeSeatedGroup } from '../support/circle-of.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { writeInvoice, writeOwingGroup } from '../support/owing-group.ts'
import { readCode } from '../support/pdf.ts'
import { readCodeOn } from '../support/qr.ts'

// What a group has chosen about its money, and what follows for its people.

const NOW = '2026-11-03T18:00:00Z'

let circle: Circle
beforeAll(async () => {
  circle = await startCircle({ now: NOW })
})
afterAll(() => circle.close())

interface Charged {
  group: SeatedGroup
  leader: Client
  money: string
}

/** A group of three that has said where to pay, and has charged everybody for four meetings, the first free. */
async function charged(
  wish: Parameters<typeof writeSeatedGroup>[1] = {},
  account: Record<string, string> = { sort_code: '08-99-99', account: '12345678' },
): Promise<Charged> {
  circle.clock.set(NOW)
  const group = await writeSeatedGroup(circle, { members: 3, ...wish })
  const leader = await clientOf(circle, group.leaderIds[0])
  const money = `/groups/${group.id}/money`
  await leader.submit(`${money}/settings`, { name: 'Leith Balint Group', ...account }, /payees$/)
  const made = await leader.submit(`${money}/invoices/new`, {}, /invoices\/new$/)
  expect(made.location).toBe(`${money}/invoices?done=issued`)
  return { group, leader, money }
}

async function invoiceOf({ group }: Charged, name: string): Promise<{ id: string; reference: string }> {
  const { rows } = await circle.owner.query(
    `select i.id, i.reference from invoice i join purse u on u.id = i.purse_id join party_identity y on y.party_id = i.member_id
     join person p on p.id = y.person_id where u.group_id = $1 and p.name = $2`,
    [group.id, name],
  )
  return rows[0]
}

const openOf = async (invoiceId: string): Promise<number> =>
  (
    await circle.owner.query(
      'select coalesce(sum(amount_minor), 0)::int as open from posting where invoice_id = $1',
      [invoiceId],
    )
  ).rows[0].open

describe('a meeting that a member misses', () => {
  /** Anna sends apologies for the second meeting, which is charged; the leaders note it. */
  async function missed(creditsMissed: boolean): Promise<Charged> {
    const keeping = await charged({ creditsMissed })
    const { group } = keeping
    const second = group.meetings[1]
    circle.clock.set(second?.endsAt.add({ hours: 2 }) ?? NOW)
    await circle.owner.query(
      'insert into meeting_record (meeting_id, group_id, taken_by, taken_at, cases) values ($1, $2, $3, $4, 1)',
      [second?.id, group.id, group.leaderIds[0], String(second?.endsAt)],
    )
    for (const [nth, { personId }] of group.members.entries()) {
      await circle.owner.query(
        `insert into meeting_attendance (meeting_id, person_id, as_role, state) values ($1, $2, 'member', $3)`,
        [second?.id, personId, nth === 0 ? 'apologies' : 'present'],
      )
    }
    return keeping
  }

  test('is credited where the group chose so: proposed to leaders, looked at, taken off once (R70)', async () => {
    const keeping = await missed(true)
    const { group, leader, money } = keeping
    const invoice = await invoiceOf(keeping, 'Anna Bell')
    const list = await leader.get(`${money}/invoices`)
    expect(wordsOf(list.html)).toContain('Anna Bell could not come on')
    expect(wordsOf(list.html)).not.toContain('Ben Okri could not come')
    const [, way = ''] = /href="([^"]*credit\?reason=meeting-missed[^"]*)"/.exec(list.html) ?? []
    const before = await openOf(invoice.id)
    const looked = way.replaceAll('&amp;', '&')
    expect(wordsOf((await leader.get(looked)).html)).toContain('£60.00 now, £40.00 then')
    expect((await leader.submit(looked, {}, /credit$/)).location).toContain('done=credited')
    expect(before - (await openOf(invoice.id))).toBe(2000)
    expect(wordsOf((await leader.get(`${money}/invoices`)).html)).not.toContain('could not come')
    // Who was where is nothing for a treasurer, who keeps the money all the same.
    const [, ben] = group.members
    await leader.submit(`${money}/settings`, { person: ben?.personId ?? '' }, /treasurers$/)
    const treasurer = await clientOf(circle, ben?.personId)
    const seen = await treasurer.get(`${money}/invoices`)
    expect(seen.status).toBe(200)
    expect(wordsOf(seen.html)).not.toContain('could not come')
  })

  test('is paid for where the group did not choose so: nothing is proposed', async () => {
    const { leader, money } = await missed(false)
    const { html } = await leader.get(`${money}/invoices`)
    expect(wordsOf(html)).not.toContain('could not come')
    expect(html).not.toContain('meeting-missed')
  })

  test.each([
    [true, 'Credited, whether the leaders cancel a meeting or you miss it'],
    [false, 'A meeting that the leaders cancel is credited; one you miss is paid for'],
  ])('is said to whoever thinks of applying (%s)', async (creditsMissed, words) => {
    const group = await writeSeatedGroup(circle, { members: 2, creditsMissed })
    const visitor = await clientOf(circle)
    for (const page of [`/groups/${group.id}`, `/groups/${group.id}/apply`])
      expect(wordsOf((await visitor.get(page)).html), page).toContain(words)
  })
})

describe('the code for a banking app', () => {
  const dublin = { iban: 'IE29 AIBK 9311 5212 3456 78', bic: 'AIBKIE2D' }

  test('fills in a transfer in euro, on the page and on the PDF: payee, account, sum, reference', async () => {
    const keeping = await charged({ currency: 'EUR' }, dublin)
    const { id, reference } = await invoiceOf(keeping, 'Anna Bell')
    const anna = await clientOf(circle, keeping.group.members[0]?.personId)
    const page = `${keeping.money}/invoices/${id}`
    const said = [
      ...['BCD', '002', '1', 'SCT', 'AIBKIE2D', 'Leith Balint Group', 'IE29AIBK93115212345678'],
      ...['EUR60.00', '', reference],
    ].join('\n')
    expect(readCodeOn((await anna.get(page)).html)).toBe(said)
    expect(readCodeOn((await anna.get(`${keeping.money}/mine`)).html)).toBe(said)
    const pdf = await circle.app.request(`${circle.url}${page}/invoice.pdf`, {
      headers: { Cookie: anna.cookies() },
    })
    expect(readCode(new Uint8Array(await pdf.arrayBuffer()))).toBe(said)
  })

  test('is not there for a group in pounds, even with an IBAN: no bank of the UK reads it; the facts to copy are', async () => {
    const keeping = await charged({}, { ...dublin, sort_code: '08-99-99', account: '12345678' })
    const { id, reference } = await invoiceOf(keeping, 'Anna Bell')
    const anna = await clientOf(circle, keeping.group.members[0]?.personId)
    const { html } = await anna.get(`${keeping.money}/invoices/${id}`)
    expect(readCodeOn(html)).toBeUndefined()
    expect(html).not.toContain('banking app')
    const words = wordsOf(html)
    for (const fact of ['08-99-99', '12345678', reference.replace(/(.{4})(?=.)/g, '$1 ')])
      expect(words).toContain(fact)
  })
})

describe('a treasurer is told by email', () => {
  const received = async (email: string) => {
    await circle.settled()
    return circle.mail.to(email)
  }

  test('when the office is given and when it ends: what it is, what they see and what not', async () => {
    circle.clock.set(NOW)
    const group = await writeSeatedGroup(circle, { members: 3 })
    const leader = await clientOf(circle, group.leaderIds[0])
    const settings = `/groups/${group.id}/money/settings`
    const [anna, ben] = group.members
    await leader.submit(settings, { person: anna?.personId ?? '' }, /treasurers$/)
    const [given, ...more] = await received(anna?.email ?? '')
    expect(more).toEqual([])
    expect(given?.subject).toBe('You keep the money of Leith Evening')
    const text = given?.text?.replaceAll(/\s+/g, ' ')
    for (const words of [
      'Ailsa Grant gave you the treasurer’s office',
      'everybody’s invoices and payments',
      'who was at which meeting, applications, interviews',
      `/groups/${group.id}/money`,
    ])
      expect(text).toContain(words)
    const { rows } = await circle.owner.query('select id from email where person_id = $1', [anna?.personId])
    expect(given?.messageId).toBe(`<${rows[0].id}@localhost>`)

    const press = await leader.fillIn(settings, {}, /ending$/)
    await press()
    await press()
    const [, ended, ...further] = await received(anna?.email ?? '')
    expect(further).toEqual([])
    expect(ended?.subject).toBe('You no longer keep the money of Leith Evening')
    expect(ended?.text?.replaceAll(/\s+/g, ' ')).toContain('You see your own invoices and payments as before')
    expect(
      (await (await clientOf(circle, anna?.personId)).get(`/groups/${group.id}/money/mine`)).status,
    ).toBe(200)
    // Nobody else is written to, and whoever gives it back is told as well.
    expect(await received(ben?.email ?? '')).toEqual([])
    await leader.submit(settings, { person: ben?.personId ?? '' }, /treasurers$/)
    await (await clientOf(circle, ben?.personId)).submit(settings, {}, /ending$/)
    expect((await received(ben?.email ?? '')).map(({ subject }) => subject)).toEqual([
      'You keep the money of Leith Evening',
      'You no longer keep the money of Leith Evening',
    ])
  })

  test('who is given it and has it taken back in the same minute is not told of an office they do not have', async () => {
    const group = await writeSeatedGroup(circle, { members: 1 })
    const [anna] = group.members
    const id = randomUUID()
    const { rows } = await circle.owner.query(
      `with p as (insert into purse (id, group_id, currency, opened_at) values ($1, $2, 'GBP', $5) returning id)
       insert into treasurer (id, purse_id, person_id, since, until) select $3, p.id, $4, $5, $5 from p returning id`,
      [randomUUID(), group.id, id, anna?.personId, NOW],
    )
    await circle.owner.query(
      `insert into email (id, template, about_id, person_id, queued_at) values ($1, 'treasurer-appointed', $2, $3, $4)`,
      [id, rows[0].id, anna?.personId, NOW],
    )
    await circle.owner.query(
      `select ask_for_job('mail.send-email', jsonb_build_object('emailId', $1::text))`,
      [id],
    )
    expect(await received(anna?.email ?? '')).toEqual([])
  })
})

test('what is late, and whom to talk to, is counted over the whole purse, whatever page one reads', async () => {
  circle.clock.set('2026-09-01T10:00:00Z')
  const group = await writeOwingGroup(circle)
  const [anna, , carys] = group.owed
  await circle.owner.query(
    `insert into money_choice (purse_id, consequence, reminders_most, first_after_days, every_days, tone, due_days,
       members_see_totals, changed_at) values ($1, 'talk', 1, 7, 14, 'gentle', 14, false, '2026-09-01')`,
    [group.purseId],
  )
  circle.clock.set('2026-12-10T10:00:00Z')
  for (let nth = 0; nth < 42; nth++) {
    await writeInvoice(circle, {
      purseId: group.purseId,
      member: anna,
      partyId: anna.partyId,
      number: 100 + nth,
      by: group.leaderIds[0],
      minor: 100,
    })
  }
  // Carys pays in two parts: the first is here, the second is not due yet.
  await circle.owner.query(
    `insert into instalment (invoice_id, purse_id, position, due_on, amount_minor)
     select id, purse_id, 1, due_on, case when id = $2 then total_minor / 2 else total_minor end from invoice where purse_id = $1
     union all select id, purse_id, 2, '2027-01-15', total_minor / 2 from invoice where id = $2`,
    [group.purseId, carys.invoiceId],
  )
  await circle.owner.query(
    `with e as (insert into journal_entry (id, purse_id, kind, booked_on, entered_at, postings)
       values ($1, $2, 'payment', '2026-09-10', '2026-09-10', 2))
     insert into posting (entry_id, purse_id, position, account, party_id, invoice_id, amount_minor)
     values ($1, $2, 0, 'bank', null, null, 6000), ($1, $2, 1, 'members', $3, $4, -6000)`,
    [randomUUID(), group.purseId, carys.partyId, carys.invoiceId],
  )
  const leader = await clientOf(circle, group.leaderIds[0])
  for (const page of [1, 2]) {
    const words = wordsOf((await leader.get(`/groups/${group.id}/money/invoices?page=${page}`)).html)
    expect(words, `page ${page}`).toContain('Late2')
    for (const name of ['Anna', 'Ben']) expect(words, `page ${page}`).toContain(`Talk to ${name}`)
    expect(words).not.toContain('Talk to Carys')
    expect(words).toContain(`Still to be paid£${(2 * 120 + 60 + 42).toFixed(2)}`)
  }
  // So it is beside the payments, where the first part that is still open says when.
  const payments = wordsOf((await leader.get(`/groups/${group.id}/money/payments`)).html)
  expect(payments).toMatch(/Anna Bell£120\.0015 September 2026 late/)
  expect(payments).not.toMatch(/Carys Lowe£60\.00\d+ \w+ 2026 late/)
  // And the purse says what invoices want, whatever is kept for somebody.
  await circle.owner.query(
    `with e as (insert into journal_entry (id, purse_id, kind, booked_on, entered_at, postings)
       values ($1, $2, 'payment', '2026-12-10', '2026-12-10', 2))
     insert into posting (entry_id, purse_id, position, account, party_id, amount_minor)
     values ($1, $2, 0, 'bank', null, 2500), ($1, $2, 1, 'members', $3, -2500)`,
    [randomUUID(), group.purseId, carys.partyId],
  )
  const purse = wordsOf((await leader.get(`/groups/${group.id}/money`)).html)
  expect(purse).toContain('£342 still to be paid')
  expect(purse).toContain('Paid, and not put to an invoice£25')
})
