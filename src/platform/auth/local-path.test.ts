import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localPath } from './local-path.ts'

test('a path of this site is kept, with its query', () => {
  for (const path of ['/', '/home', '/groups/1?tab=dates&x=%2F', '/sign-in-help', '/invitations/a_b-c']) {
    expect(localPath(path)).toBe(path)
  }
  expect(localPath('/groups#dates')).toBe('/groups')
})

test('whatever leads elsewhere, or back to signing in, leads home', () => {
  const elsewhere = [
    undefined,
    '',
    'home',
    '//example.org',
    '/\\example.org',
    '/\t/example.org',
    '/.//example.org',
    '/x/..//example.org',
    'https://example.org/home',
    'javascript:alert(1)',
    '/home\r\nSet-Cookie: a=b',
    '/ünicode',
    `/${'x'.repeat(300)}`,
    '/sign-in',
    '/sign-in?next=/home',
    '/sign-in/code',
    '/sign-out',
  ]
  for (const text of elsewhere) expect(localPath(text), text).toBe('/home')
})

test('no text whatever leaves the site', () => {
  const pieces = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    ':',
    '@',
    'example.org',
    'https:',
    '?',
    '#',
    '%2f',
    '\t',
    'a',
  )
  const anything = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.array(pieces).map((parts) => `/${parts.join('')}`),
  )
  fc.assert(
    fc.property(anything, (text) => {
      const url = new URL(localPath(text), 'https://circle.example.org')
      expect(url.origin).toBe('https://circle.example.org')
      expect(localPath(text).length).toBeLessThanOrEqual(300)
    }),
    { numRuns: 2_000 },
  )
})
