import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeFormKey } from '../../src/platform/web/form-key.ts'
import { applicant } from '../support/apply.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type FoundForm, formsOf, linksOf } from '../support/forms.ts'
import { hostileBody } from '../support/hostile.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

interface Somebody {
  who: string
  client: Client
  isSignedIn: boolean
  /** Where they begin to look around. */
  from: string[]
}

interface Target {
  somebody: Somebody
  form: FoundForm
}

/** Bodies that are sent in all, over all forms. */
const BODIES = 2_000

let circle: Circle
let own: WholeGroup
let foreign: WholeGroup
let targets: Target[]

beforeAll(async () => {
  circle = await startCircle({ jobs: false, now: '2026-11-10T10:00:00Z' })
  own = await writeWholeGroup(circle.owner, 'own', { open: true })
  foreign = await writeWholeGroup(circle.owner, 'foreign')
  // The applicant still waits, so that both sides have something to decide.
  await circle.owner.query('delete from application_ending')
  const administratorId = randomUUID()
  await circle.owner.query(`insert into person (id, name, email) values ($1, 'Ada', 'ada@example.org')`, [
    administratorId,
  ])
  await circle.owner.query(
    `insert into office (id, person_id, kind, since) values ($1, $2, 'administrator', now())`,
    [randomUUID(), administratorId],
  )
  // Of Council, and the officer for concerns: what was forwarded to them, and a concern, are theirs to answer.
  const council = await councilMember()
  const group = `/groups/${own.groupId}`
  const unconfirmed = await unconfirmedPage()
  const people = await Promise.all([
    somebody('a visitor', null, [
      '/',
      '/start',
      '/start/plan',
      '/start/where?route=face-to-face',
      '/start/plan?leaders=2&route=moving-online',
      '/lead',
      '/contact',
      '/contact?kind=concern',
      '/groups',
      '/groups/elsewhere',
      '/regions',
      `/regions/${own.regionId}`,
      '/waiting-list',
      '/tasters',
      group,
      `${group}/flier`,
      `${group}/apply`,
      '/sign-in',
    ]),
    somebody('an enquirer', null, [`/e/${own.tokens.enquiry}`]),
    somebody('an applicant', null, [`/applications/${own.tokens.application}`]),
    somebody('an applicant who has not confirmed', null, [unconfirmed, `${unconfirmed}/correction`]),
    somebody('somebody who cannot come', null, [`/apologies/${own.tokens.apologies}`]),
    somebody('a guest of a taster', null, [`/tasters/guests/${own.tokens.guest}`]),
    somebody('somebody who waits', null, [`/waiting-list/${own.tokens.waiting}`]),
    somebody('an organisation', null, [
      `/organisations/${own.tokens.organisation}`,
      `/organisations/${own.tokens.organisation}/unsubscribing`,
    ]),
    somebody('an invited leader', null, [`/invitations/${own.tokens.invitation}`]),
    somebody('somebody invited into the register', null, [
      `/register/invitations/${own.tokens.registerInvitation}`,
    ]),
    somebody('a leader', own.leaderId, [
      '/home',
      `${group}/plan`,
      `${group}/tasters`,
      `${group}/attendance`,
      `${group}/meetings/${await pastMeeting()}/attendance`,
      `${group}/endings`,
      `${group}/money/payments`,
      `${group}/money/payments/new`,
      `${group}/money/payments/statement`,
      `${group}/handover`,
      `${group}/pause`,
      `${group}/mode-change`,
      `${group}/closure`,
      `${group}/co-leaders`,
      `${group}/outreach`,
      `${group}/outreach/organisations/new`,
      `${group}/supervision/suggestions`,
      `${group}/session-plans`,
      `${group}/money/invoices`,
      `${group}/money/invoices/new?from=2026-11-01&to=2027-06-30`,
      `${group}/money/members`,
      `${group}/money/refunds`,
      `${group}/fee`,
      `${group}/budget`,
      `${group}/money/cards`,
      '/register/me',
      '/portfolio',
      '/portfolio/entries/new',
      '/register/supervising',
      '/register/peers',
      ...(await pagesOfSupervision()),
      '/register/requests',
      '/profile',
      '/calendar',
    ]),
    somebody('a member', own.memberId, [
      '/home',
      `${group}/circle`,
      `${group}/messages`,
      `${group}/attendance`,
      `${group}/money/mine`,
      '/calendar',
    ]),
    somebody('a payer', null, [
      `/payer-invoices/${own.tokens.payersInvoice}`,
      `/payer-invoices/${own.tokens.payersInvoice}/card`,
    ]),
    somebody('a supervisor', own.supervisorId, ['/register/supervising/reports']),
    somebody('a representative', own.representativeId, ['/home', '/enquiries']),
    somebody('a member of Council', council, [
      '/enquiries',
      '/register',
      '/register/waiting',
      '/office/criteria',
    ]),
    somebody('an administrator', administratorId, [
      '/home',
      '/office',
      '/office/settings',
      '/organisations',
      '/organisations/new',
      '/office/regions',
      '/enquiries',
    ]),
  ])
  const [visitor, ...others] = people
  if (!visitor) throw new Error('a visitor')
  // What everybody finds is walked through by a visitor, and by one who is signed in; the others see to what is theirs.
  const everybodys = await walk(visitor)
  const walks = await Promise.all(
    others.map((each) => walk(each, each.who === 'a member' ? undefined : everybodys)),
  )
  targets = [everybodys, ...walks].flatMap(({ found }) => [...found.values()])
}, 280_000)

