import { expect, test } from 'vitest'
import { network } from './network.ts'

test('an IPv4 address is one client, an IPv6 network of 64 bits too', () => {
  expect(network('192.0.2.7')).toBe('192.0.2.7')
  expect(network('2001:db8:1:2:aaaa:bbbb:cccc:dddd')).toBe('2001:db8:1:2')
  expect(network('2001:db8:1:2::1')).toBe('2001:db8:1:2')
  expect(network('2001:0DB8:0001:0002::9')).toBe('2001:db8:1:2')
  expect(network('2001:db8::1')).toBe('2001:db8:0:0')
  expect(network('::1')).toBe('0:0:0:0')
  expect(network('fe80::1%eth0')).toBe('fe80:0:0:0')
  expect(network('')).toBe('')
})
