import { expect, test } from 'vitest'
import { areaAndRegion } from './area.ts'

test('an area stands with its region, unless one names the other already', () => {
  expect(areaAndRegion('Leith', 'Scotland')).toBe('Leith, Scotland')
  expect(areaAndRegion('All of Scotland', 'Scotland')).toBe('All of Scotland')
  expect(areaAndRegion('Leeds', 'Leeds, Yorkshire and Humberside')).toBe('Leeds, Yorkshire and Humberside')
  expect(areaAndRegion(null, 'Scotland')).toBe('Scotland')
  expect(areaAndRegion('Leith', null)).toBe('Leith')
  expect(areaAndRegion(undefined, undefined)).toBe('')
})
