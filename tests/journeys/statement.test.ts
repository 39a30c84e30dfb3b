import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bankFiles } from '../support/bank-files.ts'
import { openBrowser, type Visitor, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { booksOf, OWED_MINOR, type OwingGroup, writeOwingGroup } from '../support/owing-group.ts'

// Ailsa keeps the money of Leith Evening on her own account, beside her patients' fees and her shopping.

let circle: Circle
let browser: Browser
let ailsa: Visitor
let group: OwingGroup

beforeAll(async () => {
  circle = await startCircle({ listen: true, now: '2026-12-10T20:00:00Z' })
  group = await writeOwingGroup(circle)
  browser = await openBrowser()
  ailsa = await visitorAt(browser, circle.url)
  for (const cookie of await circle.house.signIn.begin(group.leaderIds[0], new Headers())) {
    const [pair = ''] = cookie.split(';')
    const [name = '', ...value] = pair.split('=')
    await ailsa.page.context().addCookies([{ name, value: value.join('='), url: circle.url }])
  }
})
afterAll(async () => {
  await browser.close()
  await circle.close()
})

const file = () => {
  const [anna, ben] = group.owed
  const bytes = bankFiles['NatWest CSV']?.([
    { on: '2026-12-01', minor: OWED_MINOR, name: 'A BELL', words: anna.reference },
    { on: '2026-12-02', minor: OWED_MINOR + 3_000, name: 'OKRI FAMILY', words: ben.reference },
    { on: '2026-12-03', minor: 5_000, name: 'MRS LOWE', words: 'HALF' },
    { on: '2026-12-03', minor: 9_900, name: 'JANE PATIENTSON', words: 'CONSULTATION' },
  ])
  return { name: 'december.csv', mimeType: 'text/csv', buffer: Buffer.from(bytes ?? []) }
}

test('a statement is read: what is recognised waits for a nod, what is doubtful for a word, and the rest is left unread', async () => {
  const [anna, ben, carys] = group.owed
  await ailsa.go(`/groups/${group.id}/money/payments`)
  await ailsa.press('Read a bank statement')
  await ailsa.page.getByLabel('The bank’s file').setInputFiles(file())
  await ailsa.press('Look at it')
  await ailsa.sees('It says the invoice’s reference.')
  await ailsa.sees('It is more than what is open: the rest is kept for them.')
  await ailsa.sees('1, left unread')
  expect(await ailsa.page.getByText('PATIENTSON').count()).toBe(0)
  const doubtful = ailsa.page.getByRole('listitem').filter({ hasText: 'MRS LOWE' })
  await doubtful.getByLabel('What is it?').selectOption(`fits-0`)
  await ailsa.press('Note what is chosen')
  await ailsa.sees('3 payments are noted.')
  const { open, kept } = await booksOf(circle, group.purseId)
  expect([anna, ben, carys].map(({ invoiceId }) => open.get(invoiceId))).toEqual([0, 0, OWED_MINOR - 5_000])
  expect(kept.get(ben.partyId)).toBe(3_000)
})

test('read again there is nothing new, and what was paid too much has its next step', async () => {
  await ailsa.press('Read a bank statement')
  await ailsa.page.getByLabel('The bank’s file').setInputFiles(file())
  await ailsa.press('Look at it')
  await ailsa.sees('Nothing new for this group')
  await ailsa.go(`/groups/${group.id}/money/payments`)
  await ailsa.sees('Ben Okri: £30.00')
  await ailsa.sees('It waits for the next invoice, or is given back.')
})
