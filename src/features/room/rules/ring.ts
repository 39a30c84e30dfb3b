/** Where the pictures stand, as people sit around a table, and the table. Lengths are CSS pixels. */
export interface Ring {
  /** One size for all. */
  readonly width: number
  readonly height: number
  /** By position, clockwise from the top. */
  readonly places: readonly Spot[]
  /** What stays free in the middle, for the words of the room. */
  readonly middle: Box
  /** Half the width and half the height of the line that the pictures stand on, and how far its middle is from the top. */
  readonly table: { readonly a: number; readonly b: number; readonly y: number }
  /** How far a picture may move out and still be seen whole. */
  readonly lean: number
}

export interface Spot {
  /** The picture's upper left corner. */
  readonly x: number
  readonly y: number
  /** The way out of the ring, of length 1. */
  readonly out: { readonly x: number; readonly y: number }
}

interface Size {
  readonly width: number
  readonly height: number
}

export interface Box extends Size {
  readonly x: number
  readonly y: number
}

/** A camera's own shape: nobody is cut off. */
const shape = 16 / 9
const gap = 10

/**
 * Equal pictures on a ring, as large as the window lets them be. It depends on nothing but the number of places and the
 * window: whoever comes or goes moves nobody, and each has the same neighbours on every screen.
 */
export function ringOf(places: number, width: number, height: number): Ring {
  const window = { places, width, height, lean: leanIn(width, height), middle: middleOf(width, height) }
  if (places === 1) return alone(window)
  const size = largest((size) => seated(window, size) !== null, 0, width)
  return ringFrom(window, size, seated(window, size) ?? [])
}

interface Window {
  readonly places: number
  readonly width: number
  readonly height: number
  readonly lean: number
  readonly middle: Box
}

/** From the middle of the window. */
interface Point {
  readonly x: number
  readonly y: number
}

const leanIn = (width: number, height: number) => Math.min(24, 0.03 * Math.min(width, height))

function middleOf(width: number, height: number): Box {
  const size = { width: Math.min(0.28 * width, 400), height: Math.min(0.26 * height, 200) }
  return { x: (width - size.width) / 2, y: (height - size.height) / 2, ...size }
}

/** Words may have what the pictures leave them. */
function widened(middle: Box, isOver: (words: Size) => boolean): Box {
  const grown = (by: number, taller: number): Size => ({
    width: Math.min(middle.width * by, 620),
    height: Math.min(middle.height * taller, 340),
  })
  const taller = largest((by) => !isOver(grown(1, by)), 1, 2)
  const wider = largest((by) => !isOver(grown(by, taller)), 1, 2)
  const { width, height } = grown(wider, taller)
  return {
    x: middle.x - (width - middle.width) / 2,
    y: middle.y - (height - middle.height) / 2,
    width,
    height,
  }
}

/** Nobody else: one picture, and the words below it. */
function alone(window: Window): Ring {
  const { width, height, lean, middle } = window
  const size = Math.min(width - 2 * lean, (height - middle.height - 2 * lean - gap) * shape)
  const below = { ...middle, y: height - lean - middle.height }
  return ringFrom({ ...window, middle: below }, size, [{ x: 0, y: lean + size / shape / 2 - height / 2 }])
}

function ringFrom({ width, height, lean, middle }: Window, size: number, centres: readonly Point[]): Ring {
  const tall = size / shape
  // Three or five leave more free below than above.
  const down = -(Math.min(...centres.map(({ y }) => y)) + Math.max(...centres.map(({ y }) => y))) / 2
  const lower = centres.length > 1 ? down : 0
  const isOver = (words: Size) => centres.some((centre) => covers(centre, size, words))
  return {
    width: size,
    height: tall,
    places: centres.map(({ x, y }) => {
      const far = Math.hypot(x, y) || 1
      return {
        x: width / 2 + x - size / 2,
        y: height / 2 + y - tall / 2 + lower,
        out: { x: x / far, y: y / far },
      }
    }),
    middle: centres.length > 1 ? widened({ ...middle, y: middle.y + lower }, isOver) : middle,
    table: { a: (width - size) / 2 - lean, b: (height - tall) / 2 - lean, y: height / 2 + lower },
    lean,
  }
}

/** The largest value that still fits, to less than a tenth of a pixel. */
function largest(fits: (value: number) => boolean, least: number, most: number): number {
  let low = least
  let high = most
  for (let step = 0; step < 15; step++) {
    const half = (low + high) / 2
    if (fits(half)) low = half
    else high = half
  }
  return low
}

/** The centres of pictures of this size; null where they do not fit. */
function seated(window: Window, size: number): Point[] | null {
  const curve = curveIn(window, size)
  if (!curve) return null
  const evenly = farthestApart(window, size, curve)
  if (evenly && isFree(evenly, window, size)) return evenly
  const byTurns = equalTurns(window.places).map(curve)
  return isFree(byTurns, window, size) ? byTurns : null
}

