import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type CardOffice, cardOfficeOf } from '../../src/features/cards/commands/card-office.ts'
import { followCardEvent, reckonCards } from '../../src/features/cards/commands/follow-event.ts'
import type { Seals } from '../../src/platform/sealed/seals.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type SeatedGroup, writeSeatedGroup } from '../support/circle-of.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type FakeStripe, startFakeStripe } from '../support/fake-stripe.ts'
import { wordsOf } from '../support/forms.ts'
import {
  type Purse,
  writeOwedInvoice,
  writePayer,
  writePayerAddress,
  writePurse,
} from '../support/owed-invoice.ts'

const NOW = '2026-11-10T10:00:00Z'

let circle: Circle
let stripe: FakeStripe
let cards: CardsOf

interface CardsOf {
  group: SeatedGroup
  purse: Purse
  leader: Client
  member: Client
  page: string
}

beforeAll(async () => {
  stripe = await startFakeStripe(() => circle?.clock.now() ?? Temporal.Instant.from(NOW))
  circle = await startCircle({ now: NOW, jobs: false, cardCompanyApi: stripe.api })
  cards = await groupWithCards()
})
afterAll(async () => {
  await circle.close()
  await stripe.close()
})
afterEach(() => {
  stripe.away = false
})

async function groupWithPurse(): Promise<CardsOf> {
  const group = await writeSeatedGroup(circle, { members: 2 })
  const purse = await writePurse(circle.owner, group, NOW)
  const [leader, member] = await Promise.all([
    clientOf(circle, group.leaderIds[0]),
    clientOf(circle, group.members[0]?.personId),
  ])
  return { group, purse, leader, member, page: `/groups/${group.id}/money/cards` }
}

async function groupWithCards(): Promise<CardsOf> {
  const made = await groupWithPurse()
  const answer = await made.leader.submit(made.page, { key: stripe.key, secret: stripe.secret })
  expect(answer.location).toBe(`${made.page}?given`)
  return made
}

const owed = (of: CardsOf, minor = 12_000) =>
  writeOwedInvoice(circle.owner, of.purse, { minor, on: '2026-11-10' })

/** The member presses; answers the session that Stripe has opened. */
async function goToPay(of: CardsOf, invoiceId: string): Promise<string> {
  const before = stripe.sessions.length
  const path = `/invoices/${invoiceId}/card`
  const answer = await of.member.submit(path, {}, path)
  expect(answer.location).toBe(path)
  expect(stripe.sessions.length).toBe(before + 1)
  return stripe.sessions.at(-1)?.id ?? ''
}

const office = (): CardOffice => cardOfficeOf(circle.house)

async function tell(of: CardsOf, type: string, about: string, how = {}) {
  const { body, signature } = stripe.event(type, about, how)
  return of.member.post(`/cards/webhooks/${of.purse.id}`, body, {
    'Content-Type': 'application/json; charset=utf-8',
    'Stripe-Signature': signature,
    Origin: 'https://elsewhere.example.org',
  })
}

/** What the queue would do. */
async function followAll(of: CardsOf): Promise<void> {
  const { rows } = await circle.owner.query(
    'select id from card_event where purse_id = $1 and followed_at is null',
    [of.purse.id],
  )
  for (const { id } of rows) await followCardEvent(office(), id)
}

async function accounts(of: CardsOf): Promise<Record<string, number>> {
  const { rows } = await circle.owner.query(
    'select account, sum(amount_minor)::int as sum from posting where purse_id = $1 group by account',
    [of.purse.id],
  )
  return Object.fromEntries(rows.map(({ account, sum }) => [account, sum]))
}

async function openOf(invoiceId: string): Promise<number> {
  const { rows } = await circle.owner.query(
    'select coalesce(sum(amount_minor), 0)::int as open from posting where invoice_id = $1',
    [invoiceId],
  )
  return rows[0].open
}

async function questions(of: CardsOf): Promise<string[]> {
  const { rows } = await circle.owner.query(
    'select kind from card_question where purse_id = $1 and settled_at is null',
    [of.purse.id],
  )
  return rows.map(({ kind }) => kind).toSorted()
}

