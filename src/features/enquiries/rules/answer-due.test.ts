import { describe, expect, test } from 'vitest'
import { ago, answerDue } from './answer-due.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

describe('the day by which an answer is due', () => {
  test('counts working days after the day it was asked', () => {
    expect(answerDue(day('2026-10-05'), 5).toString()).toBe('2026-10-12')
    expect(answerDue(day('2026-10-09'), 1).toString()).toBe('2026-10-12')
  })
  test('does not count from a weekend on which it was asked', () => {
    expect(answerDue(day('2026-10-10'), 1).toString()).toBe('2026-10-12')
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
