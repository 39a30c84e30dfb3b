import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutOff, type KeyTree, LEAVES, leafKey } from './key-tree.ts'

const whole: KeyTree = new Map([['', Buffer.alloc(32, 7)]])
const leaf = fc.integer({ min: 0, max: LEAVES - 1 })
const hex = (tree: KeyTree, of: number) => leafKey(tree, of)?.toString('hex') ?? null

test('every leaf has a key of its own, the same each time', () => {
  fc.assert(
    fc.property(leaf, leaf, (one, other) => {
      expect(hex(whole, one)).toBe(hex(whole, one))
      if (one !== other) expect(hex(whole, one)).not.toBe(hex(whole, other))
    }),
  )
})

test('what is cut off has no key any more, and everything else keeps the one it had', () => {
  fc.assert(
    fc.property(fc.array(leaf, { minLength: 1, maxLength: 6 }), leaf, leaf, (cut, end, other) => {
      const tree = cut.reduce(
        (left, gone) => cutOff(left, { from: gone, to: gone + 1 }),
        cutOff(whole, { from: 0, to: end }),
      )
      for (const gone of cut) expect(leafKey(tree, gone)).toBeNull()
      if (end > 0) expect(leafKey(tree, end - 1)).toBeNull()
      if (other >= end && !cut.includes(other)) expect(hex(tree, other)).toBe(hex(whole, other))
    }),
    { numRuns: 60 },
  )
})

test('in what is left no key lies above a leaf that was cut off', () => {
  fc.assert(
    fc.property(leaf, (gone) => {
      const path = gone.toString(2).padStart(48, '0')
      const tree = cutOff(whole, { from: gone, to: gone + 1 })
      expect([...tree.keys()].filter((kept) => path.startsWith(kept))).toEqual([])
      expect(tree.size).toBe(48)
    }),
    { numRuns: 40 },
  )
})

test('cutting off what is gone already changes nothing, so that the file need not be written', () => {
  const tree = cutOff(whole, { from: 0, to: 2 ** 40 })
  expect(cutOff(tree, { from: 5, to: 6 })).toBe(tree)
  expect(cutOff(tree, { from: 0, to: 2 ** 40 })).toBe(tree)
})

test('days that have passed leave a small file, whatever lay in them', () => {
  let tree = whole
  for (let record = 0; record < 40; record++) {
    tree = cutOff(tree, {
      from: 20_000 * 2 ** 32 + record * 99_991,
      to: 20_000 * 2 ** 32 + record * 99_991 + 1,
    })
  }
  expect(tree.size).toBeGreaterThan(500)
  expect(cutOff(tree, { from: 0, to: 20_001 * 2 ** 32 }).size).toBeLessThanOrEqual(16)
})
