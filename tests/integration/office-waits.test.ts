import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { viewerOf } from '../../src/features/accounts/queries.ts'
import { appCode, stepAt } from '../../src/platform/auth/app-codes.ts'
import { signInCode } from '../../src/platform/auth/sign-in-proof.ts'
import { fromBase32 } from '../support/base32.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { foundedSociety, giveOffice, personIdOf } from '../support/office.ts'
import { writeOwingGroup } from '../support/owing-group.ts'

// Administrators, Council and treasurers sign in with more than their mailbox: within thirty days, or as many as the
// society says. Then their office waits; nothing else of theirs does.

const start = Temporal.Instant.from('2026-12-08T10:00:00Z')

let circle: Circle
/** In a session in which nothing more is asked of her. */
let morag: Client
let idris: Client

beforeAll(async () => {
  circle = await startCircle({ now: start.toString() })
  morag = await foundedSociety(circle)
  await giveOffice(circle, morag, 'council', 'Idris Vaughan', 'idris@example.org')
})
afterAll(() => circle.close())

beforeEach(async () => {
  circle.clock.set(start.add({ minutes: 1 }))
  idris = await signedIn('idris@example.org')
})

/** As people do it, by email. */
async function signedIn(email: string): Promise<Client> {
  await circle.owner.query('delete from sign_in_request')
  const browser = await clientOf(circle)
  const asked = await browser.submit('/sign-in', { email })
  const request = new URL(asked.location ?? '', circle.url).searchParams.get('request') ?? ''
  const code = signInCode(circle.secrets, request)
  await browser.submit(`/sign-in/code?request=${request}`, { code }, '/sign-in/code')
  return browser
}

const after = (days: number) => circle.clock.set(start.add({ hours: 24 * days + 1 }))

async function setUpApp(browser: Client): Promise<void> {
  await browser.submit('/profile/sign-in', {}, '/profile/app')
  const { html } = await browser.get('/profile/app')
  const secret = fromBase32(/id="app-secret"[^>]*>([A-Z2-7 ]+)</.exec(html)?.[1] ?? '')
  await browser.submit('/profile/app', { code: appCode(secret, stepAt(circle.clock.now())) })
}

test('before the end a line at home says until when, and the office is open', async () => {
  after(29)
  const home = await idris.get('/home')
  expect(home.html).toContain('Your office needs a second way to sign in, until 7 January 2027')
  expect((await idris.get('/office')).status).toBe(200)
})

test('after it the office waits, and says how it is opened; home and profile are there as ever', async () => {
  after(31)
  for (const path of [
    '/office',
    '/office/people',
    '/office/changes',
    '/enquiries/0198c1d0-0000-7000-8000-000000000001',
  ]) {
    const answer = await idris.get(path)
    expect(answer.status, path).toBe(403)
    expect(answer.html, path).toContain('Your office waits')
    expect(answer.html, path).toContain('href="/profile/sign-in"')
  }
  const home = await idris.get('/home')
  expect(home.status).toBe(200)
  expect(home.html).toContain('Your office waits')
  expect(home.html).not.toContain('href="/office"')
  expect((await idris.get('/profile')).status).toBe(200)
  expect((await idris.get('/profile/sign-in')).html).toContain('Your office waits for this')
})

test('nor is a form of the office taken, and the database itself shows nothing of it', async () => {
  after(31)
  const moragAlone = await signedIn('morag@example.org')
  const answer = await moragAlone.post('/office/settings', new URLSearchParams({ societyName: 'Mine' }))
  expect(answer.status).toBe(403)
  const personId = await personIdOf(circle, 'idris@example.org')
  const who = { personId, name: 'Idris Vaughan' }
  const waiting = await viewerOf(circle.database, { ...who, secondStepAt: null }, circle.clock.now())
  expect(waiting).toMatchObject({ council: false, officesWait: true })
  const lines = (viewer: typeof waiting) =>
    circle.database.asViewer(viewer, (db) => db.selectFrom('society_change').selectAll().execute())
  expect(await lines(waiting)).toEqual([])
  // Even where the pages' own word on it is taken away.
  expect(await lines({ ...waiting, council: true, administrator: true })).toEqual([])
  const open = await viewerOf(circle.database, who, circle.clock.now())
  expect((await lines(open)).length).toBeGreaterThan(0)
})

