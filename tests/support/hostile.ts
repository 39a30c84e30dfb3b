import fc from 'fast-check'
import { anyText } from './any-text.ts'

/** What people, programs and attackers put into one field. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: anyText(60) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "'; drop table person; --",
      "' or 1=1 --",
      '\u0000',
      'a\u0000b',
      '\u202Ereversed',
      '\uFEFF',
      '\uD800',
      '\r\nBcc: someone@example.org',
      '{{7*7}}',
      '%00%0a',
      '../../etc/passwd',
      'null',
      'undefined',
      'NaN',
      '[object Object]',
      '__proto__',
      '-1',
      '0',
      '1e309',
      '99999999999999999999',
      '9007199254740993',
      '0x10',
      '1,5',
      '£20',
      '2026-02-30',
      '-271821-04-20',
      '+275760-09-13',
      '9999-12-31',
      '2026-12-01',
      '24:00',
      '19:30',
      'Europe/Atlantis',
      'javascript:alert(1)',
      'https://user:pass@example.org/',
      'a@example.org',
      'a@b',
      '01990000-0000-7000-8000-000000000000',
      'x'.repeat(10_000),
      '😀'.repeat(3_000),
    ),
  },
  { weight: 1, arbitrary: fc.constant('m'.repeat(1_000_000)) },
)

/** What is sent instead of a field's own value; undefined: nothing at all. */
const fieldValues: fc.Arbitrary<string[] | undefined> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(undefined) },
  { weight: 6, arbitrary: hostileText.map((text) => [text]) },
  { weight: 1, arbitrary: fc.array(hostileText, { minLength: 2, maxLength: 4 }) },
)

/**
 * A body for a form: some fields left as they stand, some replaced, some missing, some sent several times.
 * @param fields every field of the form with the value it has
 */
export const hostileBody = (fields: Record<string, string>): fc.Arbitrary<URLSearchParams> =>
  fc
    .record(
      Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [
          name,
          fc.oneof({ weight: 3, arbitrary: fc.constant([value]) }, { weight: 2, arbitrary: fieldValues }),
        ]),
      ),
    )
    .map((record) => {
      const body = new URLSearchParams()
      for (const [name, values] of Object.entries(record))
        for (const value of values ?? []) body.append(name, value)
      return body
    })