afterAll(() => circle.close())

/** The leader's arrangement, their peers, and a session that waits to be logged. */
async function pagesOfSupervision(): Promise<string[]> {
  const { rows } = await circle.owner.query(`select s.id, g.id as peers from supervision s, peer_group g`)
  const sessionId = randomUUID()
  await circle.owner.query(
    `insert into supervision_session (id, supervision_id, starts_at, length_minutes, mode, made_at, changed_at)
     values ($1, $2, '2026-11-09T10:00:00Z', 60, 'online', '2026-11-01T10:00:00Z', '2026-11-01T10:00:00Z')`,
    [sessionId, rows[0].id],
  )
  return [`/supervision/${rows[0].id}`, `/peers/${rows[0].peers}`, `/supervision/sessions/${sessionId}`]
}

/** A meeting that is over, whose attendance can be taken. */
async function pastMeeting(): Promise<string> {
  const id = randomUUID()
  await circle.owner.query(
    `insert into meeting (id, group_id, term_id, position, starts_at, ends_at, changed_at)
     select $1, group_id, id, 90, '2026-11-09T19:30:00Z', '2026-11-09T21:00:00Z', made_at from term where group_id = $2`,
    [id, own.groupId],
  )
  return id
}

/** The page of somebody who has applied, and not said yet that it was them. */
async function unconfirmedPage(): Promise<string> {
  const [questionField] = formsOf(
    (await (await clientOf(circle)).get(`/groups/${own.groupId}/apply`)).html,
    '',
  )
    .flatMap(({ fields }) => fields)
    .filter((name) => name.startsWith('answer_'))
  const who = applicant({ [questionField ?? 'asked']: 'An early start.' })
  await (await clientOf(circle)).submit(`/groups/${own.groupId}/apply`, who)
  const { rows } = await circle.owner.query(
    `select s.id from secret_address s join application a on a.id = s.subject_id where a.confirmed_at is null`,
  )
  return `/applications/${circle.secrets.token(rows[0].id)}`
}

async function councilMember(): Promise<string> {
  const id = randomUUID()
  const run = (sql: string, values: unknown[]) => circle.owner.query(sql, values)
  await run(`insert into person (id, name, email) values ($1, 'Ottilie', 'ottilie@example.org')`, [id])
  for (const kind of ['council', 'concerns-officer']) {
    await run(`insert into office (id, person_id, kind, since) values ($1, $2, $3, now())`, [
      randomUUID(),
      id,
      kind,
    ])
  }
  await run(
    `update enquiry set forwarded_to = $1, waiting_since = received_at
     where correspondent_id in (select id from correspondent where email = 'enquirer@own.example.org')`,
    [id],
  )
  await run(
    `with who as (insert into correspondent (id, name, email, met_at)
       values (gen_random_uuid(), 'Oona', 'oona@example.org', now()) returning id)
     insert into enquiry (id, correspondent_id, kind, message, received_at, waiting_since)
     select gen_random_uuid(), id, 'concern', 'It worries me.', now(), now() from who`,
    [],
  )
  return id
}

async function somebody(who: string, personId: string | null, from: string[]): Promise<Somebody> {
  const client = await clientOf(circle, personId ?? undefined)
  return { who, client, isSignedIn: personId !== null, from }
}

interface Walk {
  seen: Set<string>
  found: Map<string, Target>
}

/** Pages that differ in their ids, or in what is asked for, are looked at so often. */
const OF_A_KIND = 3
const kindOf = (path: string): string => path.replace(/[0-9a-f-]{36}/g, ':id').replace(/=[^&]*/g, '=')

