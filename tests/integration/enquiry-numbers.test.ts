import { randomUUID } from 'node:crypto'
import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { settleNumbers } from '../../src/features/society/jobs.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { writeSmallSociety } from '../support/small-society.ts'

// Counted by hand: Scotland has two enquiries in October and one in November, South Wales one in November; nobody
// named a region in September; a concern and what lies more than a year back are counted nowhere.

const NOW = '2026-11-25T12:00:00Z'
const scotland = randomUUID()
const wales = randomUUID()
const people = {
  ada: randomUUID(),
  cora: randomUUID(),
  rhona: randomUUID(),
  mo: randomUUID(),
  olga: randomUUID(),
}

let circle: Circle
let ada: Client
let cora: Client
let rhona: Client
let mo: Client

const asked: readonly [region: string | null, at: string, answeredAt: string | null, kind?: string][] = [
  [scotland, '2026-10-05T09:00:00Z', '2026-10-05T15:00:00Z'], // six hours
  [scotland, '2026-10-09T17:00:00Z', '2026-10-12T09:00:00Z'], // Friday to Monday: 6 + 10 hours by the London clock
  [scotland, '2026-11-24T10:00:00Z', null],
  [wales, '2026-11-02T10:00:00Z', '2026-11-04T10:00:00Z'], // 48 hours
  [null, '2026-09-01T10:00:00Z', '2026-09-01T10:30:00Z'],
  [wales, '2025-11-30T23:00:00Z', '2025-12-01T10:00:00Z'], // a month too early
  [null, '2026-11-10T10:00:00Z', null, 'concern'],
]

beforeAll(async () => {
  circle = await startCircle({ now: NOW, jobs: false })
  const run = (sql: string, values: unknown[]) => circle.owner.query(sql, values)
  await writeSmallSociety(circle.owner, {
    since: '2025-01-01T10:00:00Z',
    regions: [
      { id: scotland, name: 'Scotland', calendar: 'none' },
      { id: wales, name: 'South Wales', calendar: 'none' },
    ],
    people,
    offices: [
      { of: people.ada, kind: 'administrator' },
      { of: people.cora, kind: 'council' },
      { of: people.olga, kind: 'concerns-officer' },
      { of: people.rhona, kind: 'representative', region: scotland },
    ],
  })
  ada = await clientOf(circle, people.ada)
  cora = await clientOf(circle, people.cora)
  rhona = await clientOf(circle, people.rhona)
  mo = await clientOf(circle, people.mo)
  for (const [region, at, answeredAt, kind = 'something-else'] of asked) {
    const [id, correspondent] = [randomUUID(), randomUUID()]
    await run('insert into correspondent (id, name, email, met_at) values ($1, $2, $3, $4)', [
      correspondent,
      'Enquirer',
      `${id}@example.org`,
      at,
    ])
    await run(
      `insert into enquiry (id, correspondent_id, region_id, kind, message, received_at, waiting_since)
       values ($1, $2, $3, $4, 'May I ask?', $5, $5)`,
      [id, correspondent, region, kind, at],
    )
    if (!answeredAt) continue
    circle.clock.set(answeredAt)
    // Answered by the product itself, so that it counts the time.
    const answer = await ada.submit(`/enquiries/${id}`, { body: 'You may.' })
    expect(answer.status).toBe(303)
    // A second answer changes nothing.
    circle.clock.set(Temporal.Instant.from(answeredAt).add({ hours: 50 }))
    await ada.submit(`/enquiries/${id}`, { body: 'And another thing.' })
  }
  circle.clock.set(NOW)
})
afterAll(() => circle.close())

/** A table of the page, row by row: its first cell, and the others. */
const rowsOf = (html: string, caption: string) => {
  const table = parse(html)
    .querySelectorAll('table')
    .find((each) => each.querySelector('caption')?.textContent === caption)
  return (table?.querySelectorAll('tbody tr') ?? []).map((row) =>
    row.querySelectorAll('th, td').map((cell) => cell.textContent.trim()),
  )
}

const zeros = (count: number) => Array.from({ length: count }, () => '0')

