import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { measures } from '../../../shared/criteria.ts'
import { entryKinds } from '../../../shared/portfolio-entries.ts'
import { exampleCriteria } from '../../register/rules/example-criteria.ts'
import type { AttendedMonth, PortfolioFacts, PortfolioItem } from './portfolio-facts.ts'
import { isWhole, progressOf, wholeBy } from './progress.ts'
import { hoursByYear } from './year-hours.ts'

const today = Temporal.PlainDate.from('2026-11-29')

const item = (
  values: Partial<PortfolioItem> & Pick<PortfolioItem, 'measure' | 'requiredNumber'>,
): PortfolioItem => ({
  label: values.measure,
  unit: 'meetings',
  appliesTo: 'everybody',
  eitherOf: null,
  inPersonPercent: null,
  ...values,
})

const facts = (items: readonly PortfolioItem[], more: Partial<PortfolioFacts> = {}): PortfolioFacts => ({
  society: 'Society of tests',
  name: 'Tom Pryce',
  on: '2026-11-29',
  isRegistered: true,
  psychodynamicTraining: false,
  criteria: { name: 'Ours', version: 1, holdsFromOn: '2020-01-01', items },
  months: [],
  supervision: [],
  entries: [],
  reports: [],
  ...more,
})

const month = (values: Partial<AttendedMonth>): AttendedMonth => ({
  month: '2026-10',
  part: 'co-led',
  mode: 'face-to-face',
  meetings: 2,
  minutes: 180,
  cases: 4,
  ...values,
})

const only = (of: PortfolioFacts) => {
  const [one] = progressOf(of, today)
  if (!one) throw new Error('nothing is asked')
  return one
}

describe('what a criterion has', () => {
  test('a meeting led alone or together counts as led, one as a member does not', () => {
    const { counted, missing, state } = only(
      facts([item({ measure: 'sessions-led', requiredNumber: 20 })], {
        months: [month({}), month({ part: 'led', meetings: 3 }), month({ part: 'member', meetings: 9 })],
      }),
    )
    expect({ counted, missing, state }).toEqual({ counted: 5, missing: 15, state: 'missing' })
  })

  test('double hours are ninety minutes, and a share of them may have to be in person', () => {
    const asked = [item({ measure: 'double-hours', requiredNumber: 4, inPersonPercent: 50 })]
    const online = month({ mode: 'online', meetings: 4, minutes: 360 })
    expect(only(facts(asked, { months: [online] }))).toMatchObject({
      state: 'missing',
      counted: 4,
      missing: 2,
      inPerson: { counted: 0, required: 2 },
    })
    expect(only(facts(asked, { months: [online, month({})] })).state).toBe('met')
    expect(only(facts(asked, { months: [month({ meetings: 1, minutes: 89 })] })).counted).toBe(0)
  })

  test('supervisions a year are those of the last twelve months', () => {
    const session = { kind: 'pair', mode: 'online', sessions: 1, minutes: 60 } as const
    const { counted, byOn } = only(
      facts([item({ measure: 'supervisions-a-year', requiredNumber: 10 })], {
        supervision: [
          { ...session, month: '2025-11' },
          { ...session, month: '2025-12' },
          { ...session, month: '2026-11' },
        ],
      }),
    )
    expect({ counted, byOn }).toEqual({ counted: 2, byOn: null })
  })

  test('one of several alternatives is enough, and then nothing is said to be missing of the other', () => {
    const items = [
      item({ measure: 'member-sessions', requiredNumber: 8, eitherOf: 1 }),
      item({ measure: 'member-weekends', requiredNumber: 2, eitherOf: 1 }),
    ]
    const progress = progressOf(facts(items, { months: [month({ part: 'member', meetings: 8 })] }), today)
    expect(progress.map(({ state }) => state)).toEqual(['met', 'not-needed'])
    expect(isWhole(progress)).toBe(true)
  })

  test('what is meant for those with a training is not asked of others', () => {
    const items = [
      item({ measure: 'member-sessions', requiredNumber: 8, appliesTo: 'with-psychodynamic-training' }),
    ]
    expect(progressOf(facts(items), today)).toEqual([])
    expect(progressOf(facts(items, { psychodynamicTraining: true }), today)).toHaveLength(1)
  })

  test('at two meetings a month, ten more are there in five months', () => {
    const months = Array.from({ length: 12 }, (_, back) =>
      month({ month: today.toPlainYearMonth().subtract({ months: back }).toString(), meetings: 2 }),
    )
    const of = facts([item({ measure: 'sessions-led', requiredNumber: 34 })], { months })
    expect(only(of)).toMatchObject({ missing: 10, byOn: Temporal.PlainDate.from('2027-04-29') })
  })

  test('whoever has stopped reaches it at no pace', () => {
    const of = facts([item({ measure: 'sessions-led', requiredNumber: 20 })], {
      months: [month({ month: '2024-03' })],
    })
    expect(only(of).byOn).toBeNull()
    expect(wholeBy(progressOf(of, today))).toBeNull()
  })
})

