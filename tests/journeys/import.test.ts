import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type Visitor, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'

// Morag is seventy and administers the society. Her list of representatives has grown in a spreadsheet for twelve years.

let circle: Circle
let browser: Browser
let morag: Visitor

beforeAll(async () => {
  circle = await startCircle({ listen: true, now: '2026-11-03T20:00:00Z' })
  const id = randomUUID()
  await circle.owner.query(
    `insert into society (name, time_zone, currency, founded_at) values ('Society of tests', 'Europe/London', 'GBP', now())`,
  )
  await circle.owner.query(
    `insert into person (id, name, email) values ($1, 'Morag Sinclair', 'morag@example.org')`,
    [id],
  )
  await circle.owner.query(
    `insert into office (id, person_id, kind, since) values (uuidv7(), $1, 'administrator', now())`,
    [id],
  )
  await circle.owner.query(
    `insert into region (id, name, position, added_at)
     values (uuidv7(), 'Scotland', 1, now()), (uuidv7(), 'Leeds, Yorkshire and Humberside', 2, now())`,
  )
  browser = await openBrowser()
  morag = await visitorAt(browser, circle.url)
  for (const cookie of await circle.house.signIn.begin(id, new Headers())) {
    const [pair = ''] = cookie.split(';')
    const [name = '', ...value] = pair.split('=')
    await morag.page.context().addCookies([{ name, value: value.join('='), url: circle.url }])
  }
})
afterAll(async () => {
  await browser.close()
  await circle.close()
})

const file = (rows: readonly string[]) => ({
  name: 'representatives 2026.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['Representative;Mail;Area;Public', ...rows].join('\r\n'), 'latin1'),
})

const right = [
  'Siân Pritchard;sian@example.org;Scotland;yes',
  'Prakash Menon;prakash@example.org;Leeds, Yorkshire and Humberside;',
]

const faulty = [
  ';noname@example.org;Scotland;',
  'Ada Fell;ada at example.org;Scotland;',
  'Bea Moss;;Scotland;',
  'Cal Rowe;cal@example.org;Atlantis;',
  'Dot Hale;dot@example.org;;',
  'Eli Shaw;eli@example.org;Scotland;perhaps',
  'Sian Pritchard;SIAN@example.org;Scotland;',
  'Gil;Ford;gil@example.org;Scotland;no',
  `${'H'.repeat(130)};hal@example.org;Scotland;`,
  '"Jan\nMuir";jan@example.org;Scotland;',
]

test('ten kinds of faulty row are said before anything is written', async () => {
  await morag.go('/office')
  await morag.press('People')
  await morag.press('Import, export')
  await morag.tick('Representatives')
  await morag.page.getByLabel('The file').setInputFiles(file([...right, ...faulty]))
  await morag.press('Look at the rows')
  await morag.sees('Which column is which?')
  await morag.press('Check the rows')
  await morag.sees('10 rows have a fault')
  for (const fault of [
    'Please enter a name.',
    'Please enter an email address',
    'The email address is missing.',
    '“Atlantis” is no region we know.',
    'The region is missing.',
    '“perhaps” is neither yes nor no.',
    'Row 2 says this already.',
    'This row has more cells than the header.',
    'At most 120 characters',
    'Please write this on one line.',
  ])
    await morag.sees(fault)
  await morag.press('Bring 2 rows in')
  await morag.sees('Some rows have a fault, so nothing was written.')
  expect((await circle.owner.query(`select from office where kind = 'representative'`)).rowCount).toBe(0)
})

test('mended, the list comes in; a second time there is nothing to do', async () => {
  await morag.press('Forget this file')
  await morag.sees('The file is forgotten.')
  for (const seen of ['2 new', 'Everything is here already']) {
    await morag.go('/office/import')
    await morag.tick('Representatives')
    await morag.page.getByLabel('The file').setInputFiles(file(right))
    await morag.press('Look at the rows')
    await morag.press('Check the rows')
    await morag.sees(seen)
    if (seen === '2 new') {
      await morag.press('Bring 2 rows in')
      await morag.sees('Representatives brought in: 2 new')
    }
  }
  await morag.go('/office/regions')
  await morag.sees('Siân Pritchard')
  await morag.sees('Prakash Menon')
})

test('and goes out again as a file without an address', async () => {
  await morag.go('/office/import')
  const [download] = await Promise.all([
    morag.page.waitForEvent('download'),
    morag.page.getByRole('button', { name: 'Take out the representatives' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('representatives-2026-11-03.csv')
  const stream = await download.createReadStream()
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  const text = Buffer.concat(chunks).toString('utf8')
  expect(text).toContain('Siân Pritchard,Scotland,yes')
  expect(text).not.toContain('@')
})
