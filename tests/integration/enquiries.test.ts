import { randomUUID } from 'node:crypto'
import type { ParsedMail } from 'mailparser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendEnquiry } from '../../src/features/enquiries/commands/send-enquiry.ts'
import { visitor as nobody } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { formsOf, linksOf, wordsOf } from '../support/forms.ts'

/** Monday. */
const START = '2026-10-05T09:00:00Z'

const scotland = randomUUID()
const wales = randomUUID()
const people = { ada: randomUUID(), rhona: randomUUID(), tegan: randomUUID(), mo: randomUUID() }

let circle: Circle
let visitor: Client
/** Represents Scotland. */
let rhona: Client
/** Represents South Wales. */
let tegan: Client
/** Administers the society. */
let ada: Client

beforeAll(async () => {
  circle = await startCircle({ now: START })
  const run = (sql: string, values: unknown[]) => circle.owner.query(sql, values)
  await run(
    `insert into society (name, time_zone, currency, founded_at) values ($1, 'Europe/London', 'GBP', $2)`,
    ['Balint Society of Tests', START],
  )
  for (const [position, [id, name]] of [
    [scotland, 'Scotland'],
    [wales, 'South Wales'],
  ].entries()) {
    await run('insert into region (id, name, position, added_at) values ($1, $2, $3, $4)', [
      id,
      name,
      position,
      START,
    ])
  }
  for (const [first, id] of Object.entries(people)) {
    const name = first[0]?.toUpperCase() + first.slice(1)
    await run('insert into person (id, name, email, email_verified) values ($1, $2, $3, true)', [
      id,
      name,
      `${first}@example.org`,
    ])
  }
  const office = (personId: string, kind: string, regionId: string | null, named: string | null) =>
    run(
      'insert into office (id, person_id, kind, region_id, since, named_publicly_at) values ($1, $2, $3, $4, $5, $6)',
      [randomUUID(), personId, kind, regionId, START, named],
    )
  await office(people.ada, 'administrator', null, null)
  await office(people.rhona, 'representative', scotland, START)
  await office(people.tegan, 'representative', wales, null)
  visitor = await clientOf(circle)
  rhona = await clientOf(circle, people.rhona)
  tegan = await clientOf(circle, people.tegan)
  ada = await clientOf(circle, people.ada)
})
afterAll(() => circle.close())

const isla = {
  name: 'Isla Grant',
  email: 'isla@example.org',
  region: scotland,
  kind: 'start-face-to-face',
  message: 'Four of us at the practice would like a group.\n\nHow do we begin?',
}

const count = async (table: string) =>
  Number((await circle.owner.query(`select count(*) from ${table}`)).rows[0].count)

/** The page an email's button leads to, as a path. */
function pathIn(mail: ParsedMail | undefined, shape: RegExp): string {
  const found = shape.exec(mail?.text ?? '')?.[0]
  expect(found, mail?.text).toBeDefined()
  expect(mail?.html).toContain(found)
  return found ?? ''
}

/** The key of a form on a page, for sending what the page itself would not send. */
const keyOf = async (client: Client, path: string, field: string): Promise<string> => {
  const form = formsOf((await client.get(path)).html, path).find(({ fields }) => fields.includes(field))
  return form?.values.find(([name]) => name === '_key')?.[1] ?? ''
}

const newestEnquiry = async (): Promise<string> =>
  (await circle.owner.query('select id from enquiry order by received_at desc, id desc limit 1')).rows[0].id

describe('reading how a group is started', () => {
  test('needs no account, says no address, and is small', async () => {
    const { status, html } = await visitor.get('/start')
    expect(status).toBe(200)
    expect(wordsOf(html)).toContain('Someone tells of a patient or client')
    expect(linksOf(html)).toEqual(
      expect.arrayContaining(
        ['face-to-face', 'online', 'moving-online'].map((route) => `/start/where?route=${route}`),
      ),
    )
    expect(html).not.toMatch(/[\w.]+@[\w.]+/)
    expect(html).not.toContain('<script')
    expect(Buffer.byteLength(html)).toBeLessThan(40_000)
  })
})

