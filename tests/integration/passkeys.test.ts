import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Authenticator, authenticator } from '../../demo/authenticator.ts'
import { signInCode } from '../../src/platform/auth/sign-in-proof.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { foundedSociety } from '../support/office.ts'

// Passkeys, with a device made of software: what fits is let in, whatever is a hair off is not.

let circle: Circle
let people = 0

beforeAll(async () => {
  circle = await startCircle({ now: '2026-12-08T10:00:00Z' })
  await foundedSociety(circle)
})
afterAll(() => circle.close())

async function somebody(): Promise<{ id: string; email: string; own: Client }> {
  people += 1
  const email = `ailsa.${people}@example.org`
  const { rows } = await circle.owner.query('insert into person (name, email) values ($1, $2) returning id', [
    'Ailsa Reid',
    email,
  ])
  return { id: rows[0].id, email, own: await clientOf(circle, rows[0].id) }
}

/** What the page hands to the device. */
async function optionsAt(client: Client, path: string): Promise<string> {
  const { html } = await client.get(path)
  const found = /data-options="([^"]*)"/.exec(html)?.[1]
  if (!found) throw new Error(`no passkey is asked for at ${path}`)
  return found.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

const here = () => circle.url

async function add(client: Client, device: Authenticator, name = 'my phone', origin = here()) {
  const credential = device.make(await optionsAt(client, '/profile/sign-in'), origin)
  return client.submit('/profile/sign-in', { name, credential }, '/profile/passkeys')
}

async function withPasskey() {
  const person = await somebody()
  const device = authenticator()
  const done = await add(person.own, device)
  expect(done.location).toBe('/profile/recovery-codes')
  return { ...person, device }
}

const signInWith = async (browser: Client, device: Authenticator, origin = here()) => {
  const credential = device.show(await optionsAt(browser, '/sign-in'), origin)
  return browser.submit('/sign-in', { credential }, '/sign-in/passkey')
}

const isSignedIn = async (browser: Client) => (await browser.get('/profile')).status === 200

describe('a passkey', () => {
  test('is added with a name, told of by email, renamed and removed', async () => {
    const { own, email, id } = await withPasskey()
    const page = await own.get('/profile/sign-in')
    expect(page.html).toContain('my phone')
    const { rows } = await circle.owner.query('select id from passkey where person_id = $1', [id])
    const path = `/profile/passkeys/${rows[0].id}`
    await own.submit('/profile/sign-in', { name: 'the phone in my bag' }, path)
    expect((await own.get('/profile/sign-in')).html).toContain('the phone in my bag')
    const removed = await own.submit('/profile/sign-in', {}, `${path}/removal`)
    expect(removed.location).toBe('/profile/sign-in?done=passkey-removed')
    expect((await own.get('/profile/sign-in')).html).not.toContain('Rename the phone in my bag')
    await circle.settled()
    // Two that wait at once leave in either order.
    expect(circle.mail.to(email).map(({ subject }) => subject)).toHaveLength(2)
    expect(new Set(circle.mail.to(email).map(({ subject }) => subject))).toEqual(
      new Set(['A passkey was added: my phone', 'A passkey was removed: the phone in my bag']),
    )
  })

  test('of which one is removed while another stays: what it had opened ends', async () => {
    const { own, id, device } = await withPasskey()
    const phone = await clientOf(circle)
    await signInWith(phone, device)
    expect(await isSignedIn(phone)).toBe(true)
    await add(own, authenticator(), 'my key')
    expect(await isSignedIn(phone)).toBe(true)
    const { rows } = await circle.owner.query(
      `select id from passkey where person_id = $1 and name = 'my phone'`,
      [id],
    )
    await own.submit('/profile/sign-in', {}, `/profile/passkeys/${rows[0].id}/removal`)
    expect(await isSignedIn(phone)).toBe(false)
    expect(await isSignedIn(own)).toBe(true)
  })

  test("another's cannot be renamed or removed", async () => {
    const [one, other] = [await withPasskey(), await withPasskey()]
    const { rows } = await circle.owner.query('select id from passkey where person_id = $1', [one.id])
    const { rows: own } = await circle.owner.query('select id from passkey where person_id = $1', [other.id])
    const press = await other.own.fillIn('/profile/sign-in', {}, `/profile/passkeys/${own[0].id}/removal`)
    expect((await press()).status).toBe(303)
    await other.own.submit('/profile/sign-in', { name: 'mine now', credential: '{}' }, '/profile/passkeys')
    const key = /name="_key" value="([^"]+)"/.exec((await other.own.get('/profile/sign-in')).html)?.[1] ?? ''
    await other.own.post(`/profile/passkeys/${rows[0].id}/removal`, new URLSearchParams({ _key: key }), {
      'Content-Type': 'application/x-www-form-urlencoded',
    })
    const still = await circle.owner.query('select name from passkey where person_id = $1', [one.id])
    expect(still.rows).toEqual([{ name: 'my phone' }])
  })

  test('signs in by itself, and leads where one wished to go', async () => {
    const { device } = await withPasskey()
    const browser = await clientOf(circle)
    const credential = device.show(await optionsAt(browser, '/sign-in?next=/dates'), here())
    const done = await browser.submit('/sign-in?next=/dates', { credential }, '/sign-in/passkey')
    expect(done.location).toBe('/dates')
    expect(await isSignedIn(browser)).toBe(true)
  })

  test('is the second step after the email', async () => {
    const { device, email } = await withPasskey()
    const browser = await clientOf(circle)
    const asked = await browser.submit('/sign-in', { email })
    const requestId = new URL(asked.location ?? '', circle.url).searchParams.get('request') ?? ''
    const code = signInCode(circle.secrets, requestId)
    const step = await browser.submit(`/sign-in/code?request=${requestId}`, { code }, '/sign-in/code')
    expect(step.location).toBe('/sign-in/second')
    const credential = device.show(await optionsAt(browser, '/sign-in/second'), here())
    const done = await browser.submit('/sign-in/second', { credential }, '/sign-in/second/passkey')
    expect(done.location).toBe('/home')
    expect(await isSignedIn(browser)).toBe(true)
  })
})

