import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type Visitor, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { pathIn } from '../support/mail-server.ts'
import { type RegisterPeople, registerPeople } from '../support/register-people.ts'
import { confirmedSession, supervised } from '../support/supervision.ts'
import { until } from '../support/until.ts'

// Sylvie supervises three pairs for a year. Isla and Bruno are one of them; one of their sessions is not agreed at first.

let circle: Circle
let people: RegisterPeople
let browser: Browser
let isla: Visitor
let sylvie: Visitor
let supervisionId: string

async function linkSentTo(who: string, subject: RegExp): Promise<string> {
  const newest = () =>
    circle.mail.to(`${who}@example.org`).findLast((mail) => subject.test(mail.subject ?? ''))
  await until(async () => newest() !== undefined, `an email to ${who} about ${subject}`)
  return pathIn(newest())
}

async function signsIn(who: string): Promise<Visitor> {
  const visitor = await visitorAt(browser, circle.url)
  await visitor.go('/sign-in')
  await visitor.fill('Your email address', `${who}@example.org`)
  await visitor.press('Send me the email')
  await visitor.go(await linkSentTo(who, /Sign in/))
  await visitor.press('Sign in')
  return visitor
}

beforeAll(async () => {
  circle = await startCircle({ listen: true, now: '2025-11-10T10:00:00Z' })
  people = await registerPeople(circle)
  const supervisor = await people.person('Sylvie Marsh')
  await people.supervisor(supervisor, { places_free: 3 })
  for (const [first, second] of [
    ['Isla Grant', 'Bruno Costa'],
    ['Carys Bevan', 'Owen Hughes'],
    ['Una Lee', 'Yusuf Khan'],
  ] as const) {
    const [one, other] = [await people.person(first), await people.person(second)]
    const group = await people.group(one, { name: `Secret group of ${first}` })
    await circle.owner.query(
      'insert into group_leader (group_id, person_id, joined_at) values ($1, $2, $3)',
      [group, other, '2025-01-01T10:00:00Z'],
    )
    circle.clock.set('2025-11-10T10:00:00Z')
    const arranged = await supervised(people, [one, other], group, supervisor, '2025-11-10')
    supervisionId = first === 'Isla Grant' ? arranged : supervisionId
    for (let month = 0; month < 11; month += 1) {
      const at = Temporal.ZonedDateTime.from('2025-11-20T18:00[Europe/London]')
        .add({ months: month })
        .toInstant()
      circle.clock.set(at.add({ hours: 2 }))
      await confirmedSession(people, [supervisor, one], { supervisionId: arranged }, at.toString(), [
        one,
        other,
      ])
    }
  }
  circle.clock.set('2026-11-11T10:00:00Z')
  browser = await openBrowser()
  isla = await signsIn('isla')
  sylvie = await signsIn('sylvie')
}, 120_000)
afterAll(async () => {
  await browser.close()
  await circle.close()
})

test('one session of a pair’s year is not agreed, put right, and counts; the statement has twelve of them', async () => {
  await isla.go(`/supervision/${supervisionId}`)
  await isla.page.locator('summary', { hasText: 'Log one that was not planned here' }).click()
  const log = isla.page.locator('form[action$="/log"]')
  await log.getByLabel('Day').fill('2026-11-10')
  await log.getByLabel('Begins at').fill('18:00')
  await log.getByLabel('How long?').fill('90')
  await isla.press('Log it')
  await isla.sees('Waiting for Sylvie Marsh')
  await sylvie.go(await linkSentTo('sylvie', /has logged/))
  await sylvie.page.locator('summary', { hasText: 'No, not so' }).click()
  await sylvie.tick('It was longer or shorter')
  await sylvie.press('Say so')
  await isla.go(await linkSentTo('isla', /needs another look/))
  await isla.sees('Sylvie Marsh: it was longer or shorter')
  await isla.fill('How long?', '60')
  await isla.press('Log it anew')
  await sylvie.go(await linkSentTo('sylvie', /has logged/))
  await sylvie.press('Yes, I confirm it')
  await sylvie.sees('Confirmed: it counts')
  await isla.go('/supervision')
  await isla.sees('12 sessions, 12 h')
})

test('a supervisor with three pairs sees who is due and what their year came to, and nothing of anybody’s group', async () => {
  await sylvie.go('/supervising')
  for (const pair of ['Bruno Costa and Isla Grant', 'Carys Bevan and Owen Hughes', 'Una Lee and Yusuf Khan'])
    await sylvie.sees(pair)
  await sylvie.sees('34 sessions, 34 h')
  expect(await sylvie.page.getByText('due', { exact: true }).count()).toBe(2)
  await sylvie.go('/supervising/statement?from=2025-11-01&to=2026-11-30')
  await sylvie.sees('£1,870')
  expect(await sylvie.page.content()).not.toContain('Secret group')
})