describe('trying a plan', () => {
  test('shows what is missing and what it costs each, honestly (R6, R16, R74, R75)', async () => {
    const { status, html } = await visitor.get(
      '/start/plan?route=face-to-face&area=Leith&leaders=1&interestedMembers=4&expectedMembers=8&paidLeaders=2&leaderFeePerHourMinor=75&roomPerSessionMinor=20',
    )
    expect(status).toBe(200)
    const words = wordsOf(html)
    expect(words).toContain('face to face in Leith')
    expect(words).toContain('8 members and two paid leaders')
    expect(words).toContain('Preferably two leaders')
    expect(words).toContain('£31 each is more than the usual £15–£25')
    expect(words).toContain('Two paid leaders do not fit it')
    expect(html).toContain('9 seats: 1 leader, 4 members, 4 free')
  })

  test('begins with nobody found, and says so honestly', async () => {
    const words = async (query: string) => wordsOf((await visitor.get(`/start/plan?${query}`)).html)
    expect(await words('')).toContain('So far: nobody yet.')
    expect(await words('leaders=1')).toContain('So far: one leader, nobody else yet.')
    expect(await words('interestedMembers=9')).toContain('9 people would join a group of 8.')
    expect(await words('route=online&paidLeaders=0')).toContain(
      'Nothing to pay: the leaders give their time.',
    )
  })

  test('takes what is left out from what is usual', async () => {
    const { status, html } = await visitor.get('/start/plan?route=online')
    expect(status).toBe(200)
    expect(wordsOf(html)).toContain('A group that meets online, every 2 weeks')
  })

  test('says beside the field what is wrong, and keeps what was typed', async () => {
    const { status, html } = await visitor.get(
      '/start/members?expectedMembers=eight&area=Leith&route=face-to-face&answered=yes',
    )
    expect(status).toBe(422)
    expect(html).toContain('value="eight"')
    expect(html).toContain('name="area" value="Leith"')
    expect(wordsOf(html)).toContain('Please enter a whole number from 2 to 30.')
  })

  test('whose address was damaged says which answers are missing, and goes on with the rest', async () => {
    const { status, html } = await visitor.get(
      '/start/plan?expectedMembers=eight&leaderFeePerHourMinor=lots&area=Leith',
    )
    expect(status).toBe(422)
    const words = wordsOf(html)
    expect(words).toContain('How many members would sit in the circle? Please enter a whole number')
    expect(words).toContain('What is each leader paid an hour? Please enter an amount')
    expect(linksOf(html)).toContain('/start/plan?area=Leith&route=face-to-face')
  })

  test('meets no fault of the server, whatever stands in the address', async () => {
    for (const query of [
      '%E0%A4%A',
      'route=%00',
      '__proto__=1&constructor=2',
      'leaders=1&leaders=2',
      'area=%F0%9F',
    ]) {
      expect((await visitor.get(`/start/plan?${query}`)).status, query).toBeLessThan(500)
      expect((await visitor.get(`/contact?${query}`)).status, query).toBeLessThan(500)
    }
  })
})