/** Nobody covers anybody, nor the middle. */
function isFree(centres: readonly Point[], window: Window, size: number): boolean {
  return centres.every(
    (centre, nth) =>
      !covers(centre, size, window.middle) &&
      centres.slice(nth + 1).every((other) => distance(centre, other, size) >= 1 - 1e-6),
  )
}

function covers({ x, y }: Point, size: number, middle: Size): boolean {
  return Math.abs(x) < (size + middle.width) / 2 && Math.abs(y) < (size / shape + middle.height) / 2
}

/** Two pictures are free of each other when they are one width apart across or one height apart down. */
function distance(one: Point, other: Point, size: number): number {
  const across = Math.abs(one.x - other.x) / (size + gap)
  const down = Math.abs(one.y - other.y) / (size / shape + gap)
  return Math.max(across, down)
}

/** With these numbers of places nobody sits at the very top: the pictures are larger so, in windows of laptops. */
const startsBesideTheTop = (places: number) => places % 2 === 0 && places !== 4 && places !== 8

/** For the few: a third or a quarter of the round each. */
const equalTurns = (places: number): number[] =>
  Array.from({ length: places }, (_, nth) => (nth + (startsBesideTheTop(places) ? 0.5 : 0)) / places)

/** What room there is lies evenly between all. */
function farthestApart({ places, width }: Window, size: number, curve: Curve): Point[] | null {
  if (!walked(places, size, 1, curve)) return null
  const apart = largest((apart) => walked(places, size, apart, curve) !== null, 1, (2 * width) / size)
  return walked(places, size, apart, curve)
}

/**
 * Seats one half after another down the right side, each `apart` from the last, and the other half opposite them; null
 * when the line is too short for that.
 */
function walked(places: number, size: number, apart: number, at: Curve): Point[] | null {
  const halfStep = (apart * (size + gap)) / 2
  const besideTheTop = startsBesideTheTop(places)
  const atTheBottom = !besideTheTop && places % 2 === 0
  const first = besideTheTop ? nextTurn((turn) => at(turn).x >= halfStep, 0, 0.25) : 0
  if (first === null) return null
  const turns = [first]
  while (turns.length < (besideTheTop ? places / 2 : Math.floor(places / 2) + 1)) {
    const before = turns.at(-1) ?? 0
    const from = at(before)
    const next = nextTurn((turn) => distance(from, at(turn), size) >= apart, before, 0.5)
    if (next === null) return null
    turns.push(next)
  }
  if (atTheBottom) turns[turns.length - 1] = 0.5
  const right = turns.map(at)
  const last = right.at(-1)
  if (!atTheBottom && last && last.x < halfStep - 1e-6) return null
  const left = right.slice(besideTheTop ? 0 : 1, atTheBottom ? -1 : undefined).toReversed()
  return [...right, ...left.map(({ x, y }) => ({ x: -x, y }))]
}

/** @param turn 0 is the top, a quarter the right */
type Curve = (turn: number) => Point

/** The line on which pictures of this size stand; null where not even one fits. */
function curveIn({ width, height, lean }: Window, size: number): Curve | null {
  const a = (width - size) / 2 - lean
  const b = (height - size / shape) / 2 - lean
  if (a < 0 || b < 0) return null
  return (turn) => {
    const { x, y } = unitCurve(turn)
    return { x: a * x, y: b * y }
  }
}

const steps = 240

/** Between an ellipse and a rectangle, |x|³ + |y|³ = 1: round to look at, and pictures a tenth larger than on an ellipse. */
const edge = Array.from({ length: steps + 1 }, (_, nth): Point => {
  const x = Math.sin((2 * Math.PI * nth) / steps)
  const y = -Math.cos((2 * Math.PI * nth) / steps)
  const far = Math.cbrt(Math.abs(x) ** 3 + Math.abs(y) ** 3)
  return { x: x / far, y: y / far }
})

function unitCurve(turn: number): Point {
  const nth = Math.min(Math.floor(turn * steps), steps - 1)
  const from = edge[nth] as Point
  const to = edge[nth + 1] as Point
  const part = turn * steps - nth
  return { x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) }
}

/** The first turn after `from` at which it is so; null when the end comes before. */
function nextTurn(isSo: (turn: number) => boolean, from: number, end: number): number | null {
  let before = from
  let nth = Math.floor(from * steps) + 1
  while (before < end) {
    const turn = Math.min(nth++ / steps, end)
    if (isSo(turn)) return narrowed(isSo, before, turn)
    before = turn
  }
  return null
}

function narrowed(isSo: (turn: number) => boolean, no: number, yes: number): number {
  let low = no
  let high = yes
  for (let step = 0; step < 14; step++) {
    const half = (low + high) / 2
    if (isSo(half)) high = half
    else low = half
  }
  return high
}

/** The table's edge as an SVG path around (0, 0). */
export function tablePath({ a, b }: Pick<Ring['table'], 'a' | 'b'>): string {
  return `M${edge.map(({ x, y }) => `${(a * x).toFixed(1)} ${(b * y).toFixed(1)}`).join('L')}Z`
}