/**
 * Every form that somebody comes upon who follows every link; of forms that differ in their ids alone, one.
 * @param elsewhere where somebody else has been already, and who is not signed in finds what they found
 */
async function walk(somebody: Somebody, elsewhere?: Walk): Promise<Walk> {
  const found: Walk['found'] = new Map()
  const seen: Walk['seen'] = new Set()
  const kinds = new Map<string, number>()
  const ahead = [...somebody.from]
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    const [place = '/'] = path.split('#')
    const isOwn = somebody.from.includes(path)
    const known = kinds.get(kindOf(place)) ?? 0
    if (seen.has(place) || (!isOwn && (known >= OF_A_KIND || elsewhere?.seen.has(place)))) continue
    seen.add(place)
    kinds.set(kindOf(place), known + 1)
    const { status, html, headers } = await somebody.client.get(place)
    expect(status, `${somebody.who} at ${place}`).toBeLessThan(500)
    if (status !== 200 || !headers.get('Content-Type')?.startsWith('text/html')) continue
    for (const form of formsOf(html, place)) {
      if (form.action === '/sign-out') continue
      const kind = `${form.method} ${kindOf(form.action)} ${form.fields.join()}`
      const isTheVisitors = !somebody.isSignedIn && elsewhere?.found.has(kind)
      if (!found.has(kind) && !isTheVisitors) found.set(kind, { somebody, form })
    }
    ahead.push(...linksOf(html))
  }
  return { seen, found }
}

/** People who sit at their own screens at the same time, each with one form after the other. */
async function eachTheirOwn(all: readonly Target[], work: (target: Target, nth: number) => Promise<void>) {
  const own = Map.groupBy(all.entries(), ([, { somebody }]) => somebody)
  await Promise.all(
    [...own.values()].map(async (theirs) => {
      for (const [nth, target] of theirs) await work(target, nth)
    }),
  )
}

/** What does nothing may be sent by everybody at once: as many as keep a small machine busy. */
async function together(all: readonly Target[], work: (target: Target, nth: number) => Promise<void>) {
  const ahead = all.entries()
  const inTurn = async () => {
    for (const [nth, target] of ahead) await work(target, nth)
  }
  await Promise.all(Array.from({ length: 8 }, inTurn))
}