describe('an enquiry from the form to the founder', () => {
  let enquiryPath: string
  let ownPath: string

  test('brings the plan along, and tells the enquirer and the representative by email', async () => {
    const plan = await visitor.get(
      '/start/plan?route=face-to-face&area=Leith&interestedMembers=4&professions=GP',
    )
    const contact = linksOf(plan.html).find((href) => href.startsWith('/contact?')) ?? ''
    const answer = await visitor.submit(contact, isla)
    expect(answer.status).toBe(303)
    expect(answer.location).toBe('/contact/sent')
    expect(wordsOf((await visitor.get('/contact/sent')).html)).toContain('An email comes to you')

    await circle.settled()
    enquiryPath = `/enquiries/${await newestEnquiry()}`
    const confirmation = circle.mail.to(isla.email)
    expect(confirmation).toHaveLength(1)
    expect(confirmation[0]?.subject).toBe('We have your enquiry')
    expect(confirmation[0]?.text).toContain('Reply here')
    expect(confirmation[0]?.text).toContain('Replies by email are not read')
    ownPath = pathIn(confirmation[0], /\/e\/[\w-]{43}/)
    expect(JSON.stringify(confirmation[0]?.html)).not.toContain('Four of us')

    const told = circle.mail.to('rhona@example.org')
    expect(told).toHaveLength(1)
    expect(told[0]?.subject).toBe('New enquiry from Isla Grant (Scotland)')
    expect(told[0]?.text).toContain('Four of us at the practice')
    expect(told[0]?.text).not.toContain(isla.email)
    expect(told[0]?.text).toMatch(/Answer by:?\s+\w+day \d+ \w+ 20\d\d/)
    expect(pathIn(told[0], /\/enquiries\/[0-9a-f-]{36}/)).toBe(enquiryPath)
    expect(circle.mail.to('tegan@example.org')).toEqual([])
    expect(circle.mail.to('ada@example.org')).toEqual([])
  })

  test('is on the list of the region, with its next step, and shows plan and cost without an address', async () => {
    const list = await rhona.get('/enquiries')
    expect(list.status).toBe(200)
    expect(wordsOf(list.html)).toContain('Isla Grant')
    expect(wordsOf(list.html)).toContain('today')
    const { html } = await rhona.get(enquiryPath)
    expect(wordsOf(html)).toContain('How do we begin?')
    expect(wordsOf(html)).toContain('face to face in Leith')
    expect(wordsOf(html)).toContain('Monday 12 October 2026')
    expect(html).not.toContain(isla.email)
  })

  test('is open to the administrator, and does not exist for anybody else', async () => {
    expect((await ada.get(enquiryPath)).status).toBe(200)
    expect(wordsOf((await ada.get('/enquiries')).html)).toContain('Isla Grant')
    expect((await tegan.get(enquiryPath)).status).toBe(404)
    expect(wordsOf((await tegan.get('/enquiries')).html)).not.toContain('Isla Grant')
    const mo = await clientOf(circle, people.mo)
    for (const path of ['/enquiries', enquiryPath, '/enquiries/not-an-id', `/enquiries/${randomUUID()}`]) {
      expect((await mo.get(path)).status, path).toBe(404)
    }
    expect((await visitor.get(enquiryPath)).location).toBe(`/sign-in?next=${encodeURIComponent(enquiryPath)}`)
  })

  test('is not answered by another region’s representative, who has the form of an enquiry of her own', async () => {
    await visitor.submit(`/contact?kind=${isla.kind}`, {
      ...isla,
      name: 'Owen',
      email: 'owen@example.org',
      region: wales,
    })
    const own = `/enquiries/${await newestEnquiry()}`
    const key = await keyOf(tegan, own, 'body')
    for (const [what, fields] of [
      ['answers', { body: 'Mine now.' }],
      ['discussion', { heldOn: '2026-10-08' }],
      ['founder-invitation', {}],
      ['closure', {}],
    ] as const) {
      const answer = await tegan.post(`${enquiryPath}/${what}`, new URLSearchParams({ _key: key, ...fields }))
      expect(answer.status, what).toBe(404)
    }
    expect(await count('enquiry_message')).toBe(0)
    expect(await count('invitation')).toBe(0)
  })

  test('is answered once, however often the button is pressed, and the answer goes out', async () => {
    const key = await keyOf(rhona, enquiryPath, 'body')
    const body = () =>
      new URLSearchParams({ _key: key, body: 'Welcome, Isla!\r\nShall we talk on Thursday?' })
    const answers = await Promise.all([1, 2, 3].map(() => rhona.post(`${enquiryPath}/answers`, body())))
    const answered = `${enquiryPath}?done=answered`
    expect(answers.map(({ location }) => location)).toEqual([answered, answered, answered])
    expect(wordsOf((await rhona.get(answered)).html)).toContain('Your answer is on its way to Isla Grant.')
    expect(await count('enquiry_message')).toBe(1)

    await circle.settled()
    const [, reply] = circle.mail.to(isla.email)
    expect(circle.mail.to(isla.email)).toHaveLength(2)
    expect(reply?.subject).toBe('Rhona has answered your enquiry')
    expect(reply?.text).toContain('Shall we talk on Thursday?')
    expect(JSON.stringify(reply)).not.toContain('rhona@example.org')
    ownPath = pathIn(reply, /\/e\/[\w-]{43}/)
    expect(wordsOf((await rhona.get(enquiryPath)).html)).toContain('Agree on a first talk')
  })

  test('is read by the enquirer on a page of their own, which tells nobody where they came from', async () => {
    const { status, html, headers } = await visitor.get(ownPath)
    expect(status).toBe(200)
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(wordsOf(html)).toContain('Rhona wrote to you')
    expect(wordsOf(html)).toContain('Welcome, Isla! Shall we talk on Thursday?')
    expect(html).not.toContain('example.org')
  })

  test('takes a reply, and tells the representative', async () => {
    const answer = await visitor.submit(ownPath, { body: 'Thursday at six suits me.' })
    expect(answer.location).toBe(`${ownPath}?sent`)
    expect(wordsOf((await visitor.get(`${ownPath}?sent`)).html)).toContain('Your message is on its way')
    await circle.settled()
    const [, replied] = circle.mail.to('rhona@example.org')
    expect(replied?.subject).toBe('Isla Grant has written again')
    expect(replied?.text).toContain('Thursday at six suits me.')
    expect(pathIn(replied, /\/enquiries\/[0-9a-f-]{36}/)).toBe(enquiryPath)
    expect(wordsOf((await rhona.get('/enquiries')).html)).toContain('Isla Grant')
  })

  test('keeps an overlong reply as it was typed, and sends nothing', async () => {
    const answer = await visitor.submit(ownPath, { body: 'x'.repeat(4001) })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('x'.repeat(4001))
    expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(await count('enquiry_message')).toBe(2)
  })

  test('has a first talk, whose day both sides see', async () => {
    await rhona.submit(enquiryPath, { body: 'Until Thursday.' })
    const late = await rhona.submit(enquiryPath, { heldOn: '2062-10-08' })
    expect(late.status).toBe(409)
    expect(late.html).toContain('value="2062-10-08"')
    const noted = await rhona.submit(enquiryPath, { heldOn: '2026-10-08' })
    expect(wordsOf((await rhona.get(noted.location ?? '')).html)).toContain(
      'The day of the first talk is noted.',
    )
    expect(wordsOf((await rhona.get(enquiryPath)).html)).toContain('The first talk is arranged')
    expect(wordsOf((await visitor.get(ownPath)).html)).toContain('Thursday 8 October 2026')
  })

  test('leads to an invitation to found a group, once', async () => {
    circle.clock.set('2026-10-09T09:00:00Z')
    expect(wordsOf((await rhona.get(enquiryPath)).html)).toContain('Invite the enquirer to found a group')
    const answer = await rhona.submit(enquiryPath, {}, /founder-invitation$/)
    expect(answer.status).toBe(303)
    expect(await count('invitation')).toBe(1)
    const { html } = await rhona.get(answer.location ?? '')
    expect(wordsOf(html)).toContain('The invitation is on its way to Isla Grant.')
    expect(wordsOf(html)).toContain('The invitation can be accepted until Friday 23 October 2026')
    expect(formsOf(html, enquiryPath).map(({ action }) => action)).not.toContain(
      `${enquiryPath}/founder-invitation`,
    )
    const key = await keyOf(rhona, enquiryPath, 'body')
    const again = await rhona.post(`${enquiryPath}/founder-invitation`, new URLSearchParams({ _key: key }))
    expect(again.status).toBe(409)
    expect(wordsOf(again.html)).toContain('has been invited already')
    expect(await count('invitation')).toBe(1)
  })

  test('tells the enquirer on their page where the invitation is, and nobody else', async () => {
    const own = wordsOf((await visitor.get(ownPath)).html)
    expect(own).toContain('You are invited to start your group')
    expect(own).toContain('The link is in the email of 9 October 2026, and works until 23 October 2026')
    await circle.settled()
    const [other] = circle.mail.to('owen@example.org')
    const owens = wordsOf((await visitor.get(pathIn(other, /\/e\/[\w-]{43}/))).html)
    expect(owens).toContain('We have your enquiry')
    expect(owens).not.toContain('invited')
  })

  test('once a group is founded, is closed with one button', async () => {
    await circle.owner.query('update invitation set accepted_at = $1, accepted_by = $2', [
      circle.clock.now().toString(),
      people.mo,
    ])
    const { html } = await rhona.get(enquiryPath)
    expect(html.match(/Close the enquiry</g)).toHaveLength(2) // the title and its button
    expect(wordsOf((await visitor.get(ownPath)).html)).toContain('You have started your group')
    await circle.owner.query('update invitation set accepted_at = null, accepted_by = null')
  })

  test('is closed, and opens by itself when the enquirer writes again', async () => {
    const key = await keyOf(rhona, enquiryPath, 'heldOn')
    expect((await rhona.submit(enquiryPath, { outcome: 'answered' }, /closure$/)).location).toBe(
      '/enquiries?done=closed',
    )
    expect(wordsOf((await rhona.get('/enquiries?list=closed')).html)).toContain('Isla Grant')
    expect(wordsOf((await rhona.get('/enquiries?list=open')).html)).not.toContain('Isla Grant')
    const late = await rhona.post(
      `${enquiryPath}/discussion`,
      new URLSearchParams({ _key: key, heldOn: '2026-10-12' }),
    )
    expect(late.status).toBe(409)
    expect(wordsOf(late.html)).toContain('closed meanwhile')
    expect(wordsOf((await visitor.get(ownPath)).html)).toContain('This enquiry is closed')

    await visitor.submit(ownPath, { body: 'One more question.' })
    expect(wordsOf((await rhona.get('/enquiries')).html)).toContain('Isla Grant')
    const { rows } = await circle.owner.query(
      'select kind, taken_by, by_enquirer, outcome from enquiry_step order by taken_at, id',
    )
    expect(rows).toEqual([
      { kind: 'invited-to-found', taken_by: people.rhona, by_enquirer: false, outcome: null },
      { kind: 'closed', taken_by: people.rhona, by_enquirer: false, outcome: 'answered' },
      { kind: 'reopened', taken_by: null, by_enquirer: true, outcome: null },
    ])

    await rhona.submit(enquiryPath, { outcome: 'answered' }, /closure$/)
    expect((await rhona.submit(enquiryPath, {}, /closure\/ending$/)).location).toBe(
      `${enquiryPath}?done=opened`,
    )
    expect(wordsOf((await rhona.get(enquiryPath)).html)).toContain('hears from a person soon')

    await rhona.submit(enquiryPath, { outcome: 'answered' }, /closure$/)
    await rhona.submit(enquiryPath, { body: 'One more thing from us.' })
    expect(wordsOf((await rhona.get('/enquiries?list=open')).html)).toContain('Isla Grant')
  })

  test('opens to nobody once its address has run out, and says where else to turn', async () => {
    circle.clock.set('2027-12-01T09:00:00Z')
    const { status, html, headers } = await visitor.get(ownPath)
    expect(status).toBe(404)
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(wordsOf(html)).toContain('This address opens nothing now')
    expect(wordsOf(html)).not.toContain('Isla')
    circle.clock.set('2026-10-09T12:00:00Z')
  })
})