describe('the keys', () => {
  test('are tried, sealed and never shown again; whoever does not keep the purse finds no page', async () => {
    const made = await groupWithPurse()
    expect((await made.leader.get(made.page)).html).toContain(`/cards/webhooks/${made.purse.id}`)
    await made.leader.submit(made.page, { key: stripe.key, secret: stripe.secret })
    const { html } = await made.leader.get(made.page)
    expect(wordsOf(html)).toContain('These are test keys')
    const { rows } = await circle.owner.query('select * from card_account where purse_id = $1', [
      made.purse.id,
    ])
    expect(rows).toHaveLength(1)
    const everything = `${html}${JSON.stringify(rows)}${rows[0].key_sealed.toString('latin1')}`
    for (const secret of [stripe.key, stripe.secret]) expect(everything).not.toContain(secret)
    expect((await made.member.get(made.page)).status).toBe(404)
    expect((await cards.leader.get(made.page)).status).toBe(404)
    expect((await (await clientOf(circle)).get(made.page)).location).toContain('/sign-in')
  })

  test.each([
    [{ key: 'sk_live_1234567890123456' }, 422, 'a key that may do everything'],
    [{ key: 'rk_test_short' }, 422, 'begins with rk_live_ or rk_test_'],
    [{ secret: 'sec_1234567890' }, 422, 'begins with whsec_'],
    [{ key: `rk_test_${'a'.repeat(32)}` }, 409, 'Stripe does not take this key'],
  ])('%j is refused, and what was typed is not sent back', async (changes, status, words) => {
    const made = await groupWithPurse()
    const typed = { key: stripe.key, secret: stripe.secret, ...changes }
    const answer = await made.leader.submit(made.page, typed)
    expect(answer.status).toBe(status)
    expect(wordsOf(answer.html)).toContain(words)
    for (const text of Object.values(typed)) expect(answer.html).not.toContain(text)
    const { rows } = await circle.owner.query('select from card_account where purse_id = $1', [made.purse.id])
    expect(rows).toHaveLength(0)
  })

  test('are tried for those alone who keep the purse', async () => {
    const made = await groupWithPurse()
    const asked = stripe.asked
    const posted = await made.member.post(made.page, `key=${stripe.key}&secret=${stripe.secret}`, {
      'Content-Type': 'application/x-www-form-urlencoded',
    })
    expect(posted.status).toBe(404)
    expect(stripe.asked).toBe(asked)
  })

  test('cannot be tried while Stripe does not answer: nothing is kept', async () => {
    const made = await groupWithPurse()
    stripe.away = true
    const answer = await made.leader.submit(made.page, { key: stripe.key, secret: stripe.secret })
    expect(wordsOf(answer.html)).toContain('Stripe does not answer just now')
  })

  test('are gone when they are ended: nobody pays by card, and nothing is believed any more', async () => {
    const made = await groupWithCards()
    const invoice = await owed(made)
    await made.leader.submit(made.page, {}, `${made.page}/ending`)
    const { rows } = await circle.owner.query('select * from card_account where purse_id = $1', [
      made.purse.id,
    ])
    expect(rows[0]).toMatchObject({ key_sealed: null, key_wrapped: null, secret_sealed: null })
    expect((await tell(made, 'payout.paid', 'po_12345678')).status).toBe(400)
    expect(wordsOf((await made.member.get(`/invoices/${invoice}/card`)).html)).toContain(
      'does not take cards',
    )
  })
})

