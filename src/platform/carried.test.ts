import { describe, expect, test } from 'vitest'
import { openCarried, sealCarried } from './carried.ts'
import { openSecrets } from './secrets.ts'

const secrets = openSecrets('a secret of the tests that is long enough')
const now = Temporal.Instant.from('2026-12-01T10:00:00Z')
const until = now.add({ hours: 1 })
const ailsas = { what: 'statement', boundTo: ['ailsa', 'purse-1'] }

describe('what a page carries for us', () => {
  const carried = sealCarried(secrets, ailsas, 'Anna Bell, £120', until)

  test('opens for whom it was made, for as long as was said', () => {
    expect(openCarried(secrets, ailsas, carried, now)).toBe('Anna Bell, £120')
    expect(openCarried(secrets, ailsas, carried, until)).toBeNull()
  })

  test('shows nothing to anybody, is never the same twice, and opens nowhere else', () => {
    expect(Buffer.from(carried, 'base64url').toString()).not.toContain('Anna')
    expect(sealCarried(secrets, ailsas, 'Anna Bell, £120', until)).not.toBe(carried)
    for (const other of [
      { ...ailsas, what: 'lines' },
      { ...ailsas, boundTo: ['tom', 'purse-1'] },
      { ...ailsas, boundTo: ['ailsa', 'purse-2'] },
    ])
      expect(openCarried(secrets, other, carried, now)).toBeNull()
    expect(
      openCarried(openSecrets('another secret that is long enough as well'), ailsas, carried, now),
    ).toBeNull()
  })

  test('changed anywhere, it opens no more', () => {
    const bytes = Buffer.from(carried, 'base64url')
    for (let place = 0; place < bytes.length; place += 3) {
      const changed = Buffer.from(bytes)
      changed[place] = (changed[place] ?? 0) ^ 1
      expect(openCarried(secrets, ailsas, changed.toString('base64url'), now)).toBeNull()
    }
    for (const odd of ['', 'x', '=', 'AAAA'.repeat(20), carried.slice(0, -4)])
      expect(openCarried(secrets, ailsas, odd, now)).toBeNull()
  })
})
