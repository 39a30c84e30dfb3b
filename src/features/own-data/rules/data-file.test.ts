import { expect, test } from 'vitest'
import { asJson, asText, type DataFile } from './data-file.ts'

const file: DataFile = {
  society: 'The Balint Society of Anywhere',
  name: 'Gemma Hollis',
  madeAt: '29 November 2026, 05:04',
  held: [
    { table: 'person', isTrace: false, count: 1, rows: [{ name: 'Gemma Hollis', email_verified: true }] },
    { table: 'meeting_apology', isTrace: false, count: 0, rows: null },
    { table: 'report_text', isTrace: false, count: 1, rows: null },
    { table: 'ground_rules', isTrace: true, count: 1, rows: [{ group: 'Leith', written_at: '2026-11-01' }] },
  ],
}

test('the text says what is held under headings, and what is not given with its reason', () => {
  const text = asText(file)
  expect(text).toContain(
    'Your account\n============\n\nYour name and email address (1)\n  - name: Gemma Hollis\n    email verified: yes',
  )
  expect(text).toContain(
    'Supervisors’ reports about you, and drafts of them (1)\n  Not given. You read each in your portfolio',
  )
  expect(text).toContain('Ground rules\n  - group: Leith\n    written at: 2026-11-01')
  expect(text).not.toContain('Apologies')
})

test('the file for programs holds the same', () => {
  const { held } = JSON.parse(asJson(file))
  expect(held.map(({ kind }: { kind: string }) => kind)).toEqual(['person', 'report_text', 'ground_rules'])
  expect(held[0].rows).toEqual(file.held[0]?.rows)
  expect(held[1].withheld).toContain('once it is submitted')
})
