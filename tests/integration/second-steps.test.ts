import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { forget, nightlyKinds } from '../../src/features/retention/commands/forget.ts'
import { appCode, stepAt } from '../../src/platform/auth/app-codes.ts'
import { linkToken, signInCode } from '../../src/platform/auth/sign-in-proof.ts'
import { fromBase32 } from '../support/base32.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Answer, type Client, clientOf } from '../support/client.ts'
import { formsOf } from '../support/forms.ts'
import { foundedSociety } from '../support/office.ts'
import { readCodeOn } from '../support/qr.ts'
import { until } from '../support/until.ts'

// An app's codes and recovery codes, as somebody sets them up, signs in with them and loses them.

const start = Temporal.Instant.from('2026-12-08T10:00:00Z')

let circle: Circle
let days = 0
let people = 0

beforeAll(async () => {
  circle = await startCircle({ now: start.toString() })
  await foundedSociety(circle)
})
afterAll(() => circle.close())

beforeEach(() => {
  // Days apart, so that no test eats into another's limits.
  days += 2
  circle.clock.set(start.add({ hours: 24 * days }))
})

interface Person {
  id: string
  email: string
}

async function somebody(name = 'Ailsa Reid'): Promise<Person> {
  people += 1
  const email = `${name.split(' ')[0]?.toLowerCase()}.${people}@example.org`
  const { rows } = await circle.owner.query('insert into person (name, email) values ($1, $2) returning id', [
    name,
    email,
  ])
  return { id: rows[0].id, email }
}

/** What the app on her phone shows now, or some half minutes from now. */
const shows = (secret: Buffer, later = 0) => appCode(secret, stepAt(circle.clock.now()) + later)

interface SetUp {
  person: Person
  /** The browser in which it was set up. */
  own: Client
  secret: Buffer
  codes: string[]
}

async function withApp(name?: string): Promise<SetUp> {
  const person = await somebody(name)
  const own = await clientOf(circle, person.id)
  await own.submit('/profile/sign-in', {}, '/profile/app')
  const { html } = await own.get('/profile/app')
  const secret = fromBase32(/id="app-secret"[^>]*>([A-Z2-7 ]+)</.exec(html)?.[1] ?? '')
  const done = await own.submit('/profile/app', { code: shows(secret) })
  expect(done.location).toBe('/profile/recovery-codes')
  const kept = await own.get('/profile/recovery-codes')
  const codes = [...kept.html.matchAll(/<code>([0-9a-z-]+)<\/code>/g)].map(([, code = '']) => code)
  return { person, own, secret, codes }
}

const requestIn = ({ location }: Answer) =>
  new URL(location ?? '', circle.url).searchParams.get('request') ?? ''

/** From a browser, up to the second step. */
async function asFarAsMailbox(browser: Client, { email }: Person, next = ''): Promise<Answer> {
  const asked = await browser.submit(`/sign-in?next=${encodeURIComponent(next)}`, { email })
  const requestId = requestIn(asked)
  return browser.submit(
    `/sign-in/code?request=${requestId}`,
    { code: signInCode(circle.secrets, requestId) },
    '/sign-in/code',
  )
}

const typeApp = (browser: Client, code: string) =>
  browser.submit('/sign-in/second', { code }, '/sign-in/second/app')
const typeRecovery = (browser: Client, code: string) =>
  browser.submit('/sign-in/second', { code }, '/sign-in/second/recovery')

const someoneWaits = async () =>
  ((
    await circle.owner.query(
      `select from pg_locks join pg_stat_activity using (pid) where datname = current_database() and not granted`,
    )
  ).rowCount ?? 0) > 0

const isSignedIn = async (browser: Client) => (await browser.get('/profile')).status === 200

const stranger = () => clientOf(circle)