describe('whatever is typed into a form', () => {
  // First, while everything stands as it was found: nothing of it is done.
  test('is held back where it looks as if it held a patient: every field for one’s own words asks to look again', async () => {
    const words = 'Mr X, 54, and 943 476 5919'
    const posts = targets.filter(({ form }) => form.method === 'post' && form.ownWords.length > 0)
    expect(posts.length).toBeGreaterThan(20)
    const unguarded: string[] = []
    await together(posts, async ({ somebody, form }) => {
      for (const name of form.ownWords) {
        const body = new URLSearchParams(form.values.filter(([field]) => field !== name))
        body.set('_key', await formKey(somebody))
        body.set(name, words)
        const { status, html } = await send(somebody.client, form, body)
        const back = formsOf(html, form.action).find(
          ({ action, fields }) => action === form.action && fields.includes(name),
        )
        const asks = status === 422 && back?.fields.includes('_looked') && html.includes(words)
        if (!asks) unguarded.push(`${form.action.replace(/[0-9a-f-]{36}/g, ':id')} ${name} (${status})`)
      }
    })
    expect(unguarded).toEqual([])
  }, 240_000)

  test(`is answered without a fault of ours: ${BODIES} bodies over every form of the product`, async () => {
    expect(targets.length).toBeGreaterThan(30)
    const answers: Record<number, number> = {}
    const each = Math.ceil(BODIES / targets.length)
    let sent = 0
    await eachTheirOwn(targets, async ({ somebody, form }) => {
      const fields = Object.fromEntries([
        ...form.fields.map((name) => [name, '']),
        ...form.values.filter(([name]) => name !== '_key'),
      ])
      delete fields._key
      await fc.assert(
        fc.asyncProperty(hostileBody(fields), fc.nat(20), async (body, turn) => {
          if (turn > 0) body.set('_key', await formKey(somebody))
          const { status } = await send(somebody.client, form, body)
          sent += 1
          answers[status] = (answers[status] ?? 0) + 1
          expect(status, `${somebody.who}: ${form.method} ${form.action}`).toBeLessThan(500)
        }),
        { numRuns: each, endOnFailure: true },
      )
    })
    expect(sent).toBeGreaterThanOrEqual(BODIES)
    // They were really looked at: most are told what is wrong, some go through.
    expect(answers[422]).toBeGreaterThan(BODIES / 10)
    expect(answers[303]).toBeGreaterThan(20)
  }, 240_000)

  test('is answered without a fault of ours when it is no form at all', async () => {
    const posts = targets.filter(({ form }) => form.method === 'post')
    const bodies: [BodyInit, string][] = [
      ['{"a":1}', 'application/json'],
      ['', 'application/x-www-form-urlencoded'],
      ['%%%=%zz&&&==', 'application/x-www-form-urlencoded'],
      ['--x\r\nno end', 'multipart/form-data; boundary=x'],
      ['no boundary', 'multipart/form-data'],
      [new Uint8Array([0xff, 0xfe, 0x00, 0xd8]), 'application/x-www-form-urlencoded'],
      ['<a/>', 'text/xml'],
    ]
    // One reader reads them for all forms: each form meets three of the seven, and each of them more than a third of the forms.
    await together(posts, async ({ somebody, form }, nth) => {
      for (const turn of [nth, nth + 1, nth + 3]) {
        const [body, type] = bodies[turn % bodies.length] ?? ['', '']
        const { status, html } = await somebody.client.post(form.action, body, { 'Content-Type': type })
        const what = `${type} to ${form.action}`
        expect(status, what).toBeGreaterThanOrEqual(400)
        expect(status, what).toBeLessThan(500)
        expect(html).toContain('<main')
      }
    })
  }, 240_000)

  test('is answered in words when it is larger than anything we take', async () => {
    const post = targets.find(({ form }) => form.method === 'post')
    const body = new URLSearchParams({ message: 'x'.repeat(3 * 1024 * 1024) })
    const answer = await post?.somebody.client.post(post.form.action, body)
    expect(answer?.status).toBe(413)
    expect(answer?.html).toContain('too much at once')
  })

  test('is turned away at once when it is a million fields, however they are sent', async () => {
    const visitor = await clientOf(circle)
    const part = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'
    const bodies: [string, string][] = [
      ['a&'.repeat(990_000), 'application/x-www-form-urlencoded'],
      ['&'.repeat(1_900_000), 'application/x-www-form-urlencoded'],
      [`${part.repeat(40_000)}--x--\r\n`, 'multipart/form-data; boundary=x'],
    ]
    for (const [body, type] of bodies) {
      const { status } = await visitor.post('/contact', body, { 'Content-Type': type })
      // It was a minute for each, in which nobody else was answered: longer than this test has.
      expect(status).toBe(413)
    }
  })

  test("does nothing to another group: its addresses are not there for anybody who isn't of it", async () => {
    const before = await rowsOf(foreign.groupId)
    const posts = targets.filter(({ form }) => form.method === 'post' && form.action.includes(own.groupId))
    expect(posts.length).toBeGreaterThan(8)
    for (const { somebody, form } of posts) {
      const body = new URLSearchParams(form.values)
      body.set('_key', await formKey(somebody))
      const action = form.action.replaceAll(own.groupId, foreign.groupId)
      const { status } = await somebody.client.post(action, body)
      expect(status, `${somebody.who}: ${action}`).toBeOneOf([404, 422, 409])
    }
    expect(await rowsOf(foreign.groupId)).toEqual(before)
  })
})

/** Whose session stands behind the cookies of a browser: some forms sign in whoever posts them. */
const sessions = new Map<string, Promise<string | null>>()

/** A key as this browser's pages have it now. */
async function formKey({ client }: Somebody): Promise<string> {
  const Cookie = client.cookies()
  const session =
    sessions.get(Cookie) ??
    circle.house.signIn.session(new Headers({ Cookie })).then(({ signedIn }) => signedIn?.sessionId ?? null)
  sessions.set(Cookie, session)
  return makeFormKey(circle.secrets, await session)
}

function send(client: Client, form: FoundForm, body: URLSearchParams) {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  if (form.method === 'post') return client.post(form.action, body, headers)
  body.delete('_key')
  return client.get(`${form.action}?${body}`)
}

/** How many rows of each table belong to a group, and the group's own row. */
async function rowsOf(groupId: string): Promise<unknown[]> {
  const { rows: tables } = await circle.owner.query(
    `select table_name from information_schema.columns where table_schema = 'public' and column_name = 'group_id'`,
  )
  const rows: unknown[] = []
  for (const { table_name: table } of tables) {
    rows.push((await circle.owner.query(`select * from ${table} where group_id = $1`, [groupId])).rows)
  }
  rows.push((await circle.owner.query('select * from balint_group where id = $1', [groupId])).rows)
  return rows
}
