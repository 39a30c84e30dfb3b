import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isId } from '../../shared/ids.ts'
import { openSecrets } from '../secrets.ts'
import {
  isCode,
  linkToken,
  newRequestId,
  requestOfLink,
  sessionToken,
  signInCode,
  signInExpiry,
} from './sign-in-proof.ts'

const now = Temporal.Instant.from('2026-12-08T19:30:00.123Z')
const secrets = openSecrets('the secret of one installation alone')
const others = openSecrets('the secret of another installation!!')

test('a request id is a UUID that knows when its link and code run out', () => {
  const id = newRequestId(now)
  expect(isId(id)).toBe(true)
  expect(id[14]).toBe('7')
  expect(signInExpiry(id).toString()).toBe('2026-12-08T19:45:00.123Z')
  expect(newRequestId(now)).not.toBe(id)
})

test('a link leads back to its request, and only with the secret that made it', () => {
  const id = newRequestId(now)
  const token = linkToken(secrets, id)
  expect(token).toMatch(/^[\w-]{64}$/)
  expect(requestOfLink(secrets, token)).toBe(id)
  expect(requestOfLink(others, token)).toBeNull()
})

test('a link changed in any place opens nothing', () => {
  const token = linkToken(secrets, newRequestId(now))
  fc.assert(
    fc.property(fc.nat(63), fc.constantFrom(...'ABCxyz019-_'), (place, character) => {
      fc.pre(token[place] !== character)
      expect(requestOfLink(secrets, token.slice(0, place) + character + token.slice(place + 1))).toBeNull()
    }),
  )
  for (const text of [
    '',
    `${token}=`,
    `${token}A`,
    token.slice(1),
    ` ${token}`,
    '../..',
    token.toUpperCase(),
  ]) {
    expect(requestOfLink(secrets, text), text).toBeNull()
  }
})

test('a code is six digits, another for each request and each installation', () => {
  const ids = Array.from({ length: 200 }, () => newRequestId(now))
  const codes = ids.map((id) => signInCode(secrets, id))
  for (const code of codes) expect(code).toMatch(/^\d{6}$/)
  expect(new Set(codes).size).toBeGreaterThan(195)
  expect(ids.filter((id) => signInCode(others, id) === signInCode(secrets, id)).length).toBeLessThan(3)
})

test('only the code itself is the code', () => {
  const id = newRequestId(now)
  const code = signInCode(secrets, id)
  expect(isCode(secrets, id, code)).toBe(true)
  for (const wrong of ['', code.slice(1), `${code}0`, ` ${code}`, String((Number(code) + 1) % 1_000_000)]) {
    expect(isCode(secrets, id, wrong), wrong).toBe(false)
  }
})

test('one click opens one session, another click another', () => {
  const id = newRequestId(now)
  expect(sessionToken(secrets, id, 'a')).toBe(sessionToken(secrets, id, 'a'))
  expect(sessionToken(secrets, id, 'a')).not.toBe(sessionToken(secrets, id, 'b'))
  expect(sessionToken(secrets, id, 'a')).not.toBe(sessionToken(secrets, newRequestId(now), 'a'))
})