describe('paying an invoice by card', () => {
  test('leads to Stripe’s page, once; what comes of it is booked and seen', async () => {
    const invoice = await owed(cards)
    const before = await accounts(cards)
    const session = await goToPay(cards, invoice)
    const path = `/invoices/${invoice}/card`
    const { html } = await cards.member.get(path)
    expect(html).toContain(`https://checkout.stripe.example.org/c/pay/${session}`)
    expect(wordsOf(html)).toContain('£120.00')
    const charge = stripe.pay(session, { fee: 200 })
    expect(wordsOf((await cards.member.get(`${path}?paid`)).html)).toContain(
      'tells us of your payment within minutes',
    )
    expect((await tell(cards, 'checkout.session.completed', session)).status).toBe(200)
    await followAll(cards)
    expect(await openOf(invoice)).toBe(0)
    const after = await accounts(cards)
    expect((after.card ?? 0) - (before.card ?? 0)).toBe(11_800)
    expect((after['card-charges'] ?? 0) - (before['card-charges'] ?? 0)).toBe(200)
    expect(wordsOf((await cards.member.get(`${path}?paid`)).html)).toContain('your payment has come')
    expect(wordsOf((await cards.leader.get(cards.page)).html)).toContain(charge)
    const { rows } = await circle.owner.query('select method, noted_by from payment where reference = $1', [
      charge,
    ])
    expect(rows).toEqual([{ method: 'card', noted_by: null }])
  })

  test('pressed twice, and by a second browser, is one page at Stripe', async () => {
    const invoice = await owed(cards)
    const before = stripe.sessions.length
    const path = `/invoices/${invoice}/card`
    const presses = [await cards.member.fillIn(path, {}, path), await cards.member.fillIn(path, {}, path)]
    await Promise.all(presses.map((press) => press()))
    expect(stripe.sessions.length - before).toBe(1)
    const { html } = await cards.member.get(`/invoices/${invoice}/card`)
    expect(html).toContain('Go on to Stripe')
    expect(html).not.toContain('>Pay by card</button>')
    expect(stripe.sessions.length - before).toBe(1)
  })

  test('says clearly when Stripe is not reached, and works when it is pressed again', async () => {
    const invoice = await owed(cards)
    stripe.away = true
    const path = `/invoices/${invoice}/card`
    const { location } = await cards.member.submit(path, {}, path)
    const { html } = await cards.member.get(location ?? '')
    expect(wordsOf(html)).toContain('Stripe does not answer just now.')
    expect(wordsOf(html)).toContain('Nothing was paid.')
    stripe.away = false
    await goToPay(cards, invoice)
  })

  test('is for whoever is to pay it: to everybody else it is not there', async () => {
    const invoice = await owed(cards)
    const other = await clientOf(circle, cards.group.members[1]?.personId)
    for (const client of [other, cards.leader]) {
      expect((await client.get(`/invoices/${invoice}/card`)).status).toBe(404)
    }
  })

  test('of an invoice that wants nothing any more is not offered', async () => {
    const invoice = await owed(cards)
    const session = await goToPay(cards, invoice)
    stripe.pay(session)
    await tell(cards, 'checkout.session.completed', session)
    await followAll(cards)
    expect(wordsOf((await cards.member.get(`/invoices/${invoice}/card`)).html)).toContain('Nothing is open')
  })
})

describe('a practice that pays for a member', () => {
  async function invoiceOfPractice(minor = 12_000) {
    const practice = await writePayer(circle.owner, cards.purse, 'Northside Practice', NOW)
    const invoice = await writeOwedInvoice(circle.owner, cards.purse, {
      minor,
      on: '2026-11-10',
      debtor: practice,
    })
    const token = await writePayerAddress(circle.owner, invoice, NOW)
    return {
      practice,
      invoice,
      token,
      page: `/payer-invoices/${token}`,
      card: `/payer-invoices/${token}/card`,
    }
  }

  test('pays by card from its own page, without an account; it is booked to the practice, once', async () => {
    const { practice, invoice, page, card } = await invoiceOfPractice()
    const visitor = await clientOf(circle)
    expect((await visitor.get(page)).html).toContain(`href="${card}"`)
    const before = stripe.sessions.length
    const answer = await visitor.submit(card, {}, card)
    expect(answer.location).toBe(card)
    expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer')
    const session = stripe.sessions.at(-1)?.id ?? ''
    expect(stripe.sessions.length).toBe(before + 1)
    expect((await visitor.get(card)).html).toContain(`https://checkout.stripe.example.org/c/pay/${session}`)
    const charge = stripe.pay(session)
    for (let time = 0; time < 2; time++) await tell(cards, 'checkout.session.completed', session)
    await followAll(cards)
    expect(await openOf(invoice)).toBe(0)
    const { rows } = await circle.owner.query(
      'select party_id, amount_minor from payment where reference = $1',
      [charge],
    )
    expect(rows).toEqual([{ party_id: practice, amount_minor: 12_000 }])
    expect((await visitor.get(page)).html).not.toContain(`href="${card}"`)
    expect(wordsOf((await visitor.get(card)).html)).toContain('Nothing is open')
    // The member sees it settled by the practice, and pays nothing of it by card.
    expect((await cards.member.get(`/invoices/${invoice}/card`)).status).toBe(404)
  })

  test('pressed twice is one page at Stripe; the practice’s own address is not told there', async () => {
    const { token, card } = await invoiceOfPractice()
    const [one, other] = [await clientOf(circle), await clientOf(circle)]
    const before = stripe.sessions.length
    const presses = [await one.fillIn(card, {}, card), await one.fillIn(card, {}, card)]
    presses.push(await other.fillIn(card, {}, card))
    await Promise.all(presses.map((press) => press()))
    expect(stripe.sessions.length - before).toBe(1)
    const wish = stripe.sessions.at(-1)
    expect(wish?.success_url).toBe(`${circle.url}/cards/back?paid`)
    expect(wish?.cancel_url).toBe(`${circle.url}/cards/back`)
    expect(JSON.stringify(stripe.sessions)).not.toContain(token)
    const { rows } = await circle.owner.query('select led_to from submission')
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(wordsOf((await one.get('/cards/back?paid')).html)).toContain('Please do not pay twice')
    expect(wordsOf((await one.get('/cards/back')).html)).toContain('Nothing was taken from your card')
  })

  test('learns plainly when Stripe is not reached, or when the group takes no cards any more', async () => {
    const made = await groupWithCards()
    const practice = await writePayer(circle.owner, made.purse, 'Northside Practice', NOW)
    const invoice = await writeOwedInvoice(circle.owner, made.purse, { on: '2026-11-10', debtor: practice })
    const card = `/payer-invoices/${await writePayerAddress(circle.owner, invoice, NOW)}/card`
    const visitor = await clientOf(circle)
    stripe.away = true
    const { location } = await visitor.submit(card, {}, card)
    expect(wordsOf((await visitor.get(location ?? '')).html)).toContain('Stripe does not answer just now.')
    stripe.away = false
    const press = await visitor.fillIn(card, {}, card)
    await made.leader.submit(made.page, {}, `${made.page}/ending`)
    const refused = await press()
    expect(refused.status).toBe(409)
    expect(wordsOf(refused.html)).toContain('How to pay by transfer stands on the invoice')
  })

  test('an address that opens nothing, or another invoice, pays nothing', async () => {
    const [mine, another] = [await invoiceOfPractice(), await invoiceOfPractice()]
    const visitor = await clientOf(circle)
    expect((await visitor.get('/payer-invoices/nothing/card')).status).toBe(404)
    const asked = circle.database.asHolder(mine.token, (db) =>
      db
        .insertInto('card_checkout')
        .values({
          id: crypto.randomUUID(),
          purse_id: cards.purse.id,
          account_id: sql<string>`card_account_now(${cards.purse.id}::uuid)`,
          invoice_id: another.invoice,
          party_id: another.practice,
          amount_minor: 100,
          currency: 'GBP',
          asked_at: db.now,
        })
        .execute(),
    )
    await expect(asked).rejects.toThrow('row-level security')
    const seen = await circle.database.asHolder(mine.token, (db) =>
      sql`select open_minor from payable_invoice(${another.invoice}::uuid)`.execute(db),
    )
    expect(seen.rows).toEqual([])
  })
})

