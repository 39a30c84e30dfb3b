import fc from 'fast-check'
import { anyText } from '../any-text.ts'

const A_MILLION = 'm'.repeat(1_000_000)

/** What people, programs and attackers put into one field. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 40, arbitrary: anyText(60) },
  {
    weight: 60,
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
  // Rare: a million characters say no more the tenth time, and cost as much as a hundred other cases.
  { weight: 1, arbitrary: fc.constant(A_MILLION) },
)