describe('an app', () => {
  test('is set up with a code that it shows; ten recovery codes come along, once', async () => {
    const { person, own, secret, codes } = await withApp()
    expect(secret.length).toBe(20)
    expect(new Set(codes).size).toBe(10)
    await own.submit('/profile/recovery-codes', {}, '/profile/recovery-codes/keeping')
    expect((await own.get('/profile/recovery-codes')).location).toBe('/profile/sign-in')
    // Neither is written down so that it could be read.
    const { rows } = await circle.owner.query(
      `select (select string_agg(a::text, '') from authenticator_app a) ||
        (select string_agg(s::text, '') from recovery_code_set s) || (select string_agg(r::text, '') from recovery_code r) as kept`,
    )
    expect(rows[0].kept).not.toContain(secret.toString('hex'))
    for (const code of codes) {
      expect(rows[0].kept).not.toContain(Buffer.from(code).toString('hex'))
    }
    await circle.settled()
    expect(circle.mail.to(person.email).map(({ subject }) => subject)).toEqual([
      'An app with codes was set up',
    ])
  })

  test('on the phone that the page is on, a link hands it the same as the QR code, whatever the society is called', async () => {
    const named = (name: string) => circle.owner.query('update society set name = $1 returning name', [name])
    const { rows } = await circle.owner.query('select name from society')
    const person = await somebody()
    const own = await clientOf(circle, person.id)
    await own.submit('/profile/sign-in', {}, '/profile/app')
    const name = 'Balint & "Friends" <of> O’Neill: 50 %'
    await named(name)
    // The society's name is remembered for some seconds by the frame alone.
    const { html } = await own.get('/profile/app')
    await named(rows[0].name)
    const [, href = ''] = /<a href="(otpauth:[^"]+)"/.exec(html) ?? []
    const address = new URL(href.replaceAll('&amp;', '&'))
    expect(address.href).toBe(readCodeOn(html))
    expect(address.searchParams.get('issuer')).toBe(name)
    expect(decodeURIComponent(address.pathname)).toContain(`${name}:${person.email}`)
    expect(href).toMatch(/^[\w\-.~!*'()%:/?=&;@]+$/)
  })

  test('without a right code it is not set up, and the mailbox alone signs in as before', async () => {
    const person = await somebody()
    const own = await clientOf(circle, person.id)
    await own.submit('/profile/sign-in', {}, '/profile/app')
    const wrong = await own.submit('/profile/app', { code: '000000' })
    expect(wrong.status).toBe(409)
    expect(wrong.html).toContain('That is not what an app with this secret shows now')
    const browser = await stranger()
    expect((await asFarAsMailbox(browser, person)).location).toBe('/home')
  })

  test('its secret can be read for a quarter of an hour, and not again once it is set up', async () => {
    const { own } = await withApp()
    expect((await own.get('/profile/app')).location).toBe('/profile/sign-in#app')
    const other = await clientOf(circle, (await somebody()).id)
    await other.submit('/profile/sign-in', {}, '/profile/app')
    circle.clock.set(circle.clock.now().add({ minutes: 16 }))
    expect((await other.get('/profile/app')).location).toBe('/profile/sign-in#app')
  })

  test('the first one signs out every browser that the mailbox alone has opened', async () => {
    const person = await somebody()
    const elsewhere = await stranger()
    await asFarAsMailbox(elsewhere, person)
    expect(await isSignedIn(elsewhere)).toBe(true)
    const own = await clientOf(circle, person.id)
    await own.submit('/profile/sign-in', {}, '/profile/app')
    const { html } = await own.get('/profile/app')
    const secret = fromBase32(/id="app-secret"[^>]*>([A-Z2-7 ]+)</.exec(html)?.[1] ?? '')
    await own.submit('/profile/app', { code: shows(secret) })
    expect(await isSignedIn(elsewhere)).toBe(false)
    expect(await isSignedIn(own)).toBe(true)
  })
})

