import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { viewerOf } from '../../src/features/accounts/queries.ts'
import { openSignIn } from '../../src/platform/auth/sign-in.ts'
import { linkToken, signInCode } from '../../src/platform/auth/sign-in-proof.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Answer, type Client, clientOf } from '../support/client.ts'
import { formsOf } from '../support/forms.ts'
import { loginPrefix } from '../support/secret.ts'

const ailsa = 'ailsa.reid@example.org'
const stranger = 'nobody.here@example.org'
const start = Temporal.Instant.from('2026-12-08T10:00:00Z')

let circle: Circle
let ailsaId: string
let hours = 0

beforeAll(async () => {
  circle = await startCircle()
  const { rows } = await circle.owner.query('insert into person (name, email) values ($1, $2) returning id', [
    'Ailsa Reid',
    ailsa,
  ])
  ailsaId = rows[0].id
})
afterAll(() => circle.close())

beforeEach(() => {
  // Days apart, so that no test eats into another's limits.
  hours += 48
  circle.clock.set(start.add({ hours }))
})

const guest = () => clientOf(circle)

/** Asks for a sign-in and answers the request's id. */
async function ask(visitor: Client, email = ailsa, next = ''): Promise<string> {
  const answer = await visitor.submit(`/sign-in?next=${encodeURIComponent(next)}`, { email })
  expect(answer.status).toBe(303)
  return requestIn(answer)
}

const requestIn = ({ location }: Answer) =>
  new URL(location ?? '', circle.url).searchParams.get('request') ?? ''
const linkOf = (requestId: string) => `/sign-in/link/${linkToken(circle.secrets, requestId)}`
const codeOf = (requestId: string) => signInCode(circle.secrets, requestId)
const wrongCodeOf = (requestId: string) =>
  String((Number(codeOf(requestId)) + 1) % 1_000_000).padStart(6, '0')

const typeCode = (visitor: Client, requestId: string, code = codeOf(requestId)) =>
  visitor.submit(`/sign-in/code?request=${requestId}`, { code }, '/sign-in/code')

const followLink = (visitor: Client, requestId: string) =>
  visitor.submit(linkOf(requestId), {}, linkOf(requestId))

const isSignedIn = async (visitor: Client) => (await visitor.get('/profile')).status === 200

/** A browser of hers elsewhere, as its cookie. */
async function elsewhere(userAgent = ''): Promise<{ isSignedIn: () => Promise<boolean> }> {
  const cookies = await circle.house.signIn.begin(ailsaId, new Headers({ 'user-agent': userAgent }))
  const headers = new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') })
  return { isSignedIn: async () => (await circle.house.signIn.session(headers)).signedIn !== null }
}

const sessionsOf = async (personId: string) =>
  (await circle.owner.query('select id from session where user_id = $1', [personId])).rows.length

describe('the email', () => {
  test('holds link and code as HTML and as text; neither is written down anywhere', async () => {
    const requestId = await ask(await guest())
    await circle.settled()
    const mail = circle.mail.to(ailsa).at(-1)
    for (const words of [mail?.html || '', mail?.text ?? '']) {
      expect(words).toContain(`${circle.url}${linkOf(requestId)}`)
      expect(words).toContain(codeOf(requestId))
      expect(words).toContain('Replies by email are not read')
    }
    const { rows } = await circle.owner.query(
      `select (select string_agg(r::text, '') from sign_in_request r) || (select string_agg(e::text, '') from email e) as kept`,
    )
    expect(rows[0].kept).toContain(requestId)
    expect(rows[0].kept).not.toContain(codeOf(requestId))
  })

  test('is dropped when it could only arrive too late', async () => {
    const before = circle.mail.to(ailsa).length
    await circle.house.signIn.request({
      email: ailsa,
      client: '192.0.2.9',
      now: circle.clock.now().subtract({ minutes: 16 }),
    })
    await circle.settled()
    expect(circle.mail.to(ailsa).length).toBe(before)
  })
})

