import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { formsOf, linksOf } from '../support/forms.ts'
import { hostileText } from '../support/hostile.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

// Whatever stands in an address, before or behind its question mark, is answered without a fault of ours.

const REQUESTS = 1_500

let circle: Circle
let own: WholeGroup
let places: { client: Client; who: string; path: string; names: string[] }[]

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
  const group = `/groups/${own.groupId}`
  places = (
    await Promise.all([
      reach('a visitor', null, ['/', '/start', '/contact', '/groups', '/regions', group]),
      reach('whoever checks a certificate', null, [
        '/certificates/check',
        `/certificates/check/${own.tokens.certificate}`,
      ]),
      reach('a member', own.memberId, ['/certificates', `${group}/certificates`, '/calendar']),
      reach('a leader at the plans', own.leaderId, [
        `${group}/session-plans`,
        `${group}/session-plans/first`,
      ]),
      reach('whoever keeps the house', null, [`/venue-calendar/${own.tokens.venueFeed}.ics`]),
      reach('a leader at the place', own.leaderId, [
        `${group}/place`,
        `${group}/place/choice?search=a&region=b&kind=c&after=d&meeting=e`,
        `${group}/place/new?meeting=a`,
        '/venues?search=a&region=b&kind=c&after=d',
      ]),
      reach('somebody who cannot come', null, [
        `/apologies/${own.tokens.apologies}`,
        `/ways-in/${own.tokens.apologies}`,
        '/room-check',
      ]),
      reach('an enquirer', null, [`/e/${own.tokens.enquiry}`]),
      reach('a leader', own.leaderId, [
        '/home',
        `${group}/plan`,
        `${group}/leaders`,
        `${group}/attendance?before=2026-11-01`,
        `${group}/attendance/roster`,
        '/register',
        '/register/me',
      ]),
      reach('a representative', own.representativeId, ['/home', '/enquiries']),
      reach('an office', councilId, ['/home', '/office', '/enquiries', '/register', '/office/numbers']),
    ])
  ).flat()
}, 120_000)
afterAll(() => circle.close())

/** Pages that somebody reaches by links, one of each kind, with the names of what may stand behind the question mark. */
async function reach(who: string, personId: string | null, from: string[]) {
  const client = await clientOf(circle, personId ?? undefined)
  const kinds = new Map<string, { client: Client; who: string; path: string; names: string[] }>()
  const seen = new Set<string>()
  const ahead = [...from]
  while (ahead.length > 0 && seen.size < 90) {
    const [address = '/'] = (ahead.shift() ?? '/').split('#')
    if (seen.has(address) || address.startsWith('/sign-out')) continue
    seen.add(address)
    const [path = '/', query] = address.split('?')
    const { status, html, headers } = await client.get(address)
    expect(status, `${who} at ${address}`).toBeLessThan(500)
    if (status !== 200 || !headers.get('Content-Type')?.startsWith('text/html')) continue
    const kind = path.replace(/[0-9a-f-]{36}|[\w-]{43}/g, ':id')
    const asked = formsOf(html, path).flatMap(({ method, fields }) => (method === 'get' ? fields : []))
    const names = kinds.get(kind)?.names ?? [
      'after',
      'saved',
      'page',
      'kind',
      'state',
      'region',
      'month',
      'from',
      'code',
      'first',
      'last',
      'swapped',
    ]
    kinds.set(kind, {
      client,
      who,
      path,
      names: [...new Set([...names, ...asked, ...new URLSearchParams(query).keys()])],
    })
    ahead.push(...linksOf(html))
  }
  return [...kinds.values()]
}

/** People who look around at the same time, each at one page after the other. */
async function eachTheirOwn(work: (place: (typeof places)[number]) => Promise<void>) {
  const own = Map.groupBy(places, ({ client }) => client)
  await Promise.all(
    [...own.values()].map(async (theirs) => {
      for (const place of theirs) await work(place)
    }),
  )
}

describe('whatever stands in an address', () => {
  test(`is answered without a fault of ours: ${REQUESTS} of them`, async () => {
    expect(places.length).toBeGreaterThan(40)
    await eachTheirOwn(async ({ client, who, path, names }) => {
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
    const others = [
      randomUUID(),
      '%00',
      '%ff',
      "'",
      '01990000-0000-7000-8000-00000000000g',
      'a'.repeat(43),
      '..%2f..',
    ]
    await eachTheirOwn(async ({ client, who, path }) => {
      for (const [id] of path.matchAll(/[0-9a-f-]{36}|[\w-]{43}/g)) {
        for (const other of others) {
          const { status } = await client.get(path.replace(id, other))
          expect(status, `${who}: ${path} with ${other}`).toBeGreaterThanOrEqual(300)
          expect(status, `${who}: ${path} with ${other}`).toBeLessThan(500)
        }
      }
    })
  }, 240_000)
})