describe('signing in with it', () => {
  test('a code typed while somebody sets up their first one leads to the second step, not past it', async () => {
    const person = await somebody()
    await circle.owner.query('update person set email_verified = true where id = $1', [person.id])
    const browser = await stranger()
    const requestId = requestIn(await browser.submit('/sign-in', { email: person.email }))
    const code = signInCode(circle.secrets, requestId)
    const press = await browser.fillIn(`/sign-in/code?request=${requestId}`, { code }, '/sign-in/code')
    const other = await circle.owner.connect()
    try {
      await other.query('begin')
      await other.query('select from person where id = $1 for no key update', [person.id])
      await other.query(
        `insert into authenticator_app (person_id, sealed_secret, begun_at, confirmed_at) values ($1, 'sealed', now(), now())`,
        [person.id],
      )
      let answered = false
      const answer = press().finally(() => {
        answered = true
      })
      await until(async () => answered || (await someoneWaits()), 'the code to be looked at')
      await other.query('commit')
      expect((await answer).location).toBe('/sign-in/second')
    } finally {
      other.release()
    }
    expect(await isSignedIn(browser)).toBe(false)
  })

  test('link and code lead to the second step, and to no session', async () => {
    const { person, secret } = await withApp()
    circle.clock.set(circle.clock.now().add({ minutes: 2 }))
    const browser = await stranger()
    expect((await asFarAsMailbox(browser, person, '/dates')).location).toBe('/sign-in/second')
    expect(await isSignedIn(browser)).toBe(false)
    const done = await typeApp(browser, shows(secret))
    expect(done.location).toBe('/dates')
    expect(await isSignedIn(browser)).toBe(true)

    const second = await stranger()
    const requestId = requestIn(await second.submit('/sign-in', { email: person.email }))
    const link = `/sign-in/link/${linkToken(circle.secrets, requestId)}`
    expect((await second.submit(link, {}, link)).location).toBe('/sign-in/second')
    expect(await isSignedIn(second)).toBe(false)
  })

  test('a code counts once: shown again within its half minute, it is refused', async () => {
    const { person, secret } = await withApp()
    circle.clock.set(circle.clock.now().add({ minutes: 2 }))
    const code = shows(secret)
    const browser = await stranger()
    await asFarAsMailbox(browser, person)
    expect((await typeApp(browser, code)).status).toBe(303)
    const thief = await stranger()
    await asFarAsMailbox(thief, person)
    const again = await typeApp(thief, code)
    expect(again.status).toBe(409)
    expect(again.html).toContain('This code has been used')
    expect(await isSignedIn(thief)).toBe(false)
    // Nor the one of the half minute before.
    expect((await typeApp(thief, shows(secret, -1))).html).toContain('This code has been used')
  })

  test('the code with which it was set up signs nobody in', async () => {
    const { person, secret } = await withApp()
    const browser = await stranger()
    await asFarAsMailbox(browser, person)
    expect((await typeApp(browser, shows(secret))).html).toContain('This code has been used')
  })

  test('a double click opens one session, and whichever answer arrives signs in', async () => {
    const { person, secret } = await withApp()
    circle.clock.set(circle.clock.now().add({ minutes: 2 }))
    const browser = await stranger()
    await asFarAsMailbox(browser, person)
    const press = await browser.fillIn('/sign-in/second', { code: shows(secret) }, '/sign-in/second/app')
    const answers = await Promise.all([press(), press()])
    const before = await circle.owner.query('select count(*) from session where user_id = $1', [person.id])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    const cookies = answers.map(({ headers }) =>
      headers.getSetCookie().find((cookie) => cookie.startsWith('circle-session=')),
    )
    expect(cookies[0]).toBeDefined()
    expect(cookies[1]?.split(';')[0]).toBe(cookies[0]?.split(';')[0])
    expect(Number(before.rows[0].count)).toBe(2)
  })

  test("a step belongs to its browser: another's cookie, or none, leads nowhere", async () => {
    const { person, secret } = await withApp()
    circle.clock.set(circle.clock.now().add({ minutes: 2 }))
    const browser = await stranger()
    await asFarAsMailbox(browser, person)
    const nobody = await stranger()
    expect((await nobody.get('/sign-in/second')).location).toBe('/sign-in')
    const [form] = formsOf((await nobody.get('/sign-in')).html, '/sign-in')
    const key = form?.values.find(([name]) => name === '_key')?.[1] ?? ''
    const body = new URLSearchParams({ _key: key, code: shows(secret) })
    const answer = await nobody.post('/sign-in/second/app', body, {
      'Content-Type': 'application/x-www-form-urlencoded',
    })
    expect(answer.status).toBe(409)
    expect(await isSignedIn(nobody)).toBe(false)
  })

  test('it runs out after a quarter of an hour', async () => {
    const { person, secret } = await withApp()
    const browser = await stranger()
    await asFarAsMailbox(browser, person)
    const press = await browser.fillIn('/sign-in/second', { code: '123456' }, '/sign-in/second/app')
    circle.clock.set(circle.clock.now().add({ minutes: 15 }))
    expect((await press()).html).toContain('This link no longer works')
    expect((await browser.get('/sign-in/second')).location).toBe('/sign-in')
    expect(shows(secret)).toMatch(/^\d{6}$/)
  })
})

