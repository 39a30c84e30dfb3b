import { describe, expect, test } from 'vitest'
import type { CertificateFacts } from './certificate-facts.ts'
import { certificateInWords, datesInWords } from './certificate-words.ts'

const tuesday = (on: string, more: Partial<CertificateFacts['meetings'][number]> = {}) => ({
  on,
  minutes: 90,
  mode: 'face-to-face' as const,
  ...more,
})
const facts: CertificateFacts = {
  society: 'The Balint Society',
  group: 'Leith Evening',
  timeZone: 'Europe/London',
  name: 'Una Byrne',
  role: 'member',
  firstOn: '2026-01-01',
  lastOn: '2026-12-31',
  leaders: ['Ailsa Grant', 'Tom Reid'],
  meetings: [
    tuesday('2026-01-06'),
    tuesday('2026-01-20'),
    tuesday('2026-02-03', { mode: 'online', minutes: 85 }),
  ],
}
const lines = (of: CertificateFacts) =>
  Object.fromEntries(certificateInWords(of).details.map(({ what, words }) => [what, words]))

describe('a certificate in words', () => {
  test('says how much, when, in which format and with whom', () => {
    const words = certificateInWords(facts)
    expect(words.title).toBe('Certificate of attendance')
    expect(words.statement).toBe(
      'attended 3 meetings of the Balint group “Leith Evening”, from 6 January to 3 February 2026.',
    )
    expect(words.hours).toBe('4.25 hours')
    expect(lines(facts)).toEqual({
      Counted: 'Each meeting as it was arranged: 4 hours 25 minutes, rounded down to the quarter of an hour',
      Meetings: '3 meetings, 2 of 90 minutes and 1 of 85 minutes',
      Format: 'Face to face (2 meetings) and online (1 meeting)',
      'Led by': 'Ailsa Grant and Tom Reid',
      Dates: '6 and 20 January, 3 February 2026 (UK time)',
    })
    expect(words.limits).toMatch(/attendance, not learning/)
  })

  test('of a leader says what was led, and with whom', () => {
    const led = {
      ...facts,
      role: 'leader' as const,
      leaders: ['Tom Reid'],
      meetings: [tuesday('2026-01-06')],
    }
    expect(certificateInWords(led).statement).toBe(
      'led 1 meeting of the Balint group “Leith Evening”, on 6 January 2026.',
    )
    expect(lines(led)).toMatchObject({
      'Led together with': 'Tom Reid',
      Meetings: '1 meeting, of 90 minutes',
      Format: 'Face to face',
    })
    expect(lines({ ...led, leaders: [] })).not.toHaveProperty('Led together with')
  })

  test('gathers dates by month and year', () => {
    const days = ['2026-12-01', '2026-12-15', '2026-12-29', '2027-01-12'].map((on) =>
      Temporal.PlainDate.from(on),
    )
    expect(datesInWords(days)).toBe('1, 15 and 29 December 2026; 12 January 2027')
  })
})