describe('link and code', () => {
  test('the link signs in by its button, once, and spends the code', async () => {
    const visitor = await guest()
    const requestId = await ask(visitor)
    expect((await visitor.get(linkOf(requestId))).status).toBe(200)
    expect(await isSignedIn(visitor)).toBe(false)
    const answer = await followLink(visitor, requestId)
    expect([answer.status, answer.location]).toEqual([303, '/home'])
    expect(await isSignedIn(visitor)).toBe(true)

    const late = await guest()
    expect((await followLink(late, requestId)).status).toBe(409)
    expect((await typeCode(late, requestId)).status).toBe(409)
    expect(await isSignedIn(late)).toBe(false)
  })

  test('the code signs in once, and spends the link', async () => {
    const visitor = await guest()
    const requestId = await ask(visitor)
    const spaced = codeOf(requestId).replace(/(...)/, '$1 ')
    expect((await typeCode(visitor, requestId, spaced)).status).toBe(303)
    expect(await isSignedIn(visitor)).toBe(true)

    const late = await guest()
    expect((await typeCode(late, requestId)).status).toBe(409)
    expect((await followLink(late, requestId)).status).toBe(409)
    expect(await isSignedIn(late)).toBe(false)
  })

  test('both run out after fifteen minutes', async () => {
    const visitor = await guest()
    const requestId = await ask(visitor)
    circle.clock.set(circle.clock.now().add({ minutes: 15 }))
    expect((await visitor.get(linkOf(requestId))).status).toBe(410)
    expect((await typeCode(visitor, requestId)).status).toBe(409)
    const outcome = await circle.house.signIn.useLink(linkToken(circle.secrets, requestId), {
      headers: new Headers(),
      formKey: 'k',
    })
    expect(outcome).toEqual({ refused: 'sign-in-expired' })
    expect(await isSignedIn(visitor)).toBe(false)
  })

  test('after five wrong codes the right one is refused too; the link is not', async () => {
    const visitor = await guest()
    const requestId = await ask(visitor)
    for (let tries = 1; tries <= 5; tries++) {
      const answer = await typeCode(visitor, requestId, wrongCodeOf(requestId))
      expect(answer.status).toBe(409)
      expect(answer.html).toContain(tries < 5 ? 'not the code in the email' : 'Too many codes were wrong')
    }
    expect((await typeCode(visitor, requestId)).status).toBe(409)
    expect(await isSignedIn(visitor)).toBe(false)
    expect((await followLink(visitor, requestId)).status).toBe(303)
  })

  test('a link that we did not make leads nowhere', async () => {
    const visitor = await guest()
    const requestId = await ask(visitor)
    const forged = linkOf(requestId).slice(0, -2)
    expect((await visitor.get(forged)).status).toBe(410)
    expect((await visitor.get('/sign-in/link/x')).status).toBe(410)
  })

  test('several at once with one code or link open one session', async () => {
    const { signIn } = circle.house
    for (const kind of ['code', 'link']) {
      const before = await sessionsOf(ailsaId)
      const requestId = await ask(await guest())
      const outcomes = await Promise.all(
        ['a', 'b', 'c', 'd', 'e', 'f'].map((formKey) => {
          const use = { headers: new Headers(), formKey, now: circle.clock.now() }
          return kind === 'code'
            ? signIn.useCode(requestId, codeOf(requestId), use)
            : signIn.useLink(linkToken(circle.secrets, requestId), use)
        }),
      )
      expect(outcomes.filter((outcome) => 'cookies' in outcome).length).toBe(1)
      expect(await sessionsOf(ailsaId)).toBe(before + 1)
    }
  })

  test('a double click opens one session, and whichever answer arrives signs in', async () => {
    const before = await sessionsOf(ailsaId)
    const visitor = await guest()
    const requestId = await ask(visitor)
    const [form] = formsOf((await visitor.get(linkOf(requestId))).html, '').filter(
      ({ action }) => action === linkOf(requestId),
    )
    const click = () => visitor.post(linkOf(requestId), new URLSearchParams(form?.values))
    const [first, second] = await Promise.all([click(), click()])
    expect([first.status, second.status]).toEqual([303, 303])
    expect(first.headers.getSetCookie()[0]).toMatch(/^circle-session=[^;]/)
    expect(first.headers.getSetCookie()).toEqual(second.headers.getSetCookie())
    expect(await isSignedIn(visitor)).toBe(true)
    expect(await sessionsOf(ailsaId)).toBe(before + 1)
  })

  test('leads to the page that was asked for, and to no other site', async () => {
    const visitor = await guest()
    const wanted = await ask(visitor, ailsa, '/profile?saved')
    expect((await typeCode(visitor, wanted)).location).toBe('/profile?saved')
    for (const next of ['//example.org', 'https://example.org', '/\\example.org']) {
      const lured = await guest()
      const requestId = await ask(lured, ailsa, next)
      expect((await typeCode(lured, requestId)).location).toBe('/home')
    }
    // Nor when the form itself is tampered with.
    const tampered = await guest()
    const answer = await tampered.submit('/sign-in', { email: ailsa, next: '//example.org' })
    expect((await typeCode(tampered, requestIn(answer))).location).toBe('/home')
  })
})