test('with an app set up the office is open at once', async () => {
  after(31)
  await setUpApp(idris)
  expect((await idris.get('/office')).status).toBe(200)
  expect((await idris.get('/home')).html).not.toContain('second way to sign in')
  // Taken away again, it waits again.
  await idris.submit('/profile/sign-in', {}, '/profile/app/removal')
  expect((await idris.get('/office')).status).toBe(403)
})

test('the society says how many days; a change brings an end forward, never later, and the others hear of it', async () => {
  await giveOffice(circle, morag, 'administrator', 'Ada Reid', 'ada@example.org')
  after(3)
  await morag.submit('/office/settings', { secondStepDays: '10' })
  expect((await idris.get('/home')).html).toContain('until 21 December 2026')
  after(14)
  expect((await idris.get('/office')).status).toBe(403)
  await morag.submit('/office/settings', { secondStepDays: '90' })
  expect((await idris.get('/office')).status).toBe(403)
  const tooLong = await morag.submit('/office/settings', { secondStepDays: '91' })
  expect(tooLong.status).toBe(422)
  await circle.settled()

  const told = circle.mail
    .to('ada@example.org')
    .filter(({ subject }) => subject?.startsWith('How office holders'))
  expect(told).toHaveLength(2)
  expect(circle.mail.to('morag@example.org').map(({ subject }) => subject)).not.toContain(told[0]?.subject)
  expect(told[1]?.text).toMatch(
    /Morag Sinclair changed a setting\.[^:]+: 90 days\.\s+When: Tuesday 22 December 2026/,
  )
})

test('a treasurer keeps no money while their office waits, and stays a member', async () => {
  const group = await writeOwingGroup(circle)
  const [member] = group.owed
  await circle.owner.query(
    'insert into treasurer (id, purse_id, person_id, since, given_by) values ($1, $2, $3, $4, $5)',
    [randomUUID(), group.purseId, member.personId, circle.clock.now().toString(), group.leaderIds[0]],
  )
  const { rows } = await circle.owner.query('select email from person where id = $1', [member.personId])
  const treasurer = await signedIn(rows[0].email)
  const invoices = `/groups/${group.id}/money/invoices`
  expect((await treasurer.get(invoices)).status).toBe(200)
  after(50)
  // As any other member of the circle: to what they pay themselves.
  expect((await treasurer.get(invoices)).location).toBe(`/groups/${group.id}/money/mine`)
  const books = await treasurer.get(`/groups/${group.id}/money/books`)
  expect(books.status).toBe(403)
  expect(books.html).toContain('Your office waits')
  expect((await treasurer.get(`/groups/${group.id}/circle`)).status).toBe(200)
  expect((await treasurer.get(`/groups/${group.id}/money/mine`)).status).toBe(200)
  await setUpApp(treasurer)
  expect((await treasurer.get(invoices)).status).toBe(200)
})

test('a leader who signs in by email alone does not change where money goes, once there has been some', async () => {
  const group = await writeOwingGroup(circle)
  const { rows } = await circle.owner.query('select email from person where id = $1', [group.leaderIds[0]])
  const leader = await signedIn(rows[0].email)
  const settings = `/groups/${group.id}/money/settings`
  const payee = { name: 'Leith Evening', sort_code: '089999', account: '66374958' }
  const change = () => leader.submit(settings, payee, `/groups/${group.id}/money/payees`)
  const refused = await change()
  expect(refused.status).toBe(403)
  expect(refused.html).toContain('A second way to sign in comes first')
  const cards = await leader.post(`/groups/${group.id}/money/cards`, '')
  expect(cards.html).toContain('A second way to sign in comes first')
  // Whoever reads the mailbox sets one up in a minute: it counts here when its person has had days to notice.
  await setUpApp(leader)
  const tooNew = await change()
  expect(tooNew.status).toBe(403)
  expect(wordsOf(tooNew.html)).toContain('Yours opens this from Friday 11 December 2026, 10:01 on')
  circle.clock.set(circle.clock.now().add({ hours: 71 }))
  expect((await change()).status).toBe(403)
  circle.clock.set(circle.clock.now().add({ hours: 1 }))
  expect((await change()).location).toBe(`${settings}?done=payee`)
})

test('whoever holds no office is asked for nothing', async () => {
  await circle.owner.query(`insert into person (name, email) values ('Rory Blair', 'rory@example.org')`)
  const rory = await signedIn('rory@example.org')
  after(300)
  expect((await rory.get('/home')).html).not.toContain('second way to sign in')
  expect((await rory.get('/office')).status).toBe(404)
})
