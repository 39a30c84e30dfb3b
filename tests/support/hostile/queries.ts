import fc from 'fast-check'
import { hostileText } from './texts.ts'

/** What stands behind a question mark: names that the page knows, with what nobody meant by them. */
export const hostileQuery = (names: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.constantFrom(...names), hostileText), { minLength: 1, maxLength: 4 })
    .map((pairs) =>
      pairs
        .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed()).slice(0, 6_000)}`)
        .join('&'),
    )