describe('whether an address is known', () => {
  test('shows neither in pages nor in what is written', async () => {
    const seen = []
    for (const email of [ailsa, stranger]) {
      const visitor = await guest()
      const asked = await visitor.submit('/sign-in', { email })
      const requestId = requestIn(asked)
      const codePage = await visitor.get(`/sign-in/code?request=${requestId}`)
      const code = wrongCodeOf(requestId)
      const wrong = await typeCode(visitor, requestId, code)
      const { rows } = await circle.owner.query(
        `select next_path, expires_at - requested_at as lasts, failed_tries, used_at, length(address_hash) as hash
         from sign_in_request where id = $1`,
        [requestId],
      )
      expect(codePage.html).toContain(email)
      const plain = (page: string) =>
        page
          .replaceAll(requestId, 'ID')
          .replaceAll(email, 'EMAIL')
          .replaceAll(/name="_key" value="[^"]+"/g, 'KEY')
      seen.push({
        status: asked.status,
        location: plain(asked.location ?? ''),
        headers: [...asked.headers.keys()].sort(),
        codePage: plain(codePage.html),
        wrong: [wrong.status, plain(wrong.html).replaceAll(code, 'CODE')],
        rows,
      })
    }
    expect(seen[0]).toEqual(seen[1])
    await circle.settled()
    expect(circle.mail.to(stranger)).toEqual([])
  })

  test('is said again in the browser where it was typed, for that request alone', async () => {
    const visitor = await guest()
    const requestId = await ask(visitor, stranger)
    const page = `/sign-in/code?request=${requestId}`
    expect((await visitor.get(page)).html).toContain(stranger)
    expect((await (await guest()).get(page)).html).toContain('the address you typed')
    const other = await ask(await guest())
    expect((await visitor.get(`/sign-in/code?request=${other}`)).html).not.toContain(stranger)
  })

  test('the right code of an unknown address is refused like a wrong one', async () => {
    const visitor = await guest()
    const requestId = await ask(visitor, stranger)
    const answer = await typeCode(visitor, requestId)
    expect(answer.html).toContain('not the code in the email')
  })
})

describe('limits', () => {
  test('five emails an hour for one address, whoever asks, in whichever process', async () => {
    const wish = { email: ailsa, client: '192.0.2.7', now: circle.clock.now() }
    for (let place = 1; place <= 5; place++) {
      const asked = await circle.house.signIn.request({ ...wish, client: `198.51.100.${place}` })
      expect(asked).toHaveProperty('requestId')
    }
    const visitor = await guest()
    const answer = await visitor.submit('/sign-in', { email: ailsa.toUpperCase() })
    expect(answer.status).toBe(409)
    expect(answer.html).toContain(`value="${ailsa.toUpperCase()}"`)

    const database = openDatabase({ url: circle.ownerUrl, secrets: circle.secrets, loginPrefix })
    try {
      const restarted = openSignIn({ database, secrets: circle.secrets, baseUrl: circle.url })
      expect(await restarted.request(wish)).toEqual({ refused: 'too-many-sign-ins' })
      const later = { ...wish, now: wish.now.add({ minutes: 61 }) }
      expect(await restarted.request(later)).toHaveProperty('requestId')
    } finally {
      await database.close()
    }
  })

  test('twenty an hour for one client, also when they are asked for at once', async () => {
    const { signIn } = circle.house
    const wishes = Array.from({ length: 24 }, (_, place) => ({
      email: `person.${place}@example.org`,
      client: `2001:db8::${place}`,
      now: circle.clock.now(),
    }))
    const outcomes = await Promise.all(wishes.map((wish) => signIn.request(wish)))
    expect(outcomes.filter((outcome) => 'refused' in outcome).length).toBe(4)
  })

  test('twelve wrong codes a day for one address, over all its requests', async () => {
    const { signIn } = circle.house
    const use = { headers: new Headers(), formKey: 'k' }
    let last = ''
    for (let asked = 1; asked <= 3; asked++) {
      const client = `198.51.100.${asked}`
      const request = await signIn.request({ email: ailsa, client, now: circle.clock.now() })
      last = 'requestId' in request ? request.requestId : ''
      for (let tries = 1; tries <= 4; tries++) {
        expect(await signIn.useCode(last, wrongCodeOf(last), use)).toMatchObject({ refused: 'wrong-code' })
      }
    }
    expect(await signIn.useCode(last, codeOf(last), use)).toMatchObject({ refused: 'too-many-tries' })
    expect(await signIn.useLink(linkToken(circle.secrets, last), use)).toHaveProperty('cookies')
  })
})