describe('what Stripe tells', () => {
  test.each([0, 1, 2, 3])(
    'in every order that begins with event %i, each twice, comes to the same',
    async (first) => {
      const made = await groupWithCards()
      const orders = permutations([0, 1, 2, 3]).filter(([begins]) => begins === first)
      for (const order of orders) {
        const invoice = await owed(made)
        const before = await accounts(made)
        const session = await goToPay(made, invoice)
        const charge = stripe.pay(session, { fee: 200 })
        const refund = stripe.refund(charge, 3000)
        const payout = stripe.payOut([charge, refund])
        const events = [
          ['checkout.session.completed', session, 'evt_a'],
          ['charge.updated', charge, 'evt_b'],
          ['refund.created', refund, 'evt_c'],
          ['payout.paid', payout, 'evt_d'],
        ] as const
        for (const each of order) {
          const [type, about, id] = events[each] ?? events[0]
          const known = { id: `${id}${session}` }
          expect([
            (await tell(made, type, about, known)).status,
            (await tell(made, type, about, known)).status,
          ]).toEqual([200, 200])
          await followAll(made)
        }
        const after = await accounts(made)
        const grown = (account: string) => (after[account] ?? 0) - (before[account] ?? 0)
        expect(['card', 'bank', 'card-charges', 'members'].map(grown), `in the order ${order}`).toEqual([
          0, 8800, 200, -9000,
        ])
        expect(await openOf(invoice)).toBe(0)
      }
      const { rows } = await circle.owner.query(
        'select count(*)::int as events from card_event where purse_id = $1',
        [made.purse.id],
      )
      expect(rows[0].events).toBe(4 * orders.length)
    },
  )

  test('forged, unsigned, stale, or to another purse is answered 400 without a word, and noted nowhere', async () => {
    const other = await groupWithCards()
    const hour = { hours: 1 }
    const answers = [
      await tell(cards, 'payout.paid', 'po_12345678', { secret: 'whsec_somebody_elses_secret' }),
      await tell(cards, 'payout.paid', 'po_12345678', { at: circle.clock.now().subtract(hour) }),
      await cards.member.post(`/cards/webhooks/${cards.purse.id}`, '{}', {
        'Content-Type': 'application/json',
      }),
      await cards.member.post('/cards/webhooks/nothing', '{}', { 'Content-Type': 'application/json' }),
      await cards.member.post(`/cards/webhooks/${other.group.id}`, 'x'.repeat(700_000), {
        'Content-Type': 'application/json',
        'Stripe-Signature': 't=1,v1=abc',
      }),
    ]
    const changed = stripe.event('payout.paid', 'po_12345678')
    answers.push(
      await cards.member.post(
        `/cards/webhooks/${cards.purse.id}`,
        changed.body.replace('po_1234', 'po_9999'),
        {
          'Content-Type': 'application/json',
          'Stripe-Signature': changed.signature,
        },
      ),
    )
    for (const { status, html } of answers) expect([status, html]).toEqual([400, ''])
    const { rows } = await circle.owner.query(`select from card_event where about like 'po_%5678'`)
    expect(rows).toHaveLength(0)
  })

  test('of something that does not concern us is thanked for and forgotten', async () => {
    expect((await tell(cards, 'customer.created', 'cus_12345678')).status).toBe(200)
    expect((await tell(cards, 'charge.updated', 'xx_12345678')).status).toBe(200)
    await tell(cards, 'checkout.session.completed', 'cs_test_of_somebody_else')
    await tell(cards, 'refund.created', 're_test_of_somebody_else')
    await followAll(cards)
    const { rows } = await circle.owner.query(`select from card_movement where stripe_id like '%somebody%'`)
    expect(rows).toHaveLength(0)
  })

  test('followed by two processes at once is booked once', async () => {
    const invoice = await owed(cards)
    const session = await goToPay(cards, invoice)
    const charge = stripe.pay(session)
    await tell(cards, 'checkout.session.completed', session)
    await tell(cards, 'charge.updated', charge)
    await Promise.all([followAll(cards), followAll(cards), followAll(cards)])
    const { rows } = await circle.owner.query('select from payment where reference = $1', [charge])
    expect(rows).toHaveLength(1)
    expect(await openOf(invoice)).toBe(0)
  })

  test('while Stripe itself is away waits, and is looked at again', async () => {
    const invoice = await owed(cards)
    const session = await goToPay(cards, invoice)
    stripe.pay(session)
    await tell(cards, 'checkout.session.completed', session)
    stripe.away = true
    await expect(followAll(cards)).rejects.toThrow('the card company is not reached')
    stripe.away = false
    await followAll(cards)
    expect(await openOf(invoice)).toBe(0)
  })
})

