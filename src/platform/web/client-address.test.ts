import { describe, expect, test } from 'vitest'
import { clientAddress, trustProxies } from './client-address.ts'

const trusted = trustProxies(['127.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8'])

describe('the client’s address', () => {
  test('is the peer’s own when no proxy is trusted, whatever was forwarded', () => {
    expect(clientAddress('203.0.113.9', '198.51.100.1', trustProxies([]))).toBe('203.0.113.9')
    expect(clientAddress('127.0.0.1', '198.51.100.1', trustProxies([]))).toBe('127.0.0.1')
  })

  test('is what the nearest trusted proxy saw', () => {
    expect(clientAddress('127.0.0.1', '198.51.100.1', trusted)).toBe('198.51.100.1')
    expect(clientAddress('::ffff:127.0.0.1', '198.51.100.1, 10.1.2.3', trusted)).toBe('198.51.100.1')
    expect(clientAddress('::1', '2001:db8::7', trusted)).toBe('2001:db8::7')
  })

  test('is never what lies beyond the first stranger: anybody may have written that', () => {
    expect(clientAddress('127.0.0.1', '192.0.2.1, 198.51.100.1', trusted)).toBe('198.51.100.1')
    expect(clientAddress('203.0.113.9', '127.0.0.1', trusted)).toBe('203.0.113.9')
  })

  test('passes over what is no address', () => {
    expect(clientAddress('127.0.0.1', 'unknown, <script>, ', trusted)).toBe('127.0.0.1')
    expect(clientAddress('', undefined, trusted)).toBe('')
  })
})