describe('a code that was just used', () => {
  test('is not guessed by a session left open, however fast', async () => {
    const { signIn } = circle.house
    const now = circle.clock.now()
    const visitor = await guest()
    const requestId = await ask(visitor)
    expect((await typeCode(visitor, requestId)).status).toBe(303)
    const { rows } = await circle.owner.query(
      'select id from session where user_id = $1 order by created_at desc limit 1',
      [ailsaId],
    )
    const show = (code: string) =>
      signIn.renew({ requestId, code, sessionId: rows[0].id, personId: ailsaId, now })
    for (let tries = 1; tries <= 5; tries++) {
      const refused = tries < 5 ? 'wrong-code' : 'too-many-tries'
      expect(await show(wrongCodeOf(requestId))).toMatchObject({ refused })
    }
    expect(await show(codeOf(requestId))).toMatchObject({ refused: 'too-many-tries' })
  })
})

describe('sessions', () => {
  test('are listed with their device; ending one signs it out at once', async () => {
    const phone = await elsewhere('Mozilla/5.0 (Linux; Android 15) Chrome/140.0.0.0 Mobile Safari/537.36')
    const desk = await elsewhere('Mozilla/5.0 (Windows NT 10.0; rv:143.0) Gecko/20100101 Firefox/143.0')
    const here = await clientOf(circle, ailsaId)
    const { html } = await here.get('/profile')
    expect(html).toContain('Firefox on Windows')
    const ending = /\/profile\/sessions\/[\w-]+\/ending/.exec(
      html.slice(html.indexOf('Chrome on Android')),
    )?.[0]
    expect((await here.submit('/profile', {}, ending)).status).toBe(303)
    expect(await phone.isSignedIn()).toBe(false)
    expect(await desk.isSignedIn()).toBe(true)
    expect(await isSignedIn(here)).toBe(true)
  })

  test('everywhere else ends them all but this one', async () => {
    const others = [await elsewhere(), await elsewhere()]
    const here = await clientOf(circle, ailsaId)
    await here.submit('/profile', {}, '/profile/other-sessions/ending')
    for (const other of others) expect(await other.isSignedIn()).toBe(false)
    expect(await isSignedIn(here)).toBe(true)
    expect(await sessionsOf(ailsaId)).toBe(1)
  })

  test("somebody else's cannot be ended", async () => {
    const { rows } = await circle.owner.query(
      "insert into person (name, email) values ('Bram Vos', 'bram.vos@example.org') returning id",
    )
    const hers = await elsewhere()
    const sessions = await circle.house.signIn.sessions(ailsaId)
    for (const { id } of sessions) await circle.house.signIn.revoke(rows[0].id, id)
    expect(await hers.isSignedIn()).toBe(true)
  })

  test('signing out ends the session itself, not only the cookie', async () => {
    const her = await clientOf(circle, ailsaId)
    const before = await sessionsOf(ailsaId)
    const answer = await her.submit('/profile', {}, '/sign-out')
    expect(answer.location).toBe('/?signed-out')
    expect(answer.headers.getSetCookie().join()).toMatch(/circle-session=;[^,]*Max-Age=0/)
    // What was typed and not sent stays on no shared computer.
    expect(answer.headers.get('Clear-Site-Data')).toBe('"cache", "storage"')
    expect(await sessionsOf(ailsaId)).toBe(before - 1)
    expect(await isSignedIn(her)).toBe(false)
    // A second click finds nobody to sign out.
    expect((await her.post('/sign-out', new URLSearchParams())).location).toBe('/?signed-out')
  })

  test('signing in where somebody is signed in ends the earlier session', async () => {
    const her = await clientOf(circle, ailsaId)
    const before = await sessionsOf(ailsaId)
    const { signIn } = circle.house
    const asked = await signIn.request({ email: ailsa, client: '192.0.2.1', now: circle.clock.now() })
    const requestId = 'requestId' in asked ? asked.requestId : ''
    expect((await followLink(her, requestId)).status).toBe(303)
    expect(await isSignedIn(her)).toBe(true)
    expect(await sessionsOf(ailsaId)).toBe(before)
  })

  test('the cookie is for this host and for no script; over https it is sent over https only', async () => {
    const signIn = openSignIn({
      database: circle.database,
      secrets: circle.secrets,
      baseUrl: 'https://circle.example.org',
    })
    const [cookie = ''] = await signIn.begin(ailsaId, new Headers())
    expect(cookie).toMatch(/^__Host-circle-session=/)
    for (const attribute of ['Max-Age=2592000', 'Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) {
      expect(cookie).toContain(attribute)
    }
    expect(cookie).not.toContain('Domain')
    const { signedIn } = await signIn.session(new Headers({ cookie: cookie.split(';')[0] ?? '' }))
    expect(signedIn).toMatchObject({ personId: ailsaId, name: 'Ailsa Reid' })
    const forged = cookie.replace(/=(.)/, (_, first) => `=${first === 'A' ? 'B' : 'A'}`)
    expect(await signIn.session(new Headers({ cookie: forged.split(';')[0] ?? '' }))).toMatchObject({
      signedIn: null,
    })
  })

  test('a session that is used and used ends after 180 days all the same', async () => {
    const member = await clientOf(circle, ailsaId)
    const [session] = await circle.house.signIn.sessions(ailsaId)
    const older = (days: number) =>
      circle.owner.query(
        `update session set created_at = now() - make_interval(days => $2), expires_at = now() + interval '20 days'
         where id = $1`,
        [session?.id, days],
      )
    await older(179)
    expect((await member.get('/home')).status).toBe(200)
    await older(181)
    expect((await member.get('/home')).location).toMatch(/^\/sign-in/)
    const { rowCount } = await circle.owner.query('select from session where id = $1', [session?.id])
    expect(rowCount).toBe(0)
  })

  test('a session slides: used after a while it lasts thirty days from then', async () => {
    const visitor = await clientOf(circle, ailsaId)
    const [session] = await circle.house.signIn.sessions(ailsaId)
    const back = `update session set updated_at = updated_at - interval '2 days', expires_at = expires_at - interval '2 days' where id = $1`
    await circle.owner.query(back, [session?.id])
    const answer = await visitor.get('/profile')
    expect(answer.headers.getSetCookie().join()).toContain('Max-Age=2592000')
    const { rows } = await circle.owner.query(
      `select expires_at > now() + interval '29 days 23 hours' as lengthened from session where id = $1`,
      [session?.id],
    )
    expect(rows[0].lengthened).toBe(true)

    await circle.owner.query(`update session set expires_at = now() - interval '1 second' where id = $1`, [
      session?.id,
    ])
    expect(await isSignedIn(visitor)).toBe(false)
  })
})

describe('who asks', () => {
  test('is a person with the offices they hold now', async () => {
    const regionId = '01990000-0000-7000-8000-00000000000a'
    await circle.owner.query(
      `insert into region (id, name, position, added_at) values ($1, 'Scotland', 1, now())`,
      [regionId],
    )
    await circle.owner.query(
      `insert into office (id, person_id, kind, region_id, since, until) values
         (uuidv7(), $1, 'representative', $2, now(), null), (uuidv7(), $1, 'administrator', null, now(), now())`,
      [ailsaId, regionId],
    )
    const now = circle.clock.now()
    expect(await viewerOf(circle.database, { personId: ailsaId, name: 'Ailsa Reid' }, now)).toEqual({
      personId: ailsaId,
      name: 'Ailsa Reid',
      administrator: false,
      council: false,
      concernsOfficer: false,
      regionIds: [regionId],
      officesWait: false,
    })
  })
})

describe('the profile', () => {
  test('is kept as it was written, and only for people signed in', async () => {
    const visitor = await guest()
    expect((await visitor.get('/profile')).location).toBe('/sign-in?next=%2Fprofile')
    const her = await clientOf(circle, ailsaId)
    const nonsense = { name: '', phone: 'none of yours', timeZone: 'Mars/Olympus' }
    const wrong = await her.submit('/profile', nonsense)
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('value="none of yours"')
    const values = {
      name: 'Ailsa M. Reid',
      phone: '0131 496 0000',
      profession: 'GP',
      timeZone: 'Europe/Dublin',
    }
    expect((await her.submit('/profile', values)).location).toBe('/profile?saved')
    const { html } = await her.get('/profile?saved')
    for (const text of ['Ailsa M. Reid', '0131 496 0000', 'Your profile is saved'])
      expect(html).toContain(text)
  })
})
