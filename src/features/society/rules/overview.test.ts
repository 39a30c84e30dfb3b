import { expect, test } from 'vitest'
import {
  groupsIn,
  noNumbers,
  type OverviewFacts,
  type RegionNumbers,
  together,
  usefulThing,
} from './overview.ts'

const region = (name: string, numbers: Partial<RegionNumbers> = {}): RegionNumbers => ({
  ...noNumbers,
  regionId: name,
  name,
  representatives: ['Ewan Baird'],
  ...numbers,
})
const groups = { planning: 2, open: 3, full: 1, meeting: 4, quiet: 1 }
const thing = (facts: Partial<OverviewFacts>) =>
  usefulThing({ as: 'administrator', regions: [], councilAsked: 0, uncovered: [], enough: 6, ...facts })

test('regions are added up', () => {
  const sum = together([
    region('Scotland', { groups, seatsTaken: 40, seatsFree: 6, leaders: 12, unsupervised: 2, waiting: 3 }),
    region('Midlands', { groups, seatsTaken: 2, late: 1, waiting: 1 }),
  ])
  expect(groupsIn(sum)).toBe(22)
  expect(sum).toMatchObject({
    seatsTaken: 42,
    seatsFree: 6,
    leaders: 12,
    unsupervised: 2,
    waiting: 4,
    late: 1,
  })
})

test('whoever waits too long comes first, with where they are', () => {
  const regions = [region('Scotland', { waiting: 5 }), region('Midlands', { waiting: 2, late: 2 })]
  expect(thing({ regions })).toEqual({
    title: '2 people wait too long',
    why: 'They were promised an answer by now, in the Midlands.',
    action: { href: '/enquiries', label: 'Read the enquiries' },
  })
  expect(thing({ regions: [...regions, region('', { regionId: null, late: 1 })] })?.why).toContain(
    'in the Midlands and elsewhere',
  )
})

test('Council reads that somebody waits, and is led to no enquiry', () => {
  expect(thing({ as: 'council', regions: [region('Midlands', { late: 1, waiting: 1 })] })).toMatchObject({
    title: 'Somebody waits too long',
    action: null,
  })
  expect(thing({ as: 'council', regions: [region('Midlands', { waiting: 1 })] })).toBeNull()
  expect(thing({ as: 'council', councilAsked: 2 })?.action?.href).toBe('/register/waiting')
})

test('then those who wait in time, then a region without a representative, then one where everybody is away', () => {
  const orkney = region('Orkney', { representatives: [] })
  expect(thing({ regions: [orkney, region('Scotland', { waiting: 1 })] })?.title).toBe(
    'Somebody waits for an answer',
  )
  expect(thing({ regions: [orkney], uncovered: ['Scotland'] })?.title).toBe('Say who represents Orkney')
  expect(thing({ regions: [region('Scotland')], uncovered: ['Scotland'] })?.title).toBe(
    'Nobody is there for Scotland',
  )
  expect(thing({ regions: [region('Scotland')] })).toBeNull()
  expect(thing({ as: 'representative', regions: [orkney] })).toBeNull()
})

test('a place without a region needs no representative', () => {
  expect(thing({ regions: [region('', { regionId: null, representatives: [] })] })).toBeNull()
})

test('R10, R12: where enough people want a group and none is open, somebody could lead one', () => {
  const midlands = region('Midlands', { wanting: 7 })
  expect(
    thing({ as: 'representative', regions: [region('Scotland', { wanting: 6 }), midlands] }),
  ).toMatchObject({
    title: '7 people want a group in the Midlands',
    action: { href: '/register' },
  })
  expect(thing({ regions: [region('Midlands', { wanting: 5 })] })).toBeNull()
  expect(thing({ regions: [region('Midlands', { wanting: 9, groups })] })).toBeNull()
  expect(thing({ as: 'council', regions: [midlands] })).toBeNull()
})