describe('a recovery code', () => {
  test('lets in once, is told of by email, and is refused afterwards', async () => {
    const { person, codes } = await withApp()
    const browser = await stranger()
    await asFarAsMailbox(browser, person)
    const typed = (codes[3] ?? '').toUpperCase().replace('-', ' ')
    expect((await typeRecovery(browser, typed)).location).toBe('/home')
    const page = await browser.get('/profile/sign-in')
    expect(page.html).toContain('9 of 10 are left')
    await circle.settled()
    expect(circle.mail.to(person.email).map(({ subject }) => subject)).toContainEqual(
      expect.stringContaining('A recovery code was used'),
    )
    const thief = await stranger()
    await asFarAsMailbox(thief, person)
    const again = await typeRecovery(thief, typed)
    expect(again.status).toBe(409)
    expect(again.html).toContain('This recovery code has been used')
    expect(await isSignedIn(thief)).toBe(false)
  })

  test('two that use the same one at once: one is let in', async () => {
    const { person, codes } = await withApp()
    const browsers = await Promise.all([stranger(), stranger()])
    for (const browser of browsers) await asFarAsMailbox(browser, person)
    const answers = await Promise.all(browsers.map((browser) => typeRecovery(browser, codes[0] ?? '')))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
  })

  test('new ones make the old ones void', async () => {
    const { person, own, codes } = await withApp()
    const made = await own.submit('/profile/sign-in', {}, '/profile/recovery-codes')
    expect(made.location).toBe('/profile/recovery-codes')
    const browser = await stranger()
    await asFarAsMailbox(browser, person)
    expect((await typeRecovery(browser, codes[0] ?? '')).html).toContain('none of your recovery codes')
  })

  test("another's opens nothing", async () => {
    const [one, other] = [await withApp(), await withApp('Rory Blair')]
    const browser = await stranger()
    await asFarAsMailbox(browser, one.person)
    expect((await typeRecovery(browser, other.codes[0] ?? '')).html).toContain('none of your recovery codes')
  })
})

describe('limits', () => {
  test('after five wrong codes a step is over; after ten in an hour more than one', async () => {
    const { person, secret } = await withApp()
    circle.clock.set(circle.clock.now().add({ minutes: 2 }))
    const thief = await stranger()
    await asFarAsMailbox(thief, person)
    for (let tries = 0; tries < 5; tries++) expect((await typeApp(thief, '000001')).status).toBe(409)
    expect((await typeApp(thief, shows(secret))).html).toContain('That was wrong too often')
    await asFarAsMailbox(thief, person)
    for (let tries = 0; tries < 5; tries++) await typeApp(thief, '000001')
    const third = await stranger()
    await asFarAsMailbox(third, person)
    expect((await typeApp(third, shows(secret))).html).toContain('That was wrong too often')
    // A recovery code is another thing, and nobody guesses it.
    const { own } = await withApp()
    expect((await own.get('/profile/sign-in')).status).toBe(200)
  })

  test('whoever has signed in with this browser before is not shut out by strangers', async () => {
    const { person, secret } = await withApp()
    circle.clock.set(circle.clock.now().add({ minutes: 2 }))
    const known = await stranger()
    await asFarAsMailbox(known, person)
    await typeApp(known, shows(secret))
    await known.post('/sign-out', new URLSearchParams(), {})
    circle.clock.set(circle.clock.now().add({ minutes: 2 }))
    const thief = await stranger()
    for (let step = 0; step < 2; step++) {
      await asFarAsMailbox(thief, person)
      for (let tries = 0; tries < 5; tries++) await typeApp(thief, '000001')
    }
    // The thief has also asked for as many emails as there are in an hour.
    for (let asked = 0; asked < 5; asked++) await thief.submit('/sign-in', { email: person.email })
    expect((await thief.submit('/sign-in', { email: person.email })).status).toBe(409)
    await known.submit('/home', {}, '/sign-out')
    expect((await asFarAsMailbox(known, person)).location).toBe('/sign-in/second')
    expect((await typeApp(known, shows(secret))).location).toBe('/home')
  })

  test('an hour later everything is as before', async () => {
    const { person, secret } = await withApp()
    const thief = await stranger()
    for (let step = 0; step < 2; step++) {
      await asFarAsMailbox(thief, person)
      for (let tries = 0; tries < 5; tries++) await typeApp(thief, '000001')
    }
    circle.clock.set(circle.clock.now().add({ minutes: 61 }))
    await asFarAsMailbox(thief, person)
    expect((await typeApp(thief, shows(secret))).location).toBe('/home')
  })
})

