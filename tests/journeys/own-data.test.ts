import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ERASURE_WAITS_HOURS } from '../../src/features/own-data/rules/data-request.ts'
import { openBrowser, signIn, type Visitor, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { pathIn } from '../support/mail-server.ts'
import { type OwingGroup, writeOwingGroup } from '../support/owing-group.ts'
import { ownDataNight } from '../support/own-data-night.ts'

// Nora asks what is held about her, without an account; somebody whose invoice is still due asks to be erased. Morag
// administers; a leader of the group keeps its money. axe looks at every page.

let circle: Circle
let browser: Browser
let group: OwingGroup
let morag: Visitor
let nora: Visitor
let leaving: Visitor
let keeper: Visitor

const run = (text: string, values: unknown[] = []) => circle.owner.query(text, values)

beforeAll(async () => {
  circle = await startCircle({ listen: true })
  group = await writeOwingGroup(circle)
  const moragId = randomUUID()
  await run(`insert into person (id, name, email) values ($1, 'Morag Sinclair', 'morag@example.org')`, [
    moragId,
  ])
  await run(`insert into office (id, person_id, kind, since) values ($1, $2, 'administrator', now())`, [
    randomUUID(),
    moragId,
  ])
  browser = await openBrowser()
  morag = await visitorAt(browser, circle.url)
  nora = await visitorAt(browser, circle.url, { viewport: { width: 390, height: 800 } })
  leaving = await visitorAt(browser, circle.url)
  keeper = await visitorAt(browser, circle.url)
  await signIn(circle, morag, moragId)
  await signIn(circle, leaving, group.owed[0].personId)
  await signIn(circle, keeper, group.leaderIds[0])
})
afterAll(async () => {
  await browser.close()
  await circle.close()
})

describe('an access request is answered within its month', () => {
  test('Nora, who has no account, asks by her address, and confirms in her mailbox that it is hers', async () => {
    await nora.go('/data-requests')
    await nora.fill('Your name', 'Nora Quinn')
    await nora.fill('Your email address', 'nora@example.org')
    await nora.tick(/To see everything/)
    await nora.press('Send me an email')
    await nora.sees('One step is missing')
    await circle.settled()
    await nora.go(pathIn(circle.mail.to('nora@example.org').at(-1)))
    await nora.press('Yes, I ask for this')
    await nora.sees('You are answered by')
  })

  test('Morag sees by when it is due, and gives the file without reading it', async () => {
    await morag.go('/home')
    await morag.sees('Somebody asks about their data')
    await morag.press('Look at it')
    await morag.press('Nora Quinn')
    await morag.sees('they alone can: you do not read it')
    await morag.press('Give them the file')
    await morag.sees('Nobody waits')
    await morag.sees('File given')
  })

  test('Nora opens her file from the email', async () => {
    await circle.settled()
    const path = pathIn(circle.mail.to('nora@example.org').at(-1))
    await nora.go(path)
    const [file] = await Promise.all([
      nora.page.waitForEvent('download'),
      nora.page.getByRole('link', { name: 'as text to read' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('my-data.txt')
    const text = await readFile(await file.path(), 'utf8')
    expect(text).toContain('WHO YOU ARE')
    expect(text).toContain('- Name: Nora Quinn\n    Email address: nora@example.org\n')
    expect(text).toMatch(/Outcome: The file was given\n/)
  })
})

describe('what is held is read in words', () => {
  test('a member opens a kind on a phone, and reads what the row says, how long it is kept and where it stands', async () => {
    const member = await visitorAt(browser, circle.url, { viewport: { width: 390, height: 800 } })
    const { name, personId } = group.owed[0]
    await signIn(circle, member, personId)
    await member.go('/your-data')
    await member.sees('Who you are')
    await member.sees(name)
    expect(await member.page.getByText('Account since').isVisible()).toBe(true)
    const invoice = member.page.locator('#invoice')
    await member.page.locator('#invoice-line > summary').click()
    await member.page.locator('#invoice-line').getByText('Amount').first().waitFor()
    expect(await invoice.textContent()).toMatch(/Total\s*£120\.00/)
    expect(await invoice.textContent()).toMatch(/To be paid by\s*\w+day \d+ \w+ 20\d\d/)
    expect(await invoice.textContent()).toContain('Kept 6 years from')
    expect(await member.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await member.go('/your-data/held/invoice')
    await member.sees('£120.00')
    await member.press('What is held about you')
    await member.sees('Who you are')
  })

  test('a leader reads what they did for others: only when', async () => {
    await keeper.go('/your-data')
    await keeper.press('What you did, and when')
    await keeper.sees('the rest of it is theirs')
    await keeper.doesNotSee(group.owed[0].name)
  })
})

describe('an erasure with an invoice still due', () => {
  test('a member is told what becomes of the invoice, and asks to be erased', async () => {
    await leaving.go('/profile')
    await leaving.press('leaving the society')
    await leaving.sees('£120 is still to be paid to Leith Evening')
    await leaving.sees(/stay with this invoice until it is settled/)
    await leaving.press('Ask to be erased')
    await leaving.sees('Your request has arrived.')
    await circle.settled()
    await leaving.go(pathIn(circle.mail.to(await emailOf(group.owed[0].personId)).at(-1)))
    await leaving.sees(/You are not erased before .+; until it is done you can take it back/)
  })

  test('Morag erases them three days later, and they get one last email', async () => {
    const { name, personId } = group.owed[0]
    const email = await emailOf(personId)
    await morag.go('/office/data-requests')
    await morag.press(name)
    await morag.sees('Can be erased from')
    await morag.doesNotSee(`Erase ${name}`)
    circle.clock.set(circle.clock.now().add({ hours: ERASURE_WAITS_HOURS }))
    await morag.go('/office/data-requests')
    await morag.press(name)
    await morag.page.getByText(`Erase ${name}…`).click()
    await morag.press(`Erase ${name}`)
    await morag.sees('Somebody who has been erased')
    await circle.settled()
    expect(circle.mail.to(email).map(({ subject }) => subject)).toEqual([
      'You asked to be erased',
      'You have been erased',
    ])
    await leaving.go('/your-data')
    await leaving.sees('Your email address')
  })

  test('whoever keeps the money still reads whose invoice it is, until it is paid', async () => {
    const { name, partyId, invoiceId } = group.owed[0]
    await keeper.go(`/groups/${group.id}/money/invoices`)
    await keeper.sees(name)
    expect((await run('select from person where name = $1', [name])).rowCount).toBe(0)
    await payAll(partyId, invoiceId)
    await ownDataNight(circle)
    await keeper.go(`/groups/${group.id}/money/invoices`)
    await keeper.doesNotSee(name)
    const { rows } = await run('select sum(amount_minor)::int as minor from posting')
    expect(rows).toEqual([{ minor: 0 }])
  })
})

const emailOf = async (personId: string): Promise<string> =>
  (await run('select email from person where id = $1', [personId])).rows[0].email

/** As the keeper would note it. */
async function payAll(partyId: string, invoiceId: string) {
  const client = await circle.owner.connect()
  const entryId = randomUUID()
  try {
    await client.query('begin')
    await client.query(
      `insert into journal_entry (id, purse_id, kind, booked_on, entered_at, postings) values ($1, $2, 'payment', current_date, now(), 2)`,
      [entryId, group.purseId],
    )
    await client.query(
      `insert into posting (entry_id, purse_id, position, account, party_id, invoice_id, amount_minor)
       values ($1, $2, 0, 'bank', null, null, 12000), ($1, $2, 1, 'members', $3, $4, -12000)`,
      [entryId, group.purseId, partyId, invoiceId],
    )
    await client.query(
      `insert into payment (id, purse_id, party_id, method, received_on, amount_minor, entry_id, noted_at)
       values ($1, $2, $3, 'transfer', current_date, 12000, $4, now())`,
      [randomUUID(), group.purseId, partyId, entryId],
    )
    await client.query('commit')
  } finally {
    client.release()
  }
}
