import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { formsOf } from '../support/forms.ts'
import { hostileText } from '../support/hostile.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

// Whatever stands in an address, before or behind its question mark, is answered without a fault of ours. Which addresses
// there are is read from the product itself: a new one is here from the day it is mounted, and has to be reached.

const REQUESTS = 1_200

/** Of machines, not of people. */
const ofMachines = ['/healthz', '/readyz', '/metrics']

/** Pages that a whole group does not bring about, and why. */
const unreached: Record<string, string> = {
  '/fliers/:code': 'No edition of the flier has been printed.',
  '/groups/:id/money/books/exports/:exportId': 'What was taken out is gone.',
  '/groups/:id/newcomers/:questionId': 'The one question is answered.',
  '/groups/:id{[0-9a-f-]{36}}/co-leaders/:person{[0-9a-f-]{36}}': 'Nobody is to be found in the register.',
  '/groups/:id{[0-9a-f-]{36}}/essentials/:rule{[a-z0-9-]{1,60}}': 'None of them can be decided otherwise.',
  '/groups/:id{[0-9a-f-]{36}}/supervision/peers/:person{[0-9a-f-]{36}}': 'No peer group is to be found.',
  '/groups/:id{[0-9a-f-]{36}}/supervision/supervisors/:person{[0-9a-f-]{36}}':
    'No supervisor is to be found.',
  '/interviews/:id{[0-9a-f-]{36}}/room': 'The talk is over.',
  '/office/exports/:id': 'What was taken out is gone.',
  '/purses/:purseId/exports/:exportId': 'What was taken out is gone.',
  '/office/import/:id': 'The list is somebody else’s.',
  '/office/import/:id/columns': 'The list is somebody else’s.',
  '/register/supervision': 'Nobody of them looks for supervision.',
  '/register/supervision/peers/:person{[0-9a-f-]{36}}': 'No peer group is to be found.',
  '/register/supervision/supervisors/:person{[0-9a-f-]{36}}': 'No supervisor is to be found.',
  '/set-up/:token{[\\w-]{43}}': 'The society is founded.',
  '/sign-in/link/:token': 'Nobody has asked to sign in.',
}

/** Which table's ids stand behind a part of an address. */
const idsBehind: Record<string, string> = {
  groups: 'balint_group',
  meetings: 'meeting',
  venues: 'venue',
  certificates: 'certificate',
  enquiries: 'enquiry',
  evaluations: 'evaluation',
  invoices: 'invoice',
  purses: 'purse',
  payer: 'party',
  members: 'membership',
  applicants: 'application',
  questions: 'application_question',
  newcomers: 'newcomer_question',
  organisations: 'organisation',
  letters: 'organisation',
  asks: 'outreach_ask',
  circulars: 'circular',
  sources: 'source',
  texts: 'planning_text',
  rounds: 'planning_round',
  requests: 'contact_request',
  peers: 'peer_group',
  supervision: 'supervision',
  invitations: 'invitation',
  tasters: 'taster',
  regions: 'region',
  import: 'import_draft',
  criteria: 'criteria_set',
  messages: 'circle_message',
  reading: 'reading_item',
  rooms: 'room',
  entries: 'portfolio_entry',
  proofs: 'portfolio_proof',
  portfolios: 'portfolio',
  'handed-in': 'portfolio',
  'data-requests': 'data_request',
  reports: 'report_request',
}

/** The same where the name of the part says more than what stands before it. */
const idsNamed: Record<string, string> = {
  groupId: 'balint_group',
  meetingId: 'meeting',
  venueId: 'venue',
  evaluationId: 'evaluation',
  membershipId: 'membership',
  applicationId: 'application',
  tieId: 'circle_tie',
  paymentId: 'payment',
  item: 'reading_item',
  requestId: 'contact_request',
  receiptId: 'receipt',
  sessionId: 'supervision_session',
}

/** Words that stand in an address where others have an id. */
const words: Record<string, readonly string[]> = {
  kind: ['first', 'reminder'],
  question: ['where', 'first'],
  rule: ['room-for-all-dates'],
  role: ['member'],
  which: ['reminders'],
}

/** Whose secret address stands behind a part of an address. */
function tokensBehind(before: string, { tokens }: WholeGroup): string[] {
  const known: Record<string, readonly string[]> = {
    e: [tokens.enquiry],
    applications: [tokens.application],
    invitations: [tokens.invitation, tokens.registerInvitation],
    'waiting-list': [tokens.waiting],
    guests: [tokens.guest],
    organisations: [tokens.organisation],
    apologies: [tokens.apologies],
    letters: [tokens.apologies],
    'ways-in': [tokens.apologies],
    calendar: [tokens.feed],
    'venue-calendar': [tokens.venueFeed],
    'payer-invoices': [tokens.payersInvoice],
    'data-requests': [tokens.dataRequest],
  }
  return [...(known[before] ?? ['a'.repeat(43)])]
}

