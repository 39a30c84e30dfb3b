import { describe, expect, test } from 'vitest'
import { growsTooFast, patternsIn } from '../support/patterns-in.ts'

/** Those that take more, and why it does no harm: what they read is never long. */
const shortTexts: Record<string, string> = {
  'src/features/meetings/rules/calendar-words.ts':
    'A group’s name, a word of one’s own, the name of a place: forms take three hundred signs at most.',
  'src/ui/pdf/shorten.ts':
    'What leaders write on a flier and a portfolio: two thousand signs at most, drawn once.',
}
/** Where one is put together: of constants of the program alone. */
const putTogether: Record<string, string> = {
  'src/features/payments/rules/mt940.ts': 'A code of the format, and a run of at most 140 signs.',
  'src/shared/form-text.ts': 'A literal, with the flag for all of them.',
  'src/shared/patient-guard.ts': 'Its own test counts its steps (patient-guard.test.ts).',
}

describe('no regular expression holds everybody up', () => {
  const { literals, made } = patternsIn(['src/**/*.{ts,tsx}', 'bin/**/*.js', 'demo/**/*.ts', 'map/**/*.ts'])

  test('each takes twice the steps for a text of twice the length, whatever is in it', () => {
    expect(literals.length).toBeGreaterThan(150)
    const slow = literals.flatMap(({ file, pattern }) => {
      const worst = growsTooFast(pattern)
      return worst ? [{ file, says: `${file} ${pattern} (${JSON.stringify(worst.piece)})` }] : []
    })
    expect(slow.filter(({ file }) => !(file in shortTexts)).map(({ says }) => says)).toEqual([])
    expect([...new Set(slow.map(({ file }) => file))]).toEqual(Object.keys(shortTexts))
  })

  test('one that is put together from parts is looked at where that is done', () => {
    expect([...new Set(made)]).toEqual(Object.keys(putTogether))
  })

  test('and one that takes more is found out', () => {
    for (const pattern of [/\s*x/, /(?:a|a)*b/, /^(\w+\s?)*$/, /\d+$/])
      expect(growsTooFast(pattern), `${pattern}`).not.toBeNull()
    for (const pattern of [/^\d+$/, /^[\w-]{22}$/, /\.ics$/])
      expect(growsTooFast(pattern), `${pattern}`).toBeNull()
  })
})
