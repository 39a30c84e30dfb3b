import { expect, test } from 'vitest'
import { standingInWords } from './standing.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test('how it stands with an accreditation is said with its days', () => {
  const sinceOn = day('2024-03-01')
  expect(standingInWords({ state: 'none', sinceOn: null, untilOn: null })).toBe('Not accredited')
  expect(standingInWords({ state: 'working-towards', sinceOn, untilOn: null })).toBe(
    'Working towards accreditation since 1 March 2024',
  )
  expect(standingInWords({ state: 'accredited', sinceOn, untilOn: null })).toBe(
    'Accredited since 1 March 2024',
  )
  expect(standingInWords({ state: 'accredited', sinceOn, untilOn: day('2029-02-28') })).toBe(
    'Accredited since 1 March 2024, until 28 February 2029',
  )
})

test('one that has ended is none, and says when it ended', () => {
  expect(standingInWords({ state: 'none', sinceOn: day('2019-03-01'), untilOn: day('2024-02-28') })).toBe(
    'Not accredited: the accreditation ended on 28 February 2024',
  )
})
