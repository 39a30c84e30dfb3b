import { expect, test } from 'vitest'
import { fingerprintIn } from './certificate.ts'

const one = 'AA:BB:01'
const line = (algorithm: string, value: string) => `v=0\r\na=fingerprint:${algorithm} ${value}\r\n`

test('a description lets in one certificate, named by SHA-256', () => {
  expect(fingerprintIn(line('sha-256', one))).toBe('aabb01')
  expect(fingerprintIn(line('sha-256', one) + line('SHA-256', one.toLowerCase()))).toBe('aabb01')
})

test.each([
  ['none at all', 'v=0\r\n'],
  ['two certificates', line('sha-256', one) + line('sha-256', 'AA:BB:02')],
  ['a weaker digest', line('sha-1', one)],
  ['a weaker digest beside the true one', line('sha-256', one) + line('md5', one)],
])('a description with %s lets in nobody', (_, sdp) => {
  expect(fingerprintIn(sdp)).toBeNull()
})
