import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { expect, inject, onTestFinished, test } from 'vitest'
import { reachDatabase } from '../../src/platform/database/reach-database.ts'
import { StartFault } from '../../src/platform/start-fault.ts'

// A process starts while its database ends, or starts itself: what passes is waited for, what somebody has to mend is said at once.

const fatal = (code: string, words: string): Buffer => {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${words}\0\0`)
  const length = Buffer.alloc(4)
  length.writeInt32BE(fields.length + 4)
  return Buffer.concat([Buffer.from('E'), length, fields])
}

/** A way to the tests' PostgreSQL: whoever comes first meets one of these, whoever comes after them the database. */
async function wayPast(...meets: ((socket: Socket) => void)[]): Promise<string> {
  const url = new URL(inject('ownerUrl'))
  const there = { host: url.hostname, port: Number(url.port) }
  let came = 0
  const way = createServer((socket) => {
    socket.on('error', () => {})
    const meet = meets[came++]
    if (meet) return void socket.once('data', () => meet(socket))
    const on = connect(there)
    on.on('error', () => socket.destroy())
    socket.pipe(on).pipe(socket)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void way.close())
  await once(way, 'listening')
  const address = way.address()
  url.port = String(typeof address === 'object' ? address?.port : '')
  return url.href
}

const ending = (socket: Socket) =>
  void socket.end(fatal('57P01', 'terminating connection due to unexpected postmaster exit'))
const starting = (socket: Socket) => void socket.end(fatal('57P03', 'the database system is starting up'))
const crowded = (socket: Socket) => void socket.end(fatal('53300', 'sorry, too many clients already'))
const breaking = (socket: Socket) => void socket.destroy()

test('a database that ends, starts, is crowded or breaks off while we come is asked again until it answers', async () => {
  await reachDatabase(await wayPast(ending, breaking, starting, crowded))
})

test('what only somebody can mend is said at once, in one sentence that does not tell the password', async () => {
  const wrong = new URL(inject('ownerUrl'))
  wrong.password = 'hidden'
  const fault = await reachDatabase(wrong.href).catch((error: unknown) => error)
  expect(fault).toBeInstanceOf(StartFault)
  expect(fault).toMatchObject({
    exitCode: 78,
    message: expect.stringMatching(/^DATABASE_URL: [^\n]+ \(wrong user or password\)[^\n]+$/),
  })
  expect(String(fault)).not.toContain('hidden')
})
