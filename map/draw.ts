// npm run map: draws src/ui/region-shapes.ts. Where the land comes from and what is ours: map/README.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { geoConicEqualArea } from 'd3-geo'
import type { MultiPolygon as GeoMultiPolygon, Geometry, Position } from 'geojson'
import type { MultiPolygon, Pair } from 'polygon-clipping'
import { feature } from 'topojson-client'
import { topology } from 'topojson-server'
import {
  filter,
  filterWeight,
  planarRingArea,
  planarTriangleArea,
  presimplify,
  simplify,
} from 'topojson-simplify'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { labels } from './labels.ts'
import { cutIntoRegions } from './regions.ts'

/** In units of the drawing, which is this wide: what is smaller than a pixel or two on a phone is left out. */
const width = 1000
const margin = 8
const smallestBend = 9
const smallestIsland = 16

interface Countries extends Topology {
  objects: { countries: GeometryCollection<{ name: string }> }
}
const atlas: Countries = JSON.parse(
  readFileSync(new URL('../node_modules/world-atlas/countries-10m.json', import.meta.url), 'utf8'),
)

const pairs = (rings: Position[][]) => rings.map((ring) => ring.map(([x = 0, y = 0]): Pair => [x, y]))

function country(name: string): MultiPolygon {
  const found = feature(atlas, atlas.objects.countries).features.find((one) => one.properties.name === name)
  const land: Geometry | undefined = found?.geometry
  if (land?.type === 'Polygon') return [pairs(land.coordinates)]
  if (land?.type === 'MultiPolygon') return land.coordinates.map(pairs)
  throw new Error(`world-atlas does not know ${name}`)
}

// Equal areas, and north straight up in the middle of the two islands; Shetland stands where it lies.
const project = geoConicEqualArea().parallels([51, 59]).rotate([4.4, 0]).center([0, 55]).scale(4000)
const flat = (land: MultiPolygon): MultiPolygon =>
  land.map((polygon) => polygon.map((ring) => ring.map((point): Pair => project(point) ?? [0, 0])))

const isLarge = (polygon: Pair[][]) => planarRingArea(polygon[0] ?? []) > smallestIsland

const shapes = cutIntoRegions(country('United Kingdom'), country('Ireland'))
shapes.set('isle-of-man', country('Isle of Man'))
const drawn = [...shapes].map(([key, land]) => [key, flat(land)] as const)

// Rockall and St Kilda, too small to be drawn, must not push the islands to the side.
const points = drawn.flatMap(([, land]) => land.filter(isLarge)).flat(2)
const left = Math.min(...points.map(([x]) => x))
const top = Math.min(...points.map(([, y]) => y))
const factor = (width - 2 * margin) / (Math.max(...points.map(([x]) => x)) - left)
const height = Math.round((Math.max(...points.map(([, y]) => y)) - top) * factor + 2 * margin)
const place = ([x, y]: Pair): Pair => [(x - left) * factor + margin, (y - top) * factor + margin]

const geometries: Record<string, GeoMultiPolygon> = Object.fromEntries(
  drawn.map(([key, land]) => [
    key,
    {
      type: 'MultiPolygon',
      coordinates: land.map((polygon) => polygon.map((ring) => ring.map(place))),
    },
  ]),
)
// One topology, so that a border is simplified once and neighbours still meet.
const exact = topology(geometries, 1e5)
const objects = Object.fromEntries(
  Object.entries(exact.objects).flatMap(([key, land]) =>
    land.type === 'MultiPolygon' ? [[key, { type: land.type, arcs: land.arcs, properties: {} }]] : [],
  ),
)
const whole = presimplify({ ...exact, objects }, planarTriangleArea)
const simpler = simplify(whole, smallestBend)
const simple = filter(simpler, filterWeight(simpler, smallestIsland, planarRingArea))

const path = (land: Geometry): string =>
  land.type === 'MultiPolygon'
    ? land.coordinates.flatMap((polygon) => polygon.map(ringPath)).join('')
    : land.type === 'Polygon'
      ? land.coordinates.map(ringPath).join('')
      : ''

/** Relative lines between whole units. */
function ringPath(ring: Position[]): string {
  const whole = ring.map(([x = 0, y = 0]) => [Math.round(x), Math.round(y)] as const)
  const [first, ...rest] = whole.slice(0, -1)
  if (!first) return ''
  let [x, y] = first
  const steps = rest.flatMap(([nextX, nextY]) => {
    const [dx, dy] = [nextX - x, nextY - y]
    ;[x, y] = [nextX, nextY]
    return dx === 0 && dy === 0 ? [] : [`${dx}${dy < 0 ? '' : ' '}${dy}`]
  })
  return `M${first[0]} ${first[1]}l${steps.join(' ').replaceAll(' -', '-')}z`
}

const lines = Object.entries(simple.objects).map(([key, land]) => {
  const drawing = feature(simple, land)
  return `  '${key}': '${drawing.type === 'Feature' ? path(drawing.geometry) : ''}',`
})

const marks = Object.entries(labels).map(([key, { number, name, anchor, letters, onLand }]) => {
  const [x, y] = spot(number)
  const [nameX, nameY] = spot(name)
  return `  '${key}': { x: ${x}, y: ${y}, nameX: ${nameX}, nameY: ${nameY}, anchor: '${anchor}', letters: ${letters}, onLand: ${onLand} },`
})

function spot([longitude, latitude]: readonly [number, number]): Pair {
  const [x, y] = place(project([longitude, latitude]) ?? [0, 0])
  return [Math.round(x), Math.round(y)]
}

writeFileSync(
  new URL('../src/ui/region-shapes.ts', import.meta.url),
  `// Drawn by \`npm run map\` from Natural Earth (public domain) and our own borders: map/README.md.

export const mapSize = { width: ${width}, height: ${height} }

export const regionShapes = {
${lines.join('\n')}
}

/** Where a region's number and its name stand. */
export const regionMarks = {
${marks.join('\n')}
} as const
`,
)
console.log(`${lines.join('\n').length} characters, ${width} × ${height}`)
