import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Ring, ringOf } from './ring.ts'

const gap = 10
const mostSeats = 12
const windows = fc.record({
  places: fc.integer({ min: 1, max: mostSeats }),
  width: fc.integer({ min: 620, max: 1920 }),
  height: fc.integer({ min: 290, max: 1080 }),
})
/** What is left of a laptop's window once bars and panels have theirs. */
const laptops = windows.filter(({ width, height }) => width > 1.2 * height && width < 2.5 * height)

interface Box {
  x: number
  y: number
  width: number
  height: number
}

const pictures = (ring: Ring): Box[] =>
  ring.places.map(({ x, y }) => ({ x, y, width: ring.width, height: ring.height }))

const across = (one: Box, other: Box) =>
  Math.max(one.x, other.x) - Math.min(one.x + one.width, other.x + other.width)
const down = (one: Box, other: Box) =>
  Math.max(one.y, other.y) - Math.min(one.y + one.height, other.y + other.height)
/** The free strip between two boxes; below 0 where they overlap. */
const between = (one: Box, other: Box) => Math.max(across(one, other), down(one, other))

const pairs = <T>(all: readonly T[]): [T, T][] =>
  all.flatMap((one, nth) => all.slice(nth + 1).map((other): [T, T] => [one, other]))

describe('the ring', () => {
  it('has a place for each, none covers another, and all are in the window, also when one moves out', () => {
    fc.assert(
      fc.property(windows, ({ places, width, height }) => {
        const ring = ringOf(places, width, height)
        const all = pictures(ring)
        expect(all.length).toBe(places)
        expect(ring.width / ring.height).toBeCloseTo(16 / 9)
        for (const [one, other] of pairs(all)) expect(between(one, other)).toBeGreaterThan(gap - 0.1)
        ring.places.forEach(({ x, y, out }) => {
          expect(x + ring.lean * Math.min(out.x, 0)).toBeGreaterThan(-0.1)
          expect(y + ring.lean * Math.min(out.y, 0)).toBeGreaterThan(-0.1)
          expect(x + ring.width + ring.lean * Math.max(out.x, 0)).toBeLessThan(width + 0.1)
          expect(y + ring.height + ring.lean * Math.max(out.y, 0)).toBeLessThan(height + 0.1)
        })
      }),
      { numRuns: 60 },
    )
  })

  it('leaves its middle free for words', () => {
    fc.assert(
      fc.property(windows, ({ places, width, height }) => {
        const ring = ringOf(places, width, height)
        expect(ring.middle.width).toBeGreaterThanOrEqual(Math.min(0.28 * width, 400) - 0.1)
        expect(ring.middle.height).toBeGreaterThanOrEqual(Math.min(0.26 * height, 200) - 0.1)
        for (const picture of pictures(ring)) expect(between(picture, ring.middle)).toBeGreaterThan(-0.1)
      }),
      { numRuns: 60 },
    )
  })

  it('is as large as it can be: somewhere a picture touches the next one, the middle or the edge', () => {
    fc.assert(
      fc.property(laptops, ({ places, width, height }) => {
        const ring = ringOf(places, width, height)
        const all = pictures(ring)
        const slack = [
          ...pairs(all).map(([one, other]) => between(one, other) - gap),
          ...all.map((picture) => between(picture, ring.middle) - (places === 1 ? gap : 0)),
          ring.table.a,
          ring.table.b,
        ]
        expect(Math.min(...slack)).toBeLessThan(1.5)
      }),
      { numRuns: 60 },
    )
  })

  it('is the same to the left and to the right, and goes round clockwise from the top', () => {
    fc.assert(
      fc.property(laptops, ({ places, width, height }) => {
        const ring = ringOf(places, width, height)
        const centres = ring.places.map(({ x, y }) => ({
          x: x + ring.width / 2 - width / 2,
          y: y + ring.height / 2 - height / 2,
        }))
        for (const { x, y } of centres)
          expect(centres.some((other) => Math.abs(other.x + x) < 1.5 && Math.abs(other.y - y) < 1.5)).toBe(
            true,
          )
        if (places < 3) return
        const angles = centres.map(({ x, y }) => (Math.atan2(x, -y) + 2 * Math.PI) % (2 * Math.PI))
        // A seat at the very top may lie a hair to the left of it.
        const turned = angles.map((angle) => (angle > 2 * Math.PI - 1e-3 ? 0 : angle))
        expect(turned).toEqual(turned.toSorted((one, other) => one - other))
      }),
      { numRuns: 60 },
    )
  })

  it('is never smaller for fewer people by much, and shows twelve at a size at which one knows a face', () => {
    const widths = Array.from({ length: mostSeats }, (_, nth) => ringOf(nth + 1, 1280, 640).width)
    widths.slice(1).forEach((width, nth) => {
      expect(width).toBeLessThan((widths[nth] ?? 0) * 1.05)
    })
    expect(ringOf(12, 1280, 640).width).toBeGreaterThan(215)
    expect(ringOf(8, 1280, 640).width).toBeGreaterThan(300)
  })
})
