import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Answer, type Client, clientOf } from '../support/client.ts'
import { formsOf } from '../support/forms.ts'
import { fourAtOnce } from '../support/four-at-once.ts'
import { kindOf, lookAt } from '../support/hostile/as-text.ts'
import { putIntoRows } from '../support/hostile/in-the-rows.ts'
import { hostileQuery } from '../support/hostile/queries.ts'
import {
  idsByTable,
  mounted,
  partsOf,
  unreached,
  type Within,
  waysToFill,
} from '../support/matrix/addresses.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

// Whatever stands in an address, before or behind its question mark, is answered without a fault of ours. Which addresses
// there are is read from the product itself: a new one is here from the day it is mounted, and has to be reached. What is
// posted to them: matrix-doors.test.ts, by everybody, and hostile-forms.test.ts, as hostile as this.

const REQUESTS = 1_200

/** What is no page: of which kind it is, and what it is called where it is to be kept. */
const handedOut = [
  '/.well-known/security.txt text/plain',
  '/calendar/:file{[\\w-]{43}\\.ics} text/calendar',
  '/certificates/:id{[0-9a-f-]{36}}/certificate.pdf application/pdf inline; filename="certificate-2026-10-31.pdf"',
  '/data-requests/:token{[\\w-]{43}}/file.json application/json attachment; filename="my-data.json"',
  '/data-requests/:token{[\\w-]{43}}/file.txt text/plain attachment; filename="my-data.txt"',
  '/groups.atom application/atom+xml',
  '/groups.json application/json',
  '/groups.rss application/rss+xml',
  '/groups/:id/money/invoices/:invoiceId{[0-9a-f-]{36}}/invoice.pdf application/pdf inline; filename="invoice-2026-000n.pdf"',
  '/groups/:id/money/receipts/:receiptId application/pdf attachment; filename="receipt-2026-11-01.pdf"',
  '/groups/:id{[0-9a-f-]{36}}/flier.pdf application/pdf inline; filename="own-img-src-x-onerror-alert-1-title-textarea-svg-onload-aler-flier.pdf"',
  '/groups/:id{[0-9a-f-]{36}}/outreach/sources/:source{[0-9a-f-]{36}}/qr.png image/png attachment; filename="qr-code.png"',
  '/groups/:id{[0-9a-f-]{36}}/outreach/sources/:source{[0-9a-f-]{36}}/qr.svg image/svg+xml',
  '/payer-invoices/:token/invoice.pdf application/pdf inline; filename="invoice-2026-000n.pdf"',
  '/portfolio/handed-in/:id{[0-9a-f-]{36}}/portfolio.pdf application/pdf inline; filename="portfolio-2026-11-01.pdf"',
  '/portfolio/proofs/:proof{[0-9a-f-]{36}} application/pdf attachment; filename="proof.pdf"',
  '/purses/:purseId/receipts/:receiptId application/pdf attachment; filename="receipt-2026-11-01.pdf"',
  '/register/portfolios/:id{[0-9a-f-]{36}}/portfolio.pdf application/pdf inline; filename="portfolio-2026-11-01.pdf"',
  '/register/portfolios/:id{[0-9a-f-]{36}}/proofs/:proof{[0-9a-f-]{36}} application/pdf attachment; filename="proof.pdf"',
  '/rooms/line-check application/octet-stream',
  '/venue-calendar/:file{[\\w-]{43}\\.ics} text/calendar',
  '/your-data/file.json application/json attachment; filename="my-data.json"',
  '/your-data/file.txt text/plain attachment; filename="my-data.txt"',
]

/** Whose secret address stands behind a part of an address. */
function tokensBehind(before: string, { tokens }: WholeGroup): readonly string[] {
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
  return known[before] ?? ['a'.repeat(43)]
}

interface Place {
  route: string
  client: Client
  who: string
  path: string
  /** What stands in it for this group's own. */
  filled: string[]
  names: string[]
  /** What its answer is, and how what people wrote stands in it. */
  kind: string | null
  disposition: string | null
  answer: Answer
}

let circle: Circle
let own: WholeGroup
let within: Within
let places: Place[]
let notReached: string[]
let written: number

