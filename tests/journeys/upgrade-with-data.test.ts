import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type Visitor, visitorAt } from '../support/browser.ts'
import { emptyDatabase, type TestDatabase } from '../support/database.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { signInLink, startProduct } from '../support/product.ts'
import { makeAsItWas, releases } from '../support/releases.ts'
import { until } from '../support/until.ts'

// An installation of an earlier version is started by this one, as its operator would; its leader notices nothing.

const LEADER = 'leader@then.example.org'

/** Ahead, whenever this is run. */
const meeting = Temporal.Now.zonedDateTimeISO('Europe/London').add({ days: 7 }).with({ hour: 19, minute: 30 })
const dayOfMeeting = meeting.toLocaleString('en-GB', { day: 'numeric', month: 'long' })

let database: TestDatabase
let mail: MailServer
let product: Awaited<ReturnType<typeof startProduct>>
let browser: Browser
let leader: Visitor
let place: string
let group: string

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'balint-circle-upgraded-'))
  database = await emptyDatabase()
  const { folder } = await makeAsItWas(database.ownerUrl, releases.at(0) ?? '')
  await rm(folder, { recursive: true })
  await run('update meeting set starts_at = $1, ends_at = $2', [
    meeting.toInstant().toString(),
    meeting.add({ minutes: 90 }).toInstant().toString(),
  ])
  mail = await startMailServer()
  product = await startProduct(
    { databaseUrl: database.ownerUrl, dataDir: join(place, 'data'), keyFile: join(place, 'keys') },
    mail,
  )
  browser = await openBrowser()
  leader = await visitorAt(browser, product.url)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
  await mail?.close()
  await database?.drop()
  await rm(place, { recursive: true, force: true })
})

test('a leader of before signs in, and finds the group, its members and its meeting', async () => {
  await leader.go('/sign-in')
  await leader.fill('Your email address', LEADER)
  await leader.press('Send me the email')
  await leader.go(await signInLink(mail, LEADER))
  await leader.press('Sign in')
  await leader.press('then')
  await leader.sees('Led by leader of then.')
  group = new URL(leader.page.url()).pathname.replace(/\/plan$/, '')
  await leader.go(`${group}/meetings`)
  await leader.sees(dayOfMeeting)
  await leader.go(`${group}/circle`)
  await leader.sees('member of then')
})

test('writes to the circle, who get it by email', async () => {
  await leader.go(`${group}/messages`)
  await leader.fill('Your message to everybody', 'We go on as before.')
  await leader.press(/^Send/)
  await leader.sees('Your message is sent')
  await until(async () => mail.to('member@then.example.org').length > 0, 'an email to the member')
  expect(mail.to('member@then.example.org').at(-1)?.text).toContain('We go on as before.')
})

async function run(statement: string, values: string[]): Promise<void> {
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query(statement, values)
  await owner.end()
}
