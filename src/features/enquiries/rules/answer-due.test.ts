import { describe, expect, test } from 'vitest'
import { ago, answerDue, farthestDue } from './answer-due.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

describe('the day by which an answer is due', () => {
  test('counts working days after the day it was asked', () => {
    expect(answerDue(day('2026-10-05'), 5).toString()).toBe('2026-10-12')
    expect(answerDue(day('2026-10-09'), 1).toString()).toBe('2026-10-12')
  })
  test('does not count from a weekend on which it was asked', () => {
    expect(answerDue(day('2026-10-10'), 1).toString()).toBe('2026-10-12')
  })
  test('does not count public holidays, whether they fall on a weekend or not', () => {
    const christmas = new Set(['2026-12-25', '2026-12-26', '2026-12-28', '2027-01-01'])
    const due = (asked: string, days: number) =>
      answerDue(day(asked), days, (one) => christmas.has(one.toString())).toString()
    expect(due('2026-12-22', 5)).toBe('2026-12-31')
    expect(due('2026-12-24', 1)).toBe('2026-12-29')
    expect(due('2026-12-31', 1)).toBe('2027-01-04')
  })
  test('asks about no day beyond those it says it needs', () => {
    const asked: Temporal.PlainDate[] = []
    answerDue(day('2026-12-22'), 10, (one) => {
      asked.push(one)
      return asked.length <= 10
    })
    expect(
      asked.every((one) => Temporal.PlainDate.compare(one, farthestDue(day('2026-12-22'), 10)) <= 0),
    ).toBe(true)
  })
  test('is the same day where nothing is allowed for', () => {
    expect(answerDue(day('2026-10-05'), 0).toString()).toBe('2026-10-05')
  })
})

describe('how long ago', () => {
  test('is said as people say it', () => {
    expect(ago(day('2026-10-05'), day('2026-10-05'))).toBe('today')
    expect(ago(day('2026-10-04'), day('2026-10-05'))).toBe('yesterday')
    expect(ago(day('2026-09-23'), day('2026-10-05'))).toBe('12 days ago')
  })
  test('is today for somebody whose day has begun earlier than ours', () => {
    expect(ago(day('2026-10-06'), day('2026-10-05'))).toBe('today')
  })
})