describe('the form', () => {
  test('keeps everything that was typed when something is wrong, and sends nothing', async () => {
    const before = await count('enquiry')
    const answer = await visitor.submit(`/contact?kind=${isla.kind}`, {
      ...isla,
      email: 'isla at example',
      message: ' ',
      region: '',
    })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('value="isla at example"')
    expect(answer.html).toContain('value="Isla Grant"')
    expect(wordsOf(answer.html)).toContain('2 answers need another look'.replace('2', '3'))
    expect(await count('enquiry')).toBe(before)
  })

  test('refuses a region nobody knows', async () => {
    const answer = await visitor.submit(`/contact?kind=${isla.kind}`, { ...isla, region: randomUUID() })
    expect(answer.status).toBe(409)
    expect(wordsOf(answer.html)).toContain('Please choose another one')
  })

  test('sends without a plan that cannot be read, after saying so', async () => {
    const [form] = formsOf((await visitor.get('/contact?route=online')).html, '/contact')
    const values = new URLSearchParams({
      ...Object.fromEntries(form?.values ?? []),
      ...isla,
      plan: 'route=by-post',
    })
    const answer = await visitor.post('/contact', values)
    expect(answer.status).toBe(422)
    expect(wordsOf(answer.html)).toContain('is left out now')
  })

  test('goes to the administrator where the enquirer knows no region', async () => {
    await visitor.submit(`/contact?kind=${isla.kind}`, {
      ...isla,
      name: 'Noor',
      email: 'noor@example.org',
      region: 'none',
    })
    await circle.settled()
    expect(circle.mail.to('ada@example.org').map(({ subject }) => subject)).toEqual(['New enquiry from Noor'])
  })

  test('does not fill a stranger’s mailbox, and tells nobody that it has asked before', async () => {
    const send = () => visitor.submit(`/contact?kind=${isla.kind}`, { ...isla, email: 'Target@example.org' })
    const answers = [await send(), await send(), await send(), await send(), await send(), await send()]
    expect(answers.map(({ status, location }) => [status, location])).toEqual(
      answers.map(() => [303, '/contact/sent']),
    )
    await circle.settled()
    expect(circle.mail.to('target@example.org')).toHaveLength(5)
    const { rows } = await circle.owner.query(
      `select count(*)::int as count from enquiry e join correspondent c on c.id = e.correspondent_id
       where c.email = 'target@example.org'`,
    )
    expect(rows[0].count).toBe(6)
  })

  test('is no mail relay: so many an hour from one connection', async () => {
    const send = (nth: number) =>
      circle.database.asViewer(
        nobody,
        (db) =>
          sendEnquiry(db, {
            ...isla,
            email: `relay${nth}@example.org`,
            region: null,
            kind: 'something-else',
            plan: null,
          }),
        { client: '192.0.2.9' },
      )
    const outcomes = []
    for (let nth = 0; nth < 22; nth++) outcomes.push(await send(nth))
    expect(outcomes.filter((outcome) => 'refused' in outcome)).toEqual([
      { refused: 'enough-from-here' },
      { refused: 'enough-from-here' },
    ])
  })

  test('knows the name of whoever is signed in, and what a link is about', async () => {
    const { html } = await rhona.get('/contact?kind=something-else')
    const [form] = formsOf(html, '/contact').filter(({ action }) => action === '/contact')
    expect(form?.values).toEqual(
      expect.arrayContaining([
        ['name', 'Rhona'],
        ['email', ''],
        ['kind', 'something-else'],
      ]),
    )
  })

  test('names only representatives who agreed to it', async () => {
    const words = wordsOf((await visitor.get('/contact')).html)
    expect(words).toContain('Rhona')
    expect(words).not.toContain('Tegan')
  })
})

