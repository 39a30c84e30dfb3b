import polygonClipping, { type MultiPolygon, type Pair } from 'polygon-clipping'
import type { Line } from './borders.ts'
import * as borders from './borders.ts'

const { difference, intersection } = polygonClipping

type Corner = 'north-west' | 'north-east' | 'south-east' | 'south-west'
const corners: Record<Corner, Pair> = {
  'north-west': [-14, 64],
  'north-east': [6, 64],
  'south-east': [6, 47],
  'south-west': [-14, 47],
}

/** One side of a border: its line, closed over corners far out at sea. */
function side(line: Line, ...closedOver: Corner[]): MultiPolygon {
  const ring: Pair[] = [...line.map(([x, y]): Pair => [x, y]), ...closedOver.map((corner) => corners[corner])]
  return [[[...ring, ring[0] ?? corners['north-west']]]]
}

const joined = (...lines: Line[]): Line => lines.flat()
const backwards = (line: Line): Line => line.toReversed()

/** Ulster's part of the United Kingdom: what lies west of the North Channel. */
const overTheNorthChannel: MultiPolygon = [
  [
    [
      [-9, 53.7],
      [-5.3, 53.7],
      [-5.3, 54.9],
      [-5.95, 55.25],
      [-6.05, 55.42],
      [-9, 55.42],
      [-9, 53.7],
    ],
  ],
]

/** The largest lake of these islands; whoever lives there would miss it. */
const loughNeagh: MultiPolygon = [
  [
    [
      [-6.52, 54.69],
      [-6.42, 54.74],
      [-6.28, 54.73],
      [-6.22, 54.66],
      [-6.27, 54.58],
      [-6.33, 54.51],
      [-6.48, 54.5],
      [-6.6, 54.53],
      [-6.55, 54.6],
      [-6.52, 54.69],
    ],
  ],
]

/** The land, cut from the north southwards: what one region has taken, the next does not get. */
export function cutIntoRegions(
  unitedKingdom: MultiPolygon,
  ireland: MultiPolygon,
): Map<string, MultiPolygon> {
  const regions = new Map<string, MultiPolygon>()
  let rest = unitedKingdom
  const take = (key: string, mask: MultiPolygon) => {
    regions.set(key, intersection(rest, mask))
    rest = difference(rest, mask)
  }

  take('northern-ireland', difference(overTheNorthChannel, loughNeagh))
  rest = difference(rest, loughNeagh)
  take('scotland', side(borders.scotlandAndEngland, 'south-west', 'north-west', 'north-east'))
  const wales = side(borders.walesAndEngland, 'south-west', 'north-west')
  const north = side(borders.northAndSouthWales, 'north-east', 'north-west')
  take('north-wales', intersection(wales, north))
  take('south-wales', wales)
  take('north-east', side(borders.northEast, 'north-east', 'north-west'))
  take(
    'north-west',
    side(
      joined(borders.yorkshireAndNorthWest, borders.northWestAndMidlands.slice(1)),
      'north-west',
      'north-east',
    ),
  )
  take('yorkshire', side(borders.yorkshireAndMidlands, 'north-east', 'north-west'))
  take(
    'east-anglia',
    side(
      joined(borders.eastAngliaAndMidlands, borders.eastAngliaAndSouthEast.slice(1)),
      'south-east',
      'north-east',
    ),
  )
  take(
    'south-west',
    side(
      joined(backwards(borders.southWestAndSouthEast), borders.midlandsAndSouthWest.slice(1)),
      'south-west',
    ),
  )
  take(
    'london',
    side(joined(backwards(borders.midlandsAndSouthEast), [[2, 52.3]]), 'south-east', 'south-west'),
  )
  regions.set('midlands', rest)
  regions.set('ireland', ireland)
  return regions
}
