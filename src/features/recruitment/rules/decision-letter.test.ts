import { expect, test } from 'vitest'
import { decisions, whyNotUntil } from './decision.ts'
import { letterFor } from './decision-letter.ts'

const facts = {
  applicant: 'Dr Anna Bell',
  group: 'Leith Evening',
  leaders: ['Ailsa Grant', 'Tom Reid'],
  wasInterviewed: true,
}

test.each(decisions)('the letter of “%s” is addressed, thanks, names the group and is signed', (decision) => {
  const letter = letterFor(decision, facts)
  expect(letter).toMatch(/^Dear Anna,\n\nThank you for talking with us\.\n\n/)
  expect(letter).toContain('Leith Evening')
  expect(letter).toMatch(/With kind regards\nAilsa Grant and Tom Reid$/)
})

test('whoever was not talked with is not thanked for a talk', () => {
  expect(letterFor('decline', { ...facts, wasInterviewed: false })).not.toContain('talking')
})

test('a deferral is until a day that lies ahead, and in sight', () => {
  const today = Temporal.PlainDate.from('2026-11-03')
  expect(whyNotUntil(today, today)).toBe('day-not-ahead')
  expect(whyNotUntil(today.add({ years: 3 }), today)).toBe('day-far-away')
  expect(whyNotUntil(today.add({ days: 90 }), today)).toBeNull()
})
