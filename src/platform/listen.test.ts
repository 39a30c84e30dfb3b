import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { freePort } from '../../tests/support/free-port.ts'
import { takePort } from './listen.ts'

test('a request that does not arrive in time is ended, whoever waits for it', async () => {
  const port = await freePort()
  const gate = await takePort('127.0.0.1', port, 500)
  gate.open(
    async (request) => new Response(await request.text()),
    (_, socket) => socket.destroy(),
  )
  const slow = connect(port, '127.0.0.1')
  let told = ''
  slow.on('data', (text) => {
    told += text
  })
  slow.write('POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nemail=')
  await once(slow, 'close')
  expect(told).toMatch(/^HTTP\/1\.1 408 /)

  const whole = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'all of it' })
  expect(await whole.text()).toBe('all of it')
  await gate.close()
})
