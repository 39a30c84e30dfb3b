import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { trustProxies } from './client-address.ts'
import { openSockets } from './sockets.ts'

test('one line with all its IPv6 addresses opens no more sockets than one address', async () => {
  const server = createServer()
  const origin = 'https://circle.example.org'
  const sockets = openSockets({
    origin,
    trusted: trustProxies(['127.0.0.1']),
    doors: [{ path: '/rooms/socket', open: () => {}, close: async () => {} }],
    largestText: 100,
    logger: pino({ level: 'silent' }),
  })
  server.on('upgrade', sockets.upgrade)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const open: WebSocket[] = []
  /** 101: it is open; otherwise how it was turned away. */
  const come = (address: string) =>
    new Promise<number>((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/rooms/socket`, {
        origin,
        headers: { 'X-Forwarded-For': address },
      })
      socket.on('open', () => resolve(101))
      socket.on('unexpected-response', (_, { statusCode }) => resolve(statusCode ?? 0))
      socket.on('error', () => {})
      open.push(socket)
    })
  const each = Array.from({ length: 300 }, (_, nth) => come(`2001:db8:1:1::${(nth + 1).toString(16)}`))
  expect(new Set(await Promise.all(each))).toEqual(new Set([101]))
  expect(await come('2001:db8:1:1:ffff::1')).toBe(429)
  expect(await come('2001:db8:1:2::1')).toBe(101)
  for (const socket of open) socket.terminate()
  server.close()
  server.closeAllConnections()
})