beforeAll(async () => {
  circle = await startCircle({ jobs: false, now: '2026-11-10T10:00:00Z' })
  own = await writeWholeGroup(circle.owner, 'own', { open: true })
  // A hundred columns that people write into, all of them unkindly.
  written = await putIntoRows(circle.owner, 'own')
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
  const [ids, sources] = await Promise.all([
    idsByTable(circle.owner),
    circle.owner.query<{ code: string }>('select code from source'),
  ])
  within = {
    ids: (table) => ids.get(table) ?? [],
    people: [own.leaderId, own.memberId, own.supervisorId],
    tokens: (before) => tokensBehind(before, own),
    codes: [own.tokens.certificate, own.portfolioCode, ...sources.rows.map(({ code }) => code)],
  }
  const asked = await askedNames()
  const reached = await fourAtOnce(mounted(circle.app, 'GET'), async (route) => ({
    route,
    place: await reach(route, people),
  }))
  places = reached.flatMap(({ place }) =>
    place ? [{ ...place, names: [...new Set([...asked, ...place.names])] }] : [],
  )
  notReached = reached.flatMap(({ route, place }) => (place ? [] : [route]))
}, 280_000)
afterAll(() => circle.close())

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
  for (const { path, filled } of waysToFill(route, within)) {
    for (const { who, client } of inTurn) {
      const answer = await client.get(path)
      const { status, html, headers } = answer
      expect(status, `${who} at ${path}`).toBeLessThan(500)
      if (status >= 400 || isSentToSignIn(status, headers)) continue
      atHome.set(neighbourhood, who)
      const isPage = headers.get('Content-Type')?.startsWith('text/html') ?? false
      const forms = isPage ? formsOf(html, path).filter(({ method }) => method === 'get') : []
      return {
        route,
        who,
        client,
        path,
        filled,
        names: forms.flatMap(({ fields }) => fields),
        kind: kindOf(answer),
        // Which of its two invoices is met first, no test decides.
        disposition:
          headers.get('Content-Disposition')?.replace(/invoice-2026-000[12]/, 'invoice-2026-000n') ?? null,
        answer,
      }
    }
  }
  return null
}

const isSentToSignIn = (status: number, headers: Headers): boolean =>
  status >= 300 && (headers.get('Location')?.startsWith('/sign-in') ?? false)

/** Each place meets an id that nobody has and three of the rest, and each of the rest every other place. */
const others = ['%00', '%ff', "'", '01990000-0000-7000-8000-00000000000g', 'a'.repeat(43), '..%2f..']

describe('whatever stands in an address', () => {
  test('every address of the product is reached', () => {
    expect(notReached.sort().filter((route) => !(route in unreached))).toEqual([])
    expect(Object.keys(unreached).filter((route) => !notReached.includes(route))).toEqual([])
  })

  test('is answered with what people wrote as text, whatever they wrote: pages, feeds, calendars, documents, headers', async () => {
    expect(written).toBeGreaterThan(20)
    const findings: string[] = []
    let times = 0
    // One after the other: to read a document keeps this process busy, which others wait for.
    for (const { who, path, answer } of places) {
      const looked = await lookAt(answer)
      findings.push(...looked.findings.map((finding) => `${who}: ${path}: ${finding}`))
      if (looked.isThere) times += 1
    }
    expect(findings).toEqual([])
    expect(times).toBeGreaterThan(150)
    // Whatever is no page is here by name: a new one is looked at, and stands here, or this fails.
    const files = places.filter(({ kind }) => kind !== null && kind !== 'text/html')
    expect(
      files.map(({ route, kind, disposition }) => `${route} ${kind} ${disposition ?? ''}`.trim()).sort(),
    ).toEqual(handedOut)
  }, 120_000)

  test(`is answered without a fault of ours: ${REQUESTS} of them`, async () => {
    await fourAtOnce(places, async ({ client, who, path, names }) => {
      await fc.assert(
        fc.asyncProperty(hostileQuery(names), async (query) => {
          const { status } = await client.get(`${path}?${query}`)
          expect(status, `${who}: ${path}?${query}`).toBeLessThan(500)
        }),
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
})