test('what nobody could look at is not noted as followed: keys that are ended, a key file that is away', async () => {
  const made = await groupWithCards()
  const session = await goToPay(made, await owed(made))
  stripe.pay(session)
  await tell(made, 'checkout.session.completed', session)
  const { rows } = await circle.owner.query('select id from card_event where purse_id = $1', [made.purse.id])
  const followed = async () =>
    (await circle.owner.query('select followed_at from card_event where id = $1', [rows[0].id])).rows[0]
      .followed_at
  const shut: Seals = { ...circle.house.seals, open: () => null }
  await expect(followCardEvent({ ...office(), seals: shut }, rows[0].id)).rejects.toThrow('does not open')
  expect(await followed()).toBeNull()
  await made.leader.submit(made.page, {}, `${made.page}/ending`)
  await followCardEvent(office(), rows[0].id)
  expect(await followed()).toBeNull()
})

test('what no event has told is found by the day’s reckoning, and nothing twice', async () => {
  const made = await groupWithCards()
  const invoices = [await owed(made), await owed(made), await owed(made)]
  const charges: string[] = []
  for (const invoice of invoices) charges.push(stripe.pay(await goToPay(made, invoice), { fee: 150 }))
  const refund = stripe.refund(charges[0] ?? '', 2000)
  stripe.payOut([...charges, refund])
  const { rows } = await circle.owner.query('select id from card_account where purse_id = $1', [
    made.purse.id,
  ])
  for (let day = 0; day < 2; day++) await reckonCards(office(), rows[0].id)
  expect(await Promise.all(invoices.map(openOf))).toEqual([0, 0, 0])
  expect(await accounts(made)).toMatchObject({ card: 0, bank: 3 * 11_850 - 2000, 'card-charges': 450 })
  expect(wordsOf((await made.leader.get(made.page)).html)).toContain(
    'Reckoned throughTuesday 10 November 2026',
  )
})

