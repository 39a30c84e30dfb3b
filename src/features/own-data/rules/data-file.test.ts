import { expect, test } from 'vitest'
import { asJson, asText, type DataFile } from './data-file.ts'

const file: DataFile = {
  society: 'The Balint Society of Anywhere',
  name: 'Gemma Hollis',
  madeAt: '29 November 2026, 05:04',
  timeZone: 'Europe/London',
  periods: { ticksKeptDays: 14, debriefWeeks: 6 },
  held: [
    {
      table: 'person',
      isTrace: false,
      count: 1,
      rows: [{ email_verified: true, name: 'Gemma Hollis', created_at: '2026-06-01T18:30:00.123456+00:00' }],
    },
    { table: 'meeting_apology', isTrace: false, count: 0, rows: null },
    { table: 'report_text', isTrace: false, count: 1, rows: null },
    {
      table: 'interview',
      isTrace: false,
      count: 1,
      rows: [{ outcome: 'defer', held_on: '2026-10-04', group: 'Leith' }],
    },
    {
      table: 'invoice',
      isTrace: false,
      count: 1,
      rows: [{ year: 2026, number: 7, total_minor: 12000, currency: 'EUR', group: 'Leith' }],
    },
    { table: 'group_seat', isTrace: false, count: 1, rows: [{}] },
    {
      table: 'decision_letter',
      isTrace: false,
      count: 1,
      rows: [{ body: `Dear Gemma,\n\n${'We would be glad. '.repeat(8)}`, decision: 'offer' }],
    },
    { table: 'ground_rules', isTrace: true, count: 1, rows: [{ group: 'Leith', written_at: '2026-11-01' }] },
  ],
}

test('the text says what is held under headings, with labels, days, sums and yes or no in words', () => {
  const text = asText(file)
  expect(text).toContain('Made on 29 November 2026, 05:04. Times are UK time.')
  expect(text).toContain('WHO YOU ARE\n===========\n\nYour name and email address (1)\n-------')
  expect(text).toContain(
    '  - Name: Gemma Hollis\n    The address is known to be yours: yes\n    Account since: Monday 1 June 2026, 19:30',
  )
  expect(text).toContain('  - Group: Leith\n    Held: Sunday 4 October 2026\n    Outcome: Deferred')
  expect(text).toContain('Number: 2026-0007\n    Total: €120.00\nKept')
  expect(text).toContain('  - That it is there is all that is kept.')
  expect(text).toMatch(
    /\nGround rules you wrote \(1\)\n-{26}\n {2}- Group: Leith\n {4}Written: Sunday 1 November 2026\n/,
  )
  expect(text).not.toContain('Apologies')
})

test('what is not given has its reason, and everything how long it is kept', () => {
  const text = asText(file)
  expect(text).toMatch(/Supervisors’ reports about you, and drafts of them \(1\)\n-+\n/)
  expect(text).toContain('Not given. You read each in your portfolio once it is submitted.')
  expect(text).toMatch(/Total: €120\.00\nKept 6 years from the end of the year it is of\.\n/)
})

test('long words are broken into lines as paper has them, with their paragraphs', () => {
  const lines = asText(file).split('\n')
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(78)
  expect(lines).toContain('      Dear Gemma,')
})

test('the sections are read from who one is to how one signs in, whatever the order of the tables', () => {
  const text = asText({ ...file, held: file.held.toReversed() })
  const places = ['WHO YOU ARE', 'YOUR GROUPS', 'APPLYING', 'MONEY', 'THE REGISTER', 'WHAT YOU DID'].map(
    (title) => text.indexOf(title),
  )
  expect(places.every((place) => place > 0)).toBe(true)
  expect(places).toEqual(places.toSorted((one, other) => one - other))
})

test('the file for programs holds the rows as they are', () => {
  const { held } = JSON.parse(asJson(file))
  expect(held.map(({ kind }: { kind: string }) => kind)).not.toContain('meeting_apology')
  expect(held[0].rows).toEqual(file.held[0]?.rows)
  expect(held[1].withheld).toContain('once it is submitted')
})
