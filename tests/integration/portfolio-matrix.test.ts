import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personAlone, visitor } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { rowsRead } from '../support/matrix.ts'
import {
  everybody,
  type PortfolioRoles,
  portfolioRoles,
  signedIn,
  type Who,
} from '../support/portfolio-roles.ts'

// Who sees what of somebody's way to accreditation (domain.md, part d), one line each: its pages in each state, how many rows
// of its tables, and calendars. That none is left out: matrix.test.ts. Its emails: portfolio-letters.test.ts.

let circle: Circle
let own: PortfolioRoles['own']
let place: PortfolioRoles['place']
let ids: PortfolioRoles['ids']
const clients: Partial<Record<Who, Client>> = {}
/** What each reads before there is anything of the leader's. */
const before: Partial<Record<Who, Record<string, number>>> = {}

/** So many rows of the leader's are read in each table; none by whoever is not named. */
const rows: Record<string, Partial<Record<Who, number>>> = {
  // Where somebody stands is known to the register's readers, to whom they lead with, and to whom they agreed to talk.
  accreditation_decision: { leader: 2, council: 2, administrator: 2, 'co-leader': 2, supervisor: 2 },
  accreditation_request: { leader: 1, council: 1, administrator: 1 },
  attended_month: { leader: 1 },
  handed_in_proof: { leader: 1, council: 1 },
  // Nobody's: what the society adds up, and what it has written already.
  places_tally: {},
  portfolio: { leader: 1, council: 1 },
  portfolio_entry: { leader: 1 },
  portfolio_proof: { leader: 1, council: 1 },
  renewal_reminder: {},
  report_request: { leader: 3, supervisor: 3, council: 1 },
  report_text: { leader: 1, supervisor: 2, council: 1 },
  second_seat: { leader: 1, 'co-leader': 1 },
}

const read = (id: string | undefined) =>
  circle.database.asViewer(id ? personAlone(id) : visitor, (db) => rowsRead(db, Object.keys(rows)), {
    readOnly: true,
  })

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-10T10:00:00Z', jobs: false })
  const all = await portfolioRoles(circle, async (first) => {
    for (const who of everybody) if (first[who]) before[who] = await read(first[who])
  })
  own = all.own
  place = all.place
  ids = all.ids
  for (const who of everybody) clients[who] = await clientOf(circle, ids[who])
})
afterAll(() => circle.close())

const get = async (who: Who, path: string) => {
  const client = clients[who]
  if (!client) throw new Error(`The ${who} has no browser.`)
  return client.get(path)
}