describe('what does not fit is left to a person', () => {
  test('another amount, or another currency, is not booked', async () => {
    const made = await groupWithCards()
    const [less, euros] = [await owed(made), await owed(made)]
    const sessions = [await goToPay(made, less), await goToPay(made, euros)]
    stripe.pay(sessions[0] ?? '', { minor: 11_999 })
    stripe.pay(sessions[1] ?? '', { currency: 'eur' })
    for (const session of sessions) await tell(made, 'checkout.session.completed', session)
    await followAll(made)
    expect([await openOf(less), await openOf(euros)]).toEqual([12_000, 12_000])
    expect(await questions(made)).toEqual(['amount-differs', 'other-currency'])
    const words = wordsOf((await made.leader.get(made.page)).html)
    expect(words).toContain('another amount than was asked for; it is not in the books')
    const { rows } = await circle.owner.query(`select id from card_question where purse_id = $1 limit 1`, [
      made.purse.id,
    ])
    await made.leader.submit(made.page, {}, `${made.page}/questions/${rows[0].id}`)
    expect(await questions(made)).toHaveLength(1)
  })

  test('more than the invoice still wants stays with whoever paid', async () => {
    const made = await groupWithCards()
    const invoice = await owed(made)
    const session = await goToPay(made, invoice)
    // The member pays by transfer, too, before the card arrives.
    const [party] = made.purse.parties
    const { rows } = await circle.owner.query('select gen_random_uuid() as id')
    await circle.owner.query(
      `with e as (insert into journal_entry (id, purse_id, kind, booked_on, entered_at, postings)
         values ($1, $2, 'payment', '2026-11-10', '${NOW}', 2))
       insert into posting (entry_id, purse_id, position, account, party_id, invoice_id, amount_minor)
       values ($1, $2, 0, 'bank', null, null, 12000), ($1, $2, 1, 'members', $3, $4, -12000)`,
      [rows[0].id, made.purse.id, party, invoice],
    )
    stripe.pay(session)
    await tell(made, 'checkout.session.completed', session)
    await followAll(made)
    expect(await openOf(invoice)).toBe(0)
    expect(await questions(made)).toEqual(['paid-twice'])
    expect((await accounts(made)).members).toBe(-12_000)
  })

  test('a refund is booked, and somebody is asked what becomes of the invoice; one that fails is said', async () => {
    const made = await groupWithCards()
    const session = await goToPay(made, await owed(made))
    const charge = stripe.pay(session)
    const refund = stripe.refund(charge, 12_000)
    await tell(made, 'charge.refunded', charge)
    await followAll(made)
    expect(await questions(made)).toEqual(['refunded'])
    const { rows } = await circle.owner.query('select method, amount_minor from refund where purse_id = $1', [
      made.purse.id,
    ])
    expect(rows).toEqual([{ method: 'card', amount_minor: 12_000 }])
    stripe.change('refunds', refund, { status: 'failed' })
    await tell(made, 'refund.failed', refund)
    await followAll(made)
    expect(await questions(made)).toEqual(['refund-failed', 'refunded'])
  })

  test('a payout holds only what is ours, and is taken back when the bank returns it; a dispute is said', async () => {
    const made = await groupWithCards()
    const session = await goToPay(made, await owed(made))
    const charge = stripe.pay(session, { fee: 100 })
    const payout = stripe.payOut([charge], 5000)
    await tell(made, 'payout.paid', payout)
    await followAll(made)
    expect(await accounts(made)).toMatchObject({ bank: 11_900, card: 0 })
    expect(await questions(made)).toEqual(['payout-unclear'])
    stripe.change('payouts', payout, { status: 'failed' })
    for (let time = 0; time < 2; time++) await tell(made, 'payout.failed', payout)
    await followAll(made)
    expect(await accounts(made)).toMatchObject({ bank: 0, card: 11_900 })
    stripe.change('charges', charge, { disputed: true })
    await tell(made, 'charge.dispute.created', charge, { dispute: true })
    await followAll(made)
    expect(await questions(made)).toContain('disputed')
  })
})

function permutations(of: readonly number[]): number[][] {
  if (of.length < 2) return [[...of]]
  return of.flatMap((first) =>
    permutations(of.filter((each) => each !== first)).map((rest) => [first, ...rest]),
  )
}
