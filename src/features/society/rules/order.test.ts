import { expect, test } from 'vitest'
import { movedBy } from './order.ts'

const regions = ['Scotland', 'Midlands', 'East Anglia']

test('a region moves up or down by a place, and not beyond the ends', () => {
  expect(movedBy(regions, 'Midlands', -1)).toEqual(['Midlands', 'Scotland', 'East Anglia'])
  expect(movedBy(regions, 'Midlands', 1)).toEqual(['Scotland', 'East Anglia', 'Midlands'])
  expect(movedBy(regions, 'Scotland', -1)).toBeNull()
  expect(movedBy(regions, 'East Anglia', 1)).toBeNull()
  expect(movedBy(regions, 'Orkney', 1)).toBeNull()
  expect(movedBy(regions, 'Scotland', 0)).toBeNull()
})