describe('the list', () => {
  test('leafs through everything once, in both directions of time', async () => {
    await circle.owner.query(
      `with c as (insert into correspondent (id, name, email, met_at)
         select gen_random_uuid(), 'Enquirer ' || n, 'e' || n || '@example.org', $2 from generate_series(1, 60) n returning id)
       insert into enquiry (id, correspondent_id, region_id, kind, message, received_at, waiting_since)
       select gen_random_uuid(), id, $1, 'something-else', 'Hello', $2, $2 from c`,
      [wales, START],
    )
    for (const list of ['waiting', 'open'] as const) {
      const seen: string[] = []
      let path: string | undefined = `/enquiries?list=${list}`
      while (path) {
        const { html }: { html: string } = await tegan.get(path)
        const rows = linksOf(html).filter((href) => /^\/enquiries\/[0-9a-f-]{36}$/.test(href))
        expect(rows.length).toBeLessThanOrEqual(25)
        seen.push(...rows)
        path = linksOf(html.replaceAll('&amp;', '&')).find((href) => href.includes('after='))
      }
      expect(seen).toHaveLength(61)
      expect(new Set(seen).size).toBe(61)
    }
  })

  test('begins anew where the address makes no sense', async () => {
    for (const after of ['x', '2026-10-05T09:00:00Z~x', `0000-01-01T00:00Z~${randomUUID()}`, '%00']) {
      expect((await tegan.get(`/enquiries?list=open&after=${after}`)).status, after).toBe(200)
    }
  })
})