describe('removing it', () => {
  test('opens the account to the mailbox alone again, and is told of', async () => {
    const { person, own, codes } = await withApp()
    await own.submit('/profile/sign-in', {}, '/profile/app/removal')
    await circle.settled()
    expect(circle.mail.to(person.email).at(-1)?.subject).toBe('The app with codes was removed')
    const browser = await stranger()
    expect((await asFarAsMailbox(browser, person)).location).toBe('/home')
    const { rows } = await circle.owner.query('select count(*) from recovery_code where person_id = $1', [
      person.id,
    ])
    expect(Number(rows[0].count)).toBe(0)
    expect(codes).toHaveLength(10)
  })

  test('ends what the lost phone had open, and keeps the session in which it is removed', async () => {
    const { person, own, codes } = await withApp()
    const phone = await stranger()
    await asFarAsMailbox(phone, person)
    expect((await typeRecovery(phone, codes[0] ?? '')).location).toBe('/home')
    expect((await phone.get('/profile')).status).toBe(200)
    await own.submit('/profile/sign-in', {}, '/profile/app/removal')
    expect((await phone.get('/profile')).location).toContain('/sign-in')
    expect((await own.get('/profile')).status).toBe(200)
  })

  test('asks who it is when that was shown long ago; then an app is asked, not the mailbox', async () => {
    const { person, own, secret } = await withApp()
    circle.clock.set(circle.clock.now().add({ minutes: 2 }))
    await circle.owner.query(
      `update session set proved_at = now() - interval '31 minutes' where user_id = $1`,
      [person.id],
    )
    const asked = await own.submit('/profile/sign-in', {}, '/profile/app/removal')
    expect(asked.status).toBe(403)
    expect(asked.html).not.toContain('Send me a code')
    const form = formsOf(asked.html, '/').find(({ action }) => action === '/sign-in/again/app')
    const body = new URLSearchParams(form?.values.filter(([name]) => name !== 'code'))
    body.set('code', shows(secret))
    const thanks = await own.post('/sign-in/again/app', body, {
      'Content-Type': 'application/x-www-form-urlencoded',
    })
    expect(thanks.html).toContain('Thank you')
    const goOn = formsOf(thanks.html, '/').find(({ action }) => action === '/profile/app/removal')
    const done = await own.post('/profile/app/removal', new URLSearchParams(goOn?.values), {
      'Content-Type': 'application/x-www-form-urlencoded',
    })
    expect(done.location).toBe('/profile/sign-in?done=app-removed')
  })
})

describe('what served signing in', () => {
  test('goes in its time: tries and steps in two days, codes that could be read in one night', async () => {
    const { person, codes, secret } = await withApp()
    const browser = await stranger()
    await asFarAsMailbox(browser, person)
    await typeApp(browser, '000001')
    const rows = async () =>
      (
        await circle.owner.query(
          `select (select count(*) from failed_try where person_id = $1)::int as tries,
            (select count(*) from second_step where person_id = $1)::int as steps,
            (select count(*) from recovery_code_set where person_id = $1 and sealed_codes is not null)::int as shown,
            (select count(*) from sign_in_event where person_id = $1)::int as events,
            (select count(*) from recovery_code where person_id = $1)::int as codes`,
          [person.id],
        )
      ).rows[0]
    expect(await rows()).toEqual({ tries: 1, steps: 1, shown: 1, events: 1, codes: 10 })
    const signingIn = new Set<string>(['failed-tries', 'second-steps', 'shown-codes', 'sign-in-events'])
    const night = (hours: number) =>
      forget(
        circle,
        nightlyKinds.filter((kind) => signingIn.has(kind)),
        circle.clock.now().add({ hours }),
      )
    await night(1)
    expect(await rows()).toEqual({ tries: 1, steps: 1, shown: 0, events: 1, codes: 10 })
    await night(49)
    expect(await rows()).toEqual({ tries: 0, steps: 0, shown: 0, events: 1, codes: 10 })
    await night(366 * 24)
    expect(await rows()).toEqual({ tries: 0, steps: 0, shown: 0, events: 0, codes: 10 })
    // What lets in stays as long as the account.
    const later = await stranger()
    await asFarAsMailbox(later, person)
    expect((await typeRecovery(later, codes[0] ?? '')).location).toBe('/home')
    expect(secret.length).toBe(20)
  })
})

describe('a browser not seen before', () => {
  test('is told of once, by its name and no more', async () => {
    const person = await somebody()
    const first = await stranger()
    await asFarAsMailbox(first, person)
    await circle.settled()
    const told = () =>
      circle.mail.to(person.email).filter(({ subject }) => subject?.startsWith('New sign-in to'))
    // The very first is no news.
    expect(told()).toHaveLength(0)
    const second = await stranger()
    await asFarAsMailbox(second, person)
    await circle.settled()
    expect(told()).toHaveLength(1)
    expect(told()[0]?.text).toContain('/profile#sessions')
    expect(told()[0]?.text).not.toMatch(/\d+\.\d+\.\d+\.\d+/)
    await second.submit('/home', {}, '/sign-out')
    await asFarAsMailbox(second, person)
    await circle.settled()
    expect(told()).toHaveLength(1)
  })
})