describe('it is refused', () => {
  test('when its answer is shown a second time', async () => {
    const { device } = await withPasskey()
    const browser = await clientOf(circle)
    const credential = device.show(await optionsAt(browser, '/sign-in'), here())
    expect((await browser.submit('/sign-in', { credential }, '/sign-in/passkey')).status).toBe(303)
    const thief = await clientOf(circle)
    const again = await thief.submit('/sign-in', { credential }, '/sign-in/passkey')
    expect(again.status).toBe(409)
    expect(await isSignedIn(thief)).toBe(false)
  })

  test('when it answered another site', async () => {
    const { device } = await withPasskey()
    const browser = await clientOf(circle)
    const answer = await signInWith(browser, device, 'https://balint.example.net')
    expect(answer.status).toBe(409)
    expect(answer.html).toContain('This passkey is not known here')
  })

  test('when its owner was not verified', async () => {
    const { device } = await withPasskey()
    const browser = await clientOf(circle)
    const options = await optionsAt(browser, '/sign-in')
    const credential = device.show(options, here(), { isVerified: false })
    expect((await browser.submit('/sign-in', { credential }, '/sign-in/passkey')).status).toBe(409)
  })

  test('when the challenge was made by somebody else, or for something else', async () => {
    const { device, own } = await withPasskey()
    const browser = await clientOf(circle)
    const foreign = JSON.stringify({ challenge: 'AAAA', rpId: 'localhost' })
    const credential = device.show(foreign, here())
    expect((await browser.submit('/sign-in', { credential }, '/sign-in/passkey')).status).toBe(409)
    // What was made to add a passkey opens nothing.
    const { challenge } = JSON.parse(await optionsAt(own, '/profile/sign-in'))
    const other = device.show(JSON.stringify({ challenge, rpId: 'localhost' }), here())
    expect((await browser.submit('/sign-in', { credential: other }, '/sign-in/passkey')).status).toBe(409)
  })

  test('when it is half an hour late', async () => {
    const { device } = await withPasskey()
    const browser = await clientOf(circle)
    const options = await optionsAt(browser, '/sign-in')
    const press = await browser.fillIn(
      '/sign-in',
      { credential: device.show(options, here()) },
      '/sign-in/passkey',
    )
    circle.clock.set(circle.clock.now().add({ minutes: 31 }))
    expect((await press()).status).toBe(409)
  })

  test('when it is nobody’s here; the answer is the same as for a wrong one', async () => {
    const device = authenticator()
    const browser = await clientOf(circle)
    device.make(JSON.stringify({ rp: { id: 'localhost' }, user: { id: 'AAAA' }, challenge: 'AAAA' }), here())
    const unknown = await signInWith(browser, device)
    expect(unknown.status).toBe(409)
    expect(unknown.html).toContain('This passkey is not known here')
  })

  test('after it was removed', async () => {
    const { device, own, id } = await withPasskey()
    const { rows } = await circle.owner.query('select id from passkey where person_id = $1', [id])
    await own.submit('/profile/sign-in', {}, `/profile/passkeys/${rows[0].id}/removal`)
    expect((await signInWith(await clientOf(circle), device)).status).toBe(409)
  })

  test.each(['', '{}', '[]', 'null', '{"id":"x"}', '"', `{"id":"${'A'.repeat(3000)}"}`])(
    'and whatever else is sent is no fault: %s',
    async (credential) => {
      const browser = await clientOf(circle)
      const answer = await browser.submit('/sign-in', { credential }, '/sign-in/passkey')
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
    },
  )
})

test('one device has one passkey here, and twelve are enough for anybody', async () => {
  const { own, device } = await withPasskey()
  expect((await add(own, device)).html).toContain('This passkey is known here already')
  for (let count = 1; count < 12; count++) await add(own, authenticator(), `key ${count}`)
  expect((await add(own, authenticator(), 'one too many')).html).toContain('You have twelve passkeys')
})

test('adding one asks who it is when that was shown long ago', async () => {
  const { own, id } = await somebody()
  await circle.owner.query(
    `update session set proved_at = now() - interval '31 minutes' where user_id = $1`,
    [id],
  )
  const asked = await add(own, authenticator())
  expect(asked.status).toBe(403)
  expect(asked.html).toContain('Please show that it is you')
})

test('thirty of nobody’s an hour from one client, and no more such are looked at', async () => {
  const { device: own } = await withPasskey()
  circle.clock.set(circle.clock.now().add({ hours: 3 }))
  const device = authenticator()
  const browser = await clientOf(circle)
  device.make(JSON.stringify({ rp: { id: 'localhost' }, user: { id: 'AAAA' }, challenge: 'AAAA' }), here())
  for (let tries = 0; tries < 30; tries++) await signInWith(browser, device)
  expect((await signInWith(browser, device)).html).toContain('That was wrong too often')
  // They shut out nobody who has one, from a browser that was never seen and the same address.
  expect((await signInWith(await clientOf(circle), own)).status).toBe(303)
  circle.clock.set(circle.clock.now().add({ minutes: 61 }))
  expect((await signInWith(browser, device)).html).toContain('This passkey is not known here')
})
