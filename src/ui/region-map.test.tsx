import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { RegionMap } from './region-map.tsx'

const regions = [
  { mapKey: 'scotland', name: 'Scotland', href: '/regions/1', count: 2, words: '2 open groups' },
  { mapKey: 'midlands', name: 'Midlands', href: '/regions/2', count: 0, words: 'no open group' },
  { mapKey: null, name: 'Channel Islands', href: '/regions/3', words: '1 open group' },
]

test('every region is a link that says its name and what is counted there', () => {
  const html = render(<RegionMap label="Regions" regions={regions} />)
  expect(html).toContain(
    '<a href="/regions/1" class="map-region map-some"><title>Scotland: 2 open groups</title>',
  )
  expect(html).toContain('<title>Midlands: no open group</title>')
})

test('a region of the society’s own making stands beside the map', () => {
  const html = render(<RegionMap label="Regions" elsewhere="Not drawn here" regions={regions} />)
  expect(html).toContain('Not drawn here: <a href="/regions/3">Channel Islands (1 open group)</a>')
})

test('the region of this page is marked, and a region the society does without is land without a link', () => {
  const html = render(
    <RegionMap
      label="Regions"
      regions={regions.map((region) => ({ ...region, current: region.count === 2 }))}
    />,
  )
  expect(html.match(/aria-current="page"/g)).toHaveLength(1)
  expect(html.match(/class="map-land"/g)).toHaveLength(11)
})
