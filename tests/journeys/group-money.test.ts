import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endClosedGroups } from '../../src/features/endings/commands/by-themselves.ts'
import { closeGroup } from '../../src/features/endings/commands/close-group.ts'
import { sendInvoiceReminders } from '../../src/features/invoices/commands/send-reminders.ts'
import { forget } from '../../src/features/retention/commands/forget.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { openBrowser, signIn, type Visitor, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Seated, type SeatedGroup, writeSeatedGroup } from '../support/circle-of.ts'
import { pathIn } from '../support/mail-server.ts'

// A term's money of Leith Evening as its people live it: Ailsa reckons what it costs, Ben keeps it, Anna pays in two goes and once too much, Carys's practice
// pays for her, Dev is credited a meeting and is late. axe looks at every page.

let circle: Circle
let browser: Browser
let group: SeatedGroup
let money: string
let ailsa: Visitor
let ben: Visitor

beforeAll(async () => {
  circle = await startCircle({ listen: true, now: '2026-11-03T18:00:00Z' })
  group = await writeSeatedGroup(circle, { members: 4 })
  money = `/groups/${group.id}/money`
  browser = await openBrowser()
  ailsa = await as(group.leaderIds[0])
  ben = await as(member('Ben Okri').personId)
}, 60_000)
afterAll(async () => {
  await browser.close()
  await circle.close()
})

const member = (name: string): Seated => {
  const found = group.members.find((each) => each.name === name)
  if (!found) throw new Error(`Nobody is called ${name}.`)
  return found
}

async function as(personId: string): Promise<Visitor> {
  const visitor = await visitorAt(browser, circle.url)
  await signIn(circle, visitor, personId)
  return visitor
}

/** The page that the newest email to somebody leads to. */
async function mailed(email: string): Promise<string> {
  await circle.settled()
  return pathIn(circle.mail.to(email).at(-1))
}

/** Presses what stands in somebody's row. */
async function follows(who: Visitor, name: string) {
  const link = who.page.getByRole('row').filter({ hasText: name }).getByRole('link').first()
  await Promise.all([who.page.waitForNavigation(), link.click()])
  await who.look()
}

test('a leader types another fee: the sentence and the bars follow without a button, and what is kept has those numbers', async () => {
  const at = `/groups/${group.id}/budget`
  await ailsa.go(at)
  const verdict = ailsa.page.locator('#budget-shown p').first()
  const ofEight = () =>
    ailsa.page.getByRole('row').filter({ has: ailsa.page.getByRole('rowheader', { name: '8', exact: true }) })
  /** How the bar is drawn, and where the cost is marked on it. */
  const drawn = async () => [
    await ofEight().locator('rect').getAttribute('class'),
    await ofEight().locator('line').getAttribute('x1'),
  ]
  expect(await verdict.textContent()).toContain('It does not cover the cost')
  expect(await ofEight().textContent()).toContain('£20 short')
  expect(await drawn()).toEqual(['bar-short', '90%'])
  await ailsa.fill('The second leader’s fee, an hour', '30')
  // 90 minutes at £60 and at £30.
  await ailsa.sees('For the cost alone £17 each would do.')
  expect(await ofEight().textContent()).toContain('£25 over')
  expect(await drawn()).toEqual(['bar-enough', '67.5%'])
  expect(new URL(ailsa.page.url()).search).toBe('')
  await ailsa.look()
  await ailsa.press('Keep this budget for the group')
  await ailsa.sees('Kept: the plan reckons with these costs.')
  const { rows } = await circle.owner.query(
    'select leader_fees_per_hour_minor, expected_members from cost_plan where group_id = $1',
    [group.id],
  )
  expect(rows).toEqual([{ leader_fees_per_hour_minor: [6000, 3000], expected_members: 8 }])
  await ailsa.go(at)
  await ailsa.sees('This is the budget you kept.')
  expect(await ailsa.page.getByLabel('The second leader’s fee, an hour').inputValue()).toBe('30')
}, 60_000)

test('a leader says where to pay and gives a member the treasurer’s office, who is told by email', async () => {
  await ailsa.go(`${money}/settings`)
  await ailsa.fill('Name of the account', 'Leith Balint Group')
  await ailsa.fill('Sort code', '80-22-60')
  await ailsa.fill('Account number', '12345678')
  await ailsa.press('Save the account')
  await ailsa.choose('A member who keeps the money with you', 'Ben Okri')
  await ailsa.press('Give them the office')
  await ben.go(await mailed(member('Ben Okri').email))
  await ben.sees('Send the first invoices')
}, 60_000)

test('the treasurer agrees that a practice pays, looks at everybody’s invoices, and sends them', async () => {
  await ben.go(`${money}/members/${member('Carys Lowe').membershipId}`)
  await ben.page.getByLabel(/^A practice, a deanery/).check()
  await ben.page
    .getByRole('group', { name: 'Somebody else who pays' })
    .getByLabel('Name')
    .fill('Riverside Practice')
  await ben.fill('Email address for invoices', 'accounts@example.org')
  await ben.press('Save what was agreed')
  await ben.go(`${money}/invoices/new`)
  await ben.sees('4 invoices, £240.00 in all')
  await ben.sees('paid by Riverside Practice')
  await ben.press('Make the invoices and send them')
  await ben.sees('The invoices are made, and on their way.')
}, 60_000)

