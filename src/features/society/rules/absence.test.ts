import { expect, test } from 'vitest'
import { absenceFault, absenceInWords, uncoveredRegions } from './absence.ts'

const today = Temporal.PlainDate.from('2026-11-25')
const ewan = (from: string, to: string, standIn: string | null | undefined = 'Sian Pritchard') => ({
  name: 'Ewan Baird',
  firstOn: Temporal.PlainDate.from(from),
  lastOn: Temporal.PlainDate.from(to),
  standIn,
})

test('who is away, until when and who stands in is one sentence', () => {
  expect(absenceInWords(ewan('2026-11-20', '2026-12-03'), today)).toBe(
    'Ewan Baird is away until Thursday 3 December; Sian Pritchard stands in.',
  )
  expect(absenceInWords(ewan('2026-12-07', '2026-12-11', null), today)).toBe(
    'Ewan Baird will be away from Monday 7 December to Friday 11 December; nobody stands in.',
  )
  expect(absenceInWords({ ...ewan('2026-11-25', '2026-11-25'), standIn: undefined }, today)).toBe(
    'Ewan Baird is away today; a colleague stands in.',
  )
  expect(absenceInWords(ewan('2027-01-04', '2027-01-04'), today)).toContain('on 4 January 2027')
})

test('an absence ends after it begins, not in the past, and within a year', () => {
  expect(absenceFault(ewan('2026-12-03', '2026-12-01'), today)).toBe('ends-before-it-begins')
  expect(absenceFault(ewan('2026-11-01', '2026-11-24'), today)).toBe('over-already')
  expect(absenceFault(ewan('2026-12-01', '2028-12-01'), today)).toBe('too-long')
  expect(absenceFault(ewan('2026-11-01', '2026-11-25'), today)).toBeNull()
})

test('a region is uncovered when everybody is away and whoever stands in is, too', () => {
  const regions = [
    { regionId: 'scotland', name: 'Scotland' },
    { regionId: 'north-west', name: 'North West' },
  ]
  const representatives = [
    { regionId: 'scotland', personId: 'ewan' },
    { regionId: 'north-west', personId: 'sian' },
    { regionId: 'north-west', personId: 'omar' },
  ]
  const away = (personId: string, standInId: string | null = null) => ({
    ...ewan('2026-11-20', '2026-12-03'),
    personId,
    standInId,
  })
  const names = (...absences: ReturnType<typeof away>[]) =>
    uncoveredRegions(regions, representatives, absences, today).map(({ name }) => name)
  expect(names()).toEqual([])
  expect(names(away('ewan'))).toEqual(['Scotland'])
  expect(names(away('ewan', 'sian'))).toEqual([])
  expect(names(away('ewan', 'sian'), away('sian'))).toEqual(['Scotland'])
  expect(names(away('sian'), away('omar'))).toEqual(['North West'])
})
