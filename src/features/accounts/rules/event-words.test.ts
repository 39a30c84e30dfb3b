import { expect, test } from 'vitest'
import { afterEvent, eventInWords, ifNotYou } from './event-words.ts'

test('whose way in changed is told what to do if it was somebody else', () => {
  expect(ifNotYou('passkey-added')).toMatch(/^If it was not you, remove there what you do not know/)
  expect(ifNotYou('second-steps-removed')).toMatch(/^If it was not you/)
})

test.each(['codes-ended', 'app-ended'] as const)('after a restore nobody looks for a thief: %s', (kind) => {
  const letter = [eventInWords({ kind, word: null, userAgent: null }), afterEvent(kind), ifNotYou(kind)].join(
    '. ',
  )
  expect(letter).toContain('this site was put back from a backup')
  expect(letter).toContain('Nobody has touched your account')
  expect(letter).not.toMatch(/not you|sign out everywhere/)
})