test('a member opens theirs, and its PDF; the practice reads a sum, and nobody’s dates', async () => {
  const anna = await as(member('Anna Bell').personId)
  await anna.go(await mailed(member('Anna Bell').email))
  await anna.sees('80-22-60')
  const pdf = await anna.page.getByRole('link', { name: 'As a PDF' }).getAttribute('href')
  const answer = await anna.page.request.get(pdf ?? '')
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf'])
  expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-')
  await anna.leave()
  const practice = await visitorAt(browser, circle.url)
  await practice.go(await mailed('accounts@example.org'))
  await practice.sees('For the place of')
  await practice.sees('Carys Lowe')
  await practice.doesNotSee(/Tuesday/)
  await practice.doesNotSee(/Free, to try/)
  await practice.leave()
}, 60_000)

test('a payment is noted in part, then twice: what is over has its next step, and is given back', async () => {
  const note = async (amount: string) => {
    await ben.go(`${money}/payments`)
    await ben.press('Note a payment')
    await ben.choose('From', 'Anna Bell')
    await ben.fill('How much', amount)
    await ben.press('Note it')
  }
  await note('20')
  await ben.sees('The payment is noted.')
  await ben.go(`${money}/payments`)
  await ben.sees('£40.00')
  await note('60')
  await ben.sees('£20.00 of theirs is kept')
  await ben.go(`${money}/payments`)
  await ben.sees('Anna Bell: £20.00')
  await ben.sees('It waits for the next invoice, or is given back.')
  await ben.press('Give it back')
  await ben.press('It has been given back')
  await ben.sees('Noted: it has been given back.')
}, 60_000)

test('something is taken off after a look at what it does', async () => {
  await ben.go(`${money}/invoices`)
  await follows(ben, 'Dev Patel')
  await ben.press('Take something off')
  await ben.page
    .getByRole('group', { name: /Which meetings/ })
    .getByRole('checkbox')
    .last()
    .check()
  await ben.choose('Why', 'As a kindness')
  await ben.press('Look what it does')
  await ben.sees('£60.00 now, £40.00 then')
  await ben.press('Take off £20.00')
  await ben.sees('It is taken off, and they are told.')
}, 60_000)

test('who is late is reminded as the group has chosen, and finds how to pay', async () => {
  await ailsa.go(`${money}/settings`)
  await ailsa.tick(/^A reminder is sent/)
  await ailsa.fill('At most, for one invoice', '1')
  await ailsa.press('Save what you choose')
  circle.clock.set('2026-12-20T10:00:00Z')
  await sendInvoiceReminders(circle.database, circle.clock.now())
  const dev = await as(member('Dev Patel').personId)
  await dev.go(await mailed(member('Dev Patel').email))
  await dev.sees(/£40.00 was due on/)
  await dev.go(`${money}/mine`)
  await dev.sees('How to pay')
  await dev.leave()
}, 60_000)

test('an expense has its receipt; the books show what came in and what was spent, and are taken away as a file', async () => {
  await ben.go(`${money}/expenses`)
  await ben.fill('In a few words', 'Room in November')
  await ben.fill('Amount', '45.50')
  await ben.page
    .getByLabel('Receipt')
    .first()
    .setInputFiles({
      name: 'receipt.png',
      mimeType: 'image/png',
      buffer: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    })
  await ben.press('Note it')
  await ben.sees('Room in November')
  await ben.go(`${money}/books`)
  await ben.sees('£220.00')
  await ben.sees('left over')
  await ben.sees('What came in and what was spent in 2026')
  const [download] = await Promise.all([
    ben.page.waitForEvent('download'),
    ben.page.getByRole('button', { name: /^Journal of 2026/ }).click(),
  ])
  expect(download.suggestedFilename()).toBe('journal-2026.csv')
  const csv = await readFile(await download.path(), 'utf8')
  const sums = csv
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','))
  const sum = (column: number) => sums.reduce((all, row) => all + Math.round(Number(row.at(column)) * 100), 0)
  expect(sum(-4)).toBeGreaterThan(0)
  expect(sum(-4)).toBe(sum(-3))
  await ben.go(`${money}/books/journal`)
  await ben.sees('Nothing here is ever changed')
}, 60_000)

test('a year after the group has ended the treasurer still reads its books, and so does a phone', async () => {
  await circle.database.asViewer(
    personAlone(group.leaderIds[0]),
    (db) => closeGroup(db, group.id, { last: 'now' }),
    { now: circle.clock.now() },
  )
  await endClosedGroups(circle.database, circle.clock.now().add({ hours: 24 }))
  circle.clock.set('2028-01-10T10:00:00Z')
  await forget(circle, ['closed-recruiting', 'closed-groups'], circle.clock.now())
  await ben.leave()
  ben = await as(member('Ben Okri').personId)
  await ben.go('/home')
  await ben.press(/Leith Evening/)
  expect(new URL(ben.page.url()).pathname).toMatch(/^\/purses\//)
  await ben.sees('Books of a group that was')
  await ben.sees('Room in November')
  await ben.page.setViewportSize({ width: 390, height: 844 })
  await ben.look()
  expect(await beyond(ben)).toBe(0)
}, 60_000)

/** How far one could scroll sideways. */
const beyond = ({ page }: Visitor) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
