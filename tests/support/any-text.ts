import fc from 'fast-check'

/** Every sign that a text can hold, half ones and those that nobody sees included. */
const anySign = fc
  .oneof(...[0x7f, 0xffff, 0x10ffff].map((max) => fc.integer({ min: 0, max })))
  .map((point) => String.fromCodePoint(point))

/** fast-check's own, `{ unit: 'binary' }`, takes seconds to be made before the first text comes of it. */
export const anyText = (maxLength = 20): fc.Arbitrary<string> => fc.string({ unit: anySign, maxLength })
