import { expect, test } from 'vitest'
import { appAddress, appCode, base32, stepAt, stepOfCode } from './app-codes.ts'

const secret = Buffer.from('12345678901234567890')
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000)

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at %i seconds the code is the one of RFC 6238, appendix B', (seconds, code) => {
  expect(appCode(secret, stepAt(at(seconds)))).toBe(code)
})

test('a clock that is half a minute off is taken, one that is a minute off is not', () => {
  const step = stepAt(at(1_234_567_890))
  for (const off of [-1, 0, 1]) {
    expect(stepOfCode(secret, appCode(secret, step + off), at(1_234_567_890))).toBe(step + off)
  }
  for (const off of [-2, 2]) {
    expect(stepOfCode(secret, appCode(secret, step + off), at(1_234_567_890))).toBeNull()
  }
  expect(stepOfCode(secret, '', at(1_234_567_890))).toBeNull()
})

test('the secret is written as apps read it', () => {
  expect(base32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  expect(base32(Buffer.from('foob'))).toBe('MZXW6YQ')
  const address = new URL(appAddress(secret, { society: 'Northfield & Co', email: 'ailsa@example.org' }))
  expect(address.searchParams.get('issuer')).toBe('Northfield & Co')
  expect(decodeURIComponent(address.pathname)).toContain('Northfield & Co:ailsa@example.org')
})