// ── whatever a portfolio holds ──────────────────────────────────────────────

const anyMonth = fc
  .integer({ min: 0, max: 40 })
  .map((back) => today.toPlainYearMonth().subtract({ months: back }).toString())
const anyMode = fc.constantFrom('face-to-face' as const, 'online' as const)
const anyAttended = fc.record({
  month: anyMonth,
  part: fc.constantFrom('member' as const, 'led' as const, 'co-led' as const),
  mode: anyMode,
  meetings: fc.integer({ min: 1, max: 8 }),
  minutes: fc.integer({ min: 15, max: 900 }),
  cases: fc.integer({ min: 0, max: 16 }),
})
const anyEntry = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom(...entryKinds),
  title: fc.constant('Something'),
  firstOn: fc.constant('2020-01-01'),
  lastOn: anyMonth.map((of) => `${of}-15`),
  amount: fc.integer({ min: 1, max: 30 }),
  minutes: fc.integer({ min: 15, max: 3000 }),
  mode: anyMode,
  proofs: fc.constant([]),
})
const anyItem = fc.record({
  measure: fc.constantFrom(...measures),
  label: fc.constant('What is asked'),
  unit: fc.constant('meetings'),
  requiredNumber: fc.integer({ min: 1, max: 120 }),
  appliesTo: fc.constantFrom('everybody' as const, 'with-psychodynamic-training' as const),
  eitherOf: fc.option(fc.integer({ min: 1, max: 3 })),
  inPersonPercent: fc.option(fc.integer({ min: 1, max: 100 })),
})
const anyFacts = fc
  .record({
    items: fc.array(anyItem, { maxLength: 8 }),
    months: fc.array(anyAttended, { maxLength: 12 }),
    entries: fc.array(anyEntry, { maxLength: 6 }),
    psychodynamicTraining: fc.boolean(),
  })
  .map(({ items, ...more }) => facts(items, more))

describe('whatever a portfolio holds', () => {
  test('another meeting never makes more missing, and never takes a met criterion away', () => {
    fc.assert(
      fc.property(anyFacts, anyAttended, (of, another) => {
        const before = progressOf(of, today)
        const after = progressOf({ ...of, months: [...of.months, another] }, today)
        for (const [nth, one] of after.entries()) {
          const was = before[nth]
          expect(one.counted).toBeGreaterThanOrEqual(was?.counted ?? 0)
          if (was?.state === 'met') expect(one.state).toBe('met')
          if (was?.state === 'missing' && one.state === 'missing')
            expect(one.missing).toBeLessThanOrEqual(was.missing)
        }
      }),
    )
  })

  test('the order in which things were done does not matter', () => {
    fc.assert(
      fc.property(anyFacts, (of) => {
        const turned = { ...of, months: of.months.toReversed(), entries: of.entries.toReversed() }
        expect(progressOf(turned, today)).toEqual(progressOf(of, today))
      }),
    )
  })

  test('what is missing and what is there come to what is asked, and no day lies behind us', () => {
    fc.assert(
      fc.property(anyFacts, (of) => {
        const progress = progressOf(of, today)
        for (const { state, item: asked, counted, missing, inPerson, byOn } of progress) {
          if (state === 'missing') expect(missing).toBeGreaterThan(0)
          else expect(missing).toBe(0)
          if (state === 'met') expect(counted).toBeGreaterThanOrEqual(asked.requiredNumber)
          if (state === 'missing' && !inPerson) expect(counted + missing).toBe(asked.requiredNumber)
          if (byOn) expect(Temporal.PlainDate.compare(byOn, today)).toBeGreaterThan(0)
        }
        if (isWhole(progress)) expect(wholeBy(progress)).toBeNull()
      }),
    )
  })

  test('the years come to what there is in all', () => {
    fc.assert(
      fc.property(anyFacts, (of) => {
        const all = [...of.months, ...of.entries].reduce((sum, { minutes }) => sum + minutes, 0)
        expect(hoursByYear(of).reduce((sum, year) => sum + year.all, 0)).toBe(all)
      }),
    )
  })
})

test('every example that is shipped can be counted, or says who judges it', () => {
  for (const { items } of exampleCriteria) {
    const progress = progressOf(facts(items), today)
    expect(progress.length).toBeGreaterThan(0)
    expect(progress.every(({ state }) => state === 'missing' || state === 'judged')).toBe(true)
  }
})