describe('enquiries in numbers', () => {
  test('count what was asked by region and month, for the administrator', async () => {
    const { status, html } = await ada.get('/enquiries/numbers')
    expect(status).toBe(200)
    expect(wordsOf(html)).toContain('5 enquiries in twelve months.')
    expect(rowsOf(html, 'Enquiries by region and month')).toEqual([
      ['Scotland', ...zeros(10), '2', '1'],
      ['South Wales', ...zeros(11), '1'],
      ['No region named', ...zeros(9), '1', '0', '0'],
    ])
    const picture = parse(html).querySelector('figure')?.getAttribute('aria-label')
    expect(picture).toContain('Enquiries by month: December 2025 0, January 2026 0')
    expect(picture).toContain('September 2026 1, October 2026 2, November 2026 2')
  })

  test('say how long the first answer took, by the working days of the society', async () => {
    const { html } = await ada.get('/enquiries/numbers')
    const months = rowsOf(html, 'Enquiries and first answers by month')
    expect(months).toHaveLength(12)
    expect(months.slice(-3)).toEqual([
      ['September 2026', '1', '1', '30 minutes'],
      // The median of six and of sixteen hours.
      ['October 2026', '2', '2', '11 hours'],
      ['November 2026', '2', '1', '2 working days'],
    ])
    expect(months[0]).toEqual(['December 2025', '0', '0', '–'])
  })

  test('are the same for a member of Council, and of her own region alone for a representative', async () => {
    expect((await cora.get('/enquiries/numbers')).html).toContain('5 enquiries in twelve months.')
    const { html } = await rhona.get('/enquiries/numbers')
    expect(wordsOf(html)).toContain('The last twelve months, Scotland:')
    expect(wordsOf(html)).toContain('3 enquiries in twelve months.')
    expect(html).not.toContain('South Wales')
    expect(rowsOf(html, 'Enquiries and first answers by month').at(-1)).toEqual([
      'November 2026',
      '1',
      '0',
      '–',
    ])
  })

  test('do not exist for anybody else, nor for the officer for concerns, who finds them in no number', async () => {
    expect((await mo.get('/enquiries/numbers')).status).toBe(404)
    const olga = await clientOf(circle, people.olga)
    expect((await olga.get('/enquiries/numbers')).status).toBe(404)
    expect((await olga.get('/enquiries')).html).not.toContain('/enquiries/numbers')
    expect((await rhona.get('/enquiries')).html).toContain('href="/enquiries/numbers"')
  })

  test('are answered by the database to nobody without an office', async () => {
    const asMo = await circle.database.asViewer(
      {
        personId: people.mo,
        name: 'Mo',
        administrator: true,
        council: true,
        concernsOfficer: true,
        officesWait: false,
        regionIds: [scotland],
      },
      async (db) => {
        const { enquiryNumbers } = await import('../../src/features/enquiries/queries/enquiry-numbers.ts')
        return enquiryNumbers(db)
      },
    )
    expect(asMo.byRegion.flatMap(({ received }) => received).every((count) => count === 0)).toBe(true)
    expect(asMo.firstAnswers.every(({ answered }) => answered === 0)).toBe(true)
  })

  test('are sums, of which there are as many with ten thousand enquiries as with ten', async () => {
    await circle.owner.query(
      `with c as (insert into correspondent (id, name, email, met_at)
         select gen_random_uuid(), 'E' || n, 'many' || n || '@example.org', $1 from generate_series(1, 10000) n returning id)
       insert into enquiry (id, correspondent_id, region_id, kind, message, received_at, first_answer_minutes)
       select gen_random_uuid(), id, $2, 'something-else', 'Hello',
         $1::timestamptz - random() * interval '330 days', (random() * 9000)::int from c`,
      [NOW, wales],
    )
    await settleNumbers(circle.database, circle.secrets, circle.clock.now())
    const { html } = await ada.get('/enquiries/numbers')
    expect(wordsOf(html)).toContain('10005 enquiries in twelve months.')
    const { rows } = await circle.owner.query(
      `select (select count(*)::int from enquiry_month_tally) as months, count(*)::int as answers from first_answer_tally`,
    )
    expect(rows[0].months).toBeLessThan(20)
    // Of each month no more than the minutes of an hour, tens of a day and tenths of the days there were; each of the
    // region, and of the society.
    expect(rows[0].answers).toBeLessThan(2 * 12 * 260)
  })
})