interface Place {
  client: Client
  who: string
  path: string
  /** What stands in it for this group's own. */
  filled: string[]
  names: string[]
}

let circle: Circle
let own: WholeGroup
let places: Place[]
let notReached: string[]

beforeAll(async () => {
  circle = await startCircle({ jobs: false, now: '2026-11-10T10:00:00Z' })
  own = await writeWholeGroup(circle.owner, 'own', { open: true })
  const councilId = randomUUID()
  await circle.owner.query(`insert into person (id, name, email) values ($1, 'Ada', 'ada@example.org')`, [
    councilId,
  ])
  for (const kind of ['administrator', 'council', 'concerns-officer']) {
    await circle.owner.query(`insert into office (id, person_id, kind, since) values ($1, $2, $3, now())`, [
      randomUUID(),
      councilId,
      kind,
    ])
  }
  const people = await Promise.all(
    (
      [
        ['a leader', own.leaderId],
        ['a member', own.memberId],
        ['an office', councilId],
        ['a representative', own.representativeId],
        ['a supervisor', own.supervisorId],
        ['a visitor', undefined],
      ] as const
    ).map(async ([who, id]) => ({ who, client: await clientOf(circle, id) })),
  )
  const asked = await askedNames()
  const reached = await fourAtOnce(routes('GET'), async (route) => ({
    route,
    place: await reach(route, people),
  }))
  places = reached.flatMap(({ place }) =>
    place ? [{ ...place, names: [...new Set([...asked, ...place.names])] }] : [],
  )
  notReached = reached.flatMap(({ route, place }) => (place ? [] : [route]))
}, 280_000)
afterAll(() => circle.close())

/** As many people look around at the same time as a small machine has connections for. */
async function fourAtOnce<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const ahead = [...all]
  const done: R[] = []
  const walk = async () => {
    for (let one = ahead.shift(); one !== undefined; one = ahead.shift()) done.push(await work(one))
  }
  await Promise.all([walk(), walk(), walk(), walk()])
  return done
}

function routes(method: 'GET' | 'POST'): string[] {
  const found = circle.app.routes.filter((route) => route.method === method && !route.path.endsWith('*'))
  return [...new Set(found.map(({ path }) => path))].filter((path) => !ofMachines.includes(path)).sort()
}

/** Every name that a page looks for behind the question mark. */
async function askedNames(): Promise<string[]> {
  const names = new Set<string>()
  for (const file of await readdir('src/features', { recursive: true })) {
    if (!/\.tsx?$/.test(file)) continue
    const text = await readFile(join('src/features', file), 'utf8')
    for (const [, name = ''] of text.matchAll(/\.query\('([\w-]+)'\)/g)) names.add(name)
  }
  return [...names]
}

/** Who was shown the last page of a neighbourhood: they are the first to be asked for the next one. */
const atHome = new Map<string, string>()

/** One of these people to whom the page shows something, with the group's own ids and tokens in its address. */
async function reach(
  route: string,
  people: readonly { who: string; client: Client }[],
): Promise<Place | null> {
  const neighbourhood = partsOf(route).slice(0, 3).join('/')
  const first = atHome.get(neighbourhood)
  const inTurn = people.toSorted((one, other) => Number(other.who === first) - Number(one.who === first))
  for (const { path, filled } of await waysToFill(route)) {
    for (const { who, client } of inTurn) {
      const { status, html, headers } = await client.get(path)
      expect(status, `${who} at ${path}`).toBeLessThan(500)
      if (status >= 400 || isSentToSignIn(status, headers)) continue
      atHome.set(neighbourhood, who)
      const isPage = headers.get('Content-Type')?.startsWith('text/html') ?? false
      const forms = isPage ? formsOf(html, path).filter(({ method }) => method === 'get') : []
      return { who, client, path, filled, names: forms.flatMap(({ fields }) => fields) }
    }
  }
  return null
}

const isSentToSignIn = (status: number, headers: Headers): boolean =>
  status >= 300 && (headers.get('Location')?.startsWith('/sign-in') ?? false)

