import { expect, test } from 'vitest'
import { openSecrets } from '../secrets.ts'
import { newRecoveryCodes, readRecoveryCode, recoveryCodeHash } from './recovery-codes.ts'

const secrets = openSecrets('a secret for this test alone, long enough')

test('ten codes, all different, that can be read out', () => {
  const codes = newRecoveryCodes()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/)
})

test('a code is known however it was copied from paper', () => {
  expect(readRecoveryCode(' K3M9T 0XWQ7 ')).toBe(readRecoveryCode('k3m9t-oxwq7'))
  expect(readRecoveryCode('il1')).toBe('111')
})

test("a code is its person's alone", () => {
  const hash = (personId: string) => recoveryCodeHash(secrets, personId, 'k3m9t-0xwq7').toString('hex')
  expect(hash('ailsa')).toBe(hash('ailsa'))
  expect(hash('ailsa')).not.toBe(hash('rory'))
})
