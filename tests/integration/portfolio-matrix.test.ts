import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { render } from 'preact-render-to-string'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emails } from '../../src/jobs.ts'
import { personAlone, visitor } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { clientOf } from '../support/client.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

// Who sees what of somebody's way to accreditation (domain.md, part d), as one table: on pages, in the database, in emails
// and in feeds. The leader is whose portfolio it is; one report about them is submitted, another lies half written.

const everybody = [
  'leader',
  'supervisor',
  'council',
  'administrator',
  'representative',
  'member',
  'another leader',
  'visitor',
] as const
type Who = (typeof everybody)[number]

let circle: Circle
let own: WholeGroup
const ids: Partial<Record<Who, string>> = {}
let place: Record<'portfolio' | 'proof' | 'submitted' | 'open' | 'decision' | 'request', string>

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-10T10:00:00Z', jobs: false })
  own = await writeWholeGroup(circle.owner, 'own')
  const officer = async (kind: string) => {
    const id = randomUUID()
    await circle.owner.query('insert into person (id, name, email) values ($1, $2, $3)', [
      id,
      kind,
      `${kind}@example.org`,
    ])
    await circle.owner.query('insert into office (id, person_id, kind, since) values ($1, $2, $3, now())', [
      randomUUID(),
      id,
      kind,
    ])
    return id
  }
  Object.assign(ids, {
    leader: own.leaderId,
    supervisor: own.supervisorId,
    council: await officer('council'),
    administrator: await officer('administrator'),
    representative: own.representativeId,
    member: own.memberId,
  })
  const one = async (query: string) => (await circle.owner.query(query)).rows[0].id
  place = {
    portfolio: await one('select id from portfolio'),
    proof: await one('select id from portfolio_proof'),
    submitted: await one('select id from report_request where submitted_at is not null'),
    open: await one('select id from report_request where submitted_at is null'),
    decision: await one('select id from accreditation_decision'),
    request: await one('select id from accreditation_request'),
  }
  const other = await writeWholeGroup(circle.owner, 'foreign')
  ids['another leader'] = other.leaderId
})
afterAll(() => circle.close())

describe('each page is there for these, and for nobody else', () => {
  test.each<[path: (of: typeof place) => string, who: Who[]]>([
    [({ portfolio }) => `/portfolio/handed-in/${portfolio}`, ['leader']],
    [({ portfolio }) => `/portfolio/handed-in/${portfolio}/portfolio.pdf`, ['leader']],
    [({ proof }) => `/portfolio/proofs/${proof}`, ['leader']],
    [({ portfolio }) => `/register/portfolios/${portfolio}`, ['council']],
    [({ portfolio }) => `/register/portfolios/${portfolio}/portfolio.pdf`, ['council']],
    [({ portfolio, proof }) => `/register/portfolios/${portfolio}/proofs/${proof}`, ['council']],
    [({ submitted }) => `/portfolio/reports/${submitted}`, ['leader', 'supervisor', 'council']],
    [({ open }) => `/portfolio/reports/${open}`, ['leader', 'supervisor']],
    [() => '/office/supervision', ['council', 'administrator']],
  ])('%s', async (path, who) => {
    const reached = await Promise.all(
      everybody.map(async (each) => {
        const { status } = await (await clientOf(circle, ids[each])).get(path(place))
        return status === 200 ? [each] : []
      }),
    )
    expect(reached.flat()).toEqual(everybody.filter((each) => who.includes(each)))
  })

  test('a report half written shows its leader that it is asked for, and not a word of it', async () => {
    const { html } = await (await clientOf(circle, own.leaderId)).get(`/portfolio/reports/${place.open}`)
    expect(html).not.toContain('A report for own')
  })

  test('a group’s leader and its members read nothing of each other’s portfolios in their own', async () => {
    const { html } = await (await clientOf(circle, own.memberId)).get('/portfolio')
    expect(html).not.toContain('Weekend of own')
  })
})

describe('the database itself shows', () => {
  const tables = [
    'portfolio',
    'portfolio_entry',
    'portfolio_proof',
    'handed_in_proof',
    'report_request',
    'report_text',
    'attended_month',
    'second_seat',
  ] as const
  test.each<[Who, number[]]>([
    ['leader', [1, 1, 1, 1, 2, 1, 1, 1]],
    ['supervisor', [0, 0, 0, 0, 2, 2, 0, 0]],
    // Of both groups: what was handed in, and the reports that were submitted.
    ['council', [2, 0, 2, 2, 2, 2, 0, 0]],
    ['administrator', [0, 0, 0, 0, 0, 0, 0, 0]],
    ['representative', [0, 0, 0, 0, 0, 0, 0, 0]],
    ['member', [0, 0, 0, 0, 0, 0, 0, 0]],
    ['visitor', [0, 0, 0, 0, 0, 0, 0, 0]],
  ])('%s so many rows of each', async (who, rows) => {
    const id = ids[who]
    const counted = await circle.database.asViewer(id ? personAlone(id) : visitor, async (db) => {
      const counts: number[] = []
      for (const table of tables) {
        const { rows: found } = await sql<{ count: number }>`
          select count(*)::int as count from ${sql.table(table)}`.execute(db)
        counts.push(found[0]?.count ?? -1)
      }
      return counts
    })
    expect(counted).toEqual(rows)
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

describe('emails and feeds', () => {
  const context = {
    society: 'Society of tests',
    link: (path: string) => `https://circle.example.org${path}`,
    token: null,
    to: 'Somebody',
    address: 'somebody@example.org',
    noReplyAddress: 'no-reply@example.org',
    host: 'circle.example.org',
  }
  test.each<[template: string, about: keyof typeof place, to: Who]>([
    ['report-asked', 'open', 'supervisor'],
    ['report-submitted', 'submitted', 'leader'],
    ['accreditation-ending', 'decision', 'leader'],
    ['accreditation-asked', 'request', 'council'],
    ['accreditation-decided', 'decision', 'leader'],
  ])('%s holds nothing of what was handed in, kept or written', async (template, about, to) => {
    const email = emails.find(({ name }) => name === template)
    const written = (who: Who) =>
      circle.database.asViewer(
        personAlone(ids[who] ?? ''),
        async (db) => {
          const mail = await email?.write(db, place[about], context)
          return mail ? `${mail.subject} ${render(mail.body)}` : null
        },
        { readOnly: true },
      )
    const mail = (await written(to)) ?? ''
    for (const secret of ['A report for own', 'Weekend of own', 'hours', '2025-03'])
      expect(mail).not.toContain(secret)
    expect(await written('member')).toBeNull()
  })

  test('no feed tells of weekends, reports or what was handed in', async () => {
    const { html } = await (await clientOf(circle)).get(`/calendar/${own.tokens.feed}.ics`)
    expect(html).toContain('BEGIN:VCALENDAR')
    expect(html).not.toMatch(/Weekend|report|portfolio|accredit/i)
  })
})
