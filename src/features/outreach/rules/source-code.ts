// Without 0, 1, i, l, o and u: read off paper and typed, none is taken for another, and no word comes of it by chance.
const signs = '23456789abcdefghjkmnpqrstvwxyz'

/** A code that nobody guesses by trying neighbours, short enough to be typed. @param bytes eight, at random */
export function codeFrom(bytes: Uint8Array): string {
  return [...bytes.slice(0, 8)].map((byte) => signs[byte % signs.length]).join('')
}
