import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, signIn, type Visitor, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type SeatedGroup, writeSeatedGroup } from '../support/circle-of.ts'
import { type FakeStripe, startFakeStripe } from '../support/fake-stripe.ts'
import {
  type Purse,
  writeOwedInvoice,
  writePayer,
  writePayerAddress,
  writePurse,
} from '../support/owed-invoice.ts'

// Ailsa gives the keys of the group's own account at Stripe; Anna pays by card, and so does the practice that pays for Ben.

const NOW = '2026-11-10T10:00:00Z'

let circle: Circle
let stripe: FakeStripe
let browser: Browser
let group: SeatedGroup
let purse: Purse
let ailsa: Visitor

beforeAll(async () => {
  stripe = await startFakeStripe(() => circle?.clock.now() ?? Temporal.Instant.from(NOW))
  circle = await startCircle({ listen: true, now: NOW, cardCompanyApi: stripe.api })
  group = await writeSeatedGroup(circle, { members: 2 })
  purse = await writePurse(circle.owner, group, NOW)
  browser = await openBrowser()
  ailsa = await visitorAt(browser, circle.url)
  await signIn(circle, ailsa, group.leaderIds[0])
}, 60_000)
afterAll(async () => {
  await browser.close()
  await circle.close()
  await stripe.close()
})

/** Stripe's own page: the cardholder pays, is led back, and the group's webhook is told. */
async function paysAtStripe(who: Visitor): Promise<void> {
  const session = stripe.sessions.at(-1)
  const way = who.page.getByRole('link', { name: 'Go on to Stripe' })
  expect(await way.getAttribute('href')).toBe(session?.url)
  stripe.pay(session?.id ?? '', { fee: 200 })
  await who.go(new URL(`${session?.success_url}`).pathname + new URL(`${session?.success_url}`).search)
  await who.sees(/Stripe tells/)
  const { body, signature } = stripe.event('checkout.session.completed', session?.id ?? '')
  const answer = await fetch(`${circle.url}/cards/webhooks/${purse.id}`, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json', 'Stripe-Signature': signature },
  })
  expect(answer.status).toBe(200)
  await circle.settled()
}

test('keys are given, tried and sealed; a member pays by card, and sees it paid', async () => {
  const invoice = await writeOwedInvoice(circle.owner, purse, { on: '2026-11-10' })
  await ailsa.go(`/groups/${group.id}/money/cards`)
  await ailsa.fill('Restricted key', stripe.key)
  await ailsa.fill('Signing secret of the webhook', stripe.secret)
  await ailsa.press('Try the key and keep it')
  await ailsa.sees('Kept and sealed: members can pay by card.')
  await ailsa.doesNotSee(stripe.key)

  const anna = await visitorAt(browser, circle.url)
  await signIn(circle, anna, group.members[0]?.personId ?? '')
  await anna.go(`/groups/${group.id}/money/mine`)
  await anna.press('Pay by card')
  await anna.sees('£120.00')
  await anna.press('Pay by card')
  await paysAtStripe(anna)
  await anna.go(`/invoices/${invoice}/card?paid`)
  await anna.sees('Thank you: your payment has come.')
  await anna.go(`/groups/${group.id}/money/mine`)
  await anna.sees('£0.00')
  await anna.sees('Card')
  await anna.leave()
}, 60_000)

test('a practice pays from its own page, without an account; whoever keeps the purse sees both', async () => {
  const practice = await writePayer(circle.owner, purse, 'Riverside Practice', NOW)
  const invoice = await writeOwedInvoice(circle.owner, purse, {
    on: '2026-11-10',
    member: 1,
    debtor: practice,
  })
  const page = `/payer-invoices/${await writePayerAddress(circle.owner, invoice, NOW)}`
  const visitor = await visitorAt(browser, circle.url)
  await visitor.go(page)
  await visitor.press('Pay by card')
  await visitor.press('Pay by card')
  await paysAtStripe(visitor)
  expect(new URL(visitor.page.url()).pathname).toBe('/cards/back')
  await visitor.go(page)
  await visitor.sees('Paid')
  await visitor.doesNotSee('Pay by card')
  await visitor.leave()

  await ailsa.go(`/groups/${group.id}/money/cards`)
  await ailsa.sees('Lies at Stripe')
  await ailsa.sees('£236.00')
  await ailsa.go(`/groups/${group.id}/money/payments`)
  await ailsa.sees('Riverside Practice')
}, 60_000)