describe('each page is there for these, and for nobody else', () => {
  const report = '/portfolio/reports/:id'
  const judged = '/register/portfolios/:id'
  const copy = '/portfolio/handed-in/:id'
  const pages: readonly [route: string, path: () => string, who: readonly Who[]][] = [
    // One's own, whatever there is; and what anybody may look at.
    ['/portfolio', () => '/portfolio', signedIn],
    ['/portfolio/years', () => '/portfolio/years', signedIn],
    ['/portfolio/reflection', () => '/portfolio/reflection', signedIn],
    ['/portfolio/entries/new', () => '/portfolio/entries/new', signedIn],
    ['/register/supervising/reports', () => '/register/supervising/reports', signedIn],
    ['/portfolio/check/:code', () => `/portfolio/check/${own.portfolioCode}`, everybody],
    ['/portfolio/entries/:id', () => `/portfolio/entries/${place.entry}`, ['leader']],
    ['/portfolio/entries/:id/proofs', () => `/portfolio/entries/${place.entry}/proofs`, ['leader']],
    ['/portfolio/proofs/:proof', () => `/portfolio/proofs/${place.proof}`, ['leader']],
    [copy, () => `/portfolio/handed-in/${place.portfolio}`, ['leader']],
    [`${copy}/portfolio.pdf`, () => `/portfolio/handed-in/${place.portfolio}/portfolio.pdf`, ['leader']],
    [judged, () => `/register/portfolios/${place.portfolio}`, ['council']],
    [`${judged}/portfolio.pdf`, () => `/register/portfolios/${place.portfolio}/portfolio.pdf`, ['council']],
    [
      `${judged}/proofs/:proof`,
      () => `/register/portfolios/${place.portfolio}/proofs/${place.proof}`,
      ['council'],
    ],
    [report, () => `/portfolio/reports/${place.submitted}`, ['leader', 'supervisor', 'council']],
    [report, () => `/portfolio/reports/${place.open}`, ['leader', 'supervisor']],
    [report, () => `/portfolio/reports/${place.declined}`, ['leader', 'supervisor']],
    ['/office/supervision', () => '/office/supervision', ['council', 'administrator']],
    // What the register shows of it.
    ['/register/second-seats', () => '/register/second-seats', signedIn],
  ]
  test.each(pages)('%s', async (_route, path, who) => {
    const reached: Who[] = []
    for (const each of everybody) if ((await get(each, path())).status === 200) reached.push(each)
    expect(reached).toEqual(everybody.filter((each) => who.includes(each)))
  })

  test.each(everybody)('whatever the %s is shown tells of nothing that is not theirs', async (who) => {
    const words: readonly Who[] = ['leader', 'supervisor', 'council']
    const weekends: readonly Who[] = ['leader', 'council']
    for (const [route, path] of pages) {
      const { html } = await get(who, path())
      if (!words.includes(who) || route.includes('/check/'))
        expect(html, `${route} shows the report`).not.toContain('A report for own')
      if (route.includes('/check/')) continue
      if (!words.includes(who)) expect(html, `${route} names them`).not.toContain('leader of own')
      if (!weekends.includes(who)) expect(html, `${route} shows entries`).not.toContain('Weekend of own')
    }
  })

  test('a report half written shows its leader that it is asked for, and not a word of it', async () => {
    const { html } = await get('leader', `/portfolio/reports/${place.open}`)
    expect(html).not.toContain('A report for own')
  })
})

describe('the database itself shows', () => {
  test.each(everybody)('%s so many rows of what is the leader’s', async (who) => {
    const now = await read(ids[who])
    const theirs = Object.entries(now).map(([table, count]) => [table, count - (before[who]?.[table] ?? 0)])
    expect(Object.fromEntries(theirs)).toEqual(
      Object.fromEntries(Object.entries(rows).map(([table, readers]) => [table, readers[who] ?? 0])),
    )
  })

  test('nobody writes a copy, a count or a decision past what counts them', async () => {
    const tries = [
      `insert into portfolio (id, person_id, request_id, code, facts, handed_in_at) select gen_random_uuid(), person_id,
         id, 'abcdefghjkmnpqrstvwx', '{}', circle_now() from accreditation_request`,
      `update portfolio set facts = '{}'`,
      `insert into attended_month values (viewer_id(), '2020-01-01', 'led', 'online', 99, 99, 99)`,
      `update report_text set body = 'Splendid.'`,
      `insert into report_request (id, person_id, supervisor_id, asked_at) select gen_random_uuid(), viewer_id(),
         '${own.memberId}', circle_now()`,
      `update report_request set submitted_at = circle_now() where id = '${place.open}'`,
    ]
    for (const words of tries) {
      const done = await circle.database
        .asViewer(personAlone(own.leaderId), async (db) => {
          const { numAffectedRows } = await sql.raw(words).execute(db)
          return Number(numAffectedRows ?? 0)
        })
        .catch(() => 0)
      expect(done, words).toBe(0)
    }
  })
})

test('no feed tells of weekends, reports or what was handed in', async () => {
  const { html } = await get('visitor', `/calendar/${own.tokens.feed}.ics`)
  expect(html).toContain('BEGIN:VCALENDAR')
  expect(html).not.toMatch(/Weekend|report|portfolio|accredit/i)
})