/** Addresses of a route with what the whole group has in the place of each part that varies; a handful at most. */
async function waysToFill(route: string): Promise<{ path: string; filled: string[] }[]> {
  let ways = [{ path: '', filled: [] as string[] }]
  let before = ''
  for (const part of partsOf(route)) {
    const values = part.startsWith(':') ? await valuesOf(part, before) : [part]
    ways = ways.flatMap(({ path, filled }) =>
      values.map((value) => ({
        path: `${path}/${value}`,
        filled: part.startsWith(':') ? [...filled, value] : filled,
      })),
    )
    before = part
  }
  return ways.slice(0, 12).map(({ path, filled }) => ({ path: path || '/', filled }))
}

/** Between slashes, but for those within braces. */
const partsOf = (route: string): string[] => route.match(/(?:[^/{]|\{(?:[^{}]|\{[^}]*\})*\})+/g) ?? []

async function valuesOf(part: string, before: string): Promise<string[]> {
  const [, name = '', among] = /^:(\w+)(?:\{(.*)\})?$/.exec(part) ?? []
  if (among && /^(?:\(\?:)?[a-z|/-]+\)?$/.test(among)) return among.replace(/^\(\?:|\)$/g, '').split('|')
  if (name === 'token') return tokensBehind(before, own)
  if (name === 'file') return tokensBehind(before, own).map((token) => `${token}.ics`)
  if (name === 'code') {
    const { rows } = await circle.owner.query('select code from source')
    return [own.tokens.certificate, own.portfolioCode, ...rows.map(({ code }) => code)]
  }
  if (words[name]) return [...words[name]]
  if (name === 'person' || before === 'people') return [own.leaderId, own.memberId, own.supervisorId]
  const table = idsNamed[name] ?? idsBehind[before]
  // Such an address is not reached, and the first test says which.
  if (!table) return []
  const { rows } = await circle.owner.query(`select id from ${table} order by id limit 3`)
  if (before === 'invitations') {
    rows.push(...(await circle.owner.query('select id from register_invitation')).rows)
  }
  return rows.map(({ id }) => id)
}

/** Each place meets an id that nobody has and three of the rest, and each of the rest every other place. */
const others = ['%00', '%ff', "'", '01990000-0000-7000-8000-00000000000g', 'a'.repeat(43), '..%2f..']

describe('whatever stands in an address', () => {
  test('every address of the product is reached', () => {
    expect(notReached.sort().filter((route) => !(route in unreached))).toEqual([])
    expect(Object.keys(unreached).filter((route) => !notReached.includes(route))).toEqual([])
  })

  test(`is answered without a fault of ours: ${REQUESTS} of them`, async () => {
    await fourAtOnce(places, async ({ client, who, path, names }) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.constantFrom(...names), hostileText), { minLength: 1, maxLength: 4 }),
          async (pairs) => {
            const query = pairs
              .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed()).slice(0, 6_000)}`)
              .join('&')
            const { status } = await client.get(`${path}?${query}`)
            expect(status, `${who}: ${path}?${query}`).toBeLessThan(500)
          },
        ),
        { numRuns: Math.ceil(REQUESTS / places.length), endOnFailure: true },
      )
    })
  }, 240_000)

  test('is not there when it is not ours: other ids, letters and signs in the place of each', async () => {
    await fourAtOnce([...places.entries()], async ([nth, { client, who, path, filled }]) => {
      const tried = [randomUUID(), ...[nth, nth + 2, nth + 3].map((at) => others[at % others.length] ?? '')]
      for (const mine of filled) {
        // Whoever holds an address of their own is shown their list, whichever meeting stands behind it.
        const isSecret = mine.length >= 36 && (!path.startsWith('/apologies/') || mine === filled[0])
        for (const other of tried) {
          const { status } = await client.get(path.replace(mine, other))
          expect(status, `${who}: ${path} with ${other}`).toBeLessThan(500)
          if (isSecret) expect(status, `${who}: ${path} with ${other}`).toBeGreaterThanOrEqual(300)
        }
      }
    })
  }, 240_000)

  test('is nothing that a form is posted to, either: nothing in it, and nothing of ours in its address', async () => {
    const [leader, visitor] = [await clientOf(circle, own.leaderId), await clientOf(circle)]
    await fourAtOnce(routes('POST'), async (route) => {
      const [way] = await waysToFill(route)
      const { path = route, filled = [] } = way ?? {}
      for (const address of [path, ...filled.map((mine) => path.replace(mine, randomUUID()))]) {
        for (const client of [leader, visitor]) {
          const { status } = await client.post(address, '', {
            'Content-Type': 'application/x-www-form-urlencoded',
          })
          expect(status, `POST ${address}`).toBeLessThan(500)
        }
      }
    })
  }, 240_000)
})
