import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ERASURE_WAITS_HOURS } from '../../src/features/own-data/rules/data-request.ts'
import { openBrowser, signIn, type Visitor, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type SeatedGroup, writeSeatedGroup } from '../support/circle-of.ts'
import { rowsOf } from '../support/compare-databases.ts'
import { emptyDatabase, type TestDatabase } from '../support/database.ts'
import { foundedSociety, personIdOf } from '../support/office.ts'
import { type Installation, onServer, signInLink, startProduct } from '../support/product.ts'

// A society is backed up; a member is erased at her request; the server is lost, and comes back from the backup of before.
// Morag administers, and looks after the server. Axe looks at every page they come to.

let circle: Circle
let group: SeatedGroup
let browser: Browser
let place: string
let file: string
let anew: TestDatabase
let back: Awaited<ReturnType<typeof startProduct>>
let morag: Visitor

const anna = () => {
  const [first] = group.members
  if (!first) throw new Error('The group has no members.')
  return first
}

const installation = (databaseUrl: string): Installation => ({
  databaseUrl,
  dataDir: join(place, 'data'),
  keyFile: circle.keyFile,
  backups: { to: circle.backups.to, key: circle.backups.keys[0] ?? '' },
})

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'balint-circle-anew-'))
  circle = await startCircle({ listen: true, backups: true })
  await foundedSociety(circle)
  group = await writeSeatedGroup(circle, { members: 3, meetings: 1 })
  anew = await emptyDatabase()
  browser = await openBrowser()
  morag = await visitorAt(browser, circle.url)
})
afterAll(async () => {
  await browser?.close()
  await back?.close()
  await circle?.close()
  await anew?.drop()
  await rm(place, { recursive: true, force: true })
})

test('Morag backs the society up on the server', async () => {
  const said = await onServer(installation(circle.ownerUrl), 'backup')
  expect(said).toMatchObject({ code: 0, err: '' })
  const made = (await readdir(circle.backups.to)).find((name) => name.endsWith('.age'))
  file = join(circle.backups.to, made ?? '')
})

test('Anna asks to be erased, and Morag erases her three days later', async () => {
  const hers = await visitorAt(browser, circle.url)
  await signIn(circle, hers, anna().personId)
  await hers.go('/profile')
  await hers.press('leaving the society')
  await hers.press('Ask to be erased')
  await hers.leave()
  circle.clock.set(circle.clock.now().add({ hours: ERASURE_WAITS_HOURS }))
  await signIn(circle, morag, await personIdOf(circle, 'morag@example.org'))
  await morag.go('/office/data-requests')
  await morag.press(anna().name)
  await morag.page.getByText(`Erase ${anna().name}…`).click()
  await morag.press(`Erase ${anna().name}`)
  await morag.sees('Somebody who has been erased')
  await morag.leave()
})

test('the backup of before is restored to an empty database, says that it erased her again, and the product starts on it', async () => {
  const key = join(place, 'key.txt')
  await writeFile(key, `${circle.backupKey}\n`)
  const said = await onServer(installation(anew.ownerUrl), 'restore', file, key)
  expect(said).toMatchObject({ code: 0, err: '' })
  expect(said.out).toContain('Erased again, as they were before: 1.')
  back = await startProduct(installation(anew.ownerUrl), circle.mail)
})

test('nobody finds Anna there: her address gets no email, and no table has her name', async () => {
  const { name, email } = anna()
  const before = circle.mail.to(email).length
  const hers = await visitorAt(browser, back.url)
  await hers.go('/sign-in')
  await hers.fill('Your email address', email)
  await hers.press('Send me the email')
  await hers.sees('six digits')
  await hers.leave()
  // Morag's email, which is asked for later, is there: hers would have come.
  morag = await visitorAt(browser, back.url)
  await morag.go('/sign-in')
  await morag.fill('Your email address', 'morag@example.org')
  await morag.press('Send me the email')
  await morag.go(await signInLink(circle.mail, 'morag@example.org'))
  await morag.press('Sign in')
  expect(circle.mail.to(email)).toHaveLength(before)
  const everything = Object.entries(await rowsOf(anew.ownerUrl))
  expect(
    everything.filter(([, rows]) => rows.some((row) => row.includes(name) || row.includes(email))),
  ).toEqual([])
})

test('the rest is whole: Ben signs in, and finds his circle', async () => {
  const [, ben, carys] = group.members
  const his = await visitorAt(browser, back.url)
  await his.go('/sign-in')
  await his.fill('Your email address', ben?.email ?? '')
  await his.press('Send me the email')
  await his.go(await signInLink(circle.mail, ben?.email ?? ''))
  await his.press('Sign in')
  await his.go(`/groups/${group.id}/circle`)
  await his.sees(carys?.name ?? '')
  await his.doesNotSee(anna().name)
})
