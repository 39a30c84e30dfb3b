import { once } from 'node:events'
import { get } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Circle, startCircle } from '../support/circle.ts'
import { clientOf } from '../support/client.ts'
import { until } from '../support/until.ts'
import { writeWholeGroup } from '../support/whole-group.ts'

let circle: Circle
const log: string[] = []

beforeAll(async () => {
  circle = await startCircle({ listen: true, log })
  await writeWholeGroup(circle.owner, 'own', { open: true })
})
afterAll(() => circle.close())

interface Told {
  status: number
  retryAfter: string | undefined
  text: string
}

/** A visitor's request from an address of their own: 127.0.0.x are all this machine. */
function ask(path: string, from: string): Promise<Told> {
  return new Promise((resolve, reject) => {
    get(new URL(path, circle.url), { localAddress: from, agent: false, family: 4 }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (more) => {
        text += more
      })
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'], text }),
      )
    }).on('error', reject)
  })
}

/** For as long as `during` takes, no page is finished: each waits for a table. */
async function whilePagesWait(during: () => Promise<void>): Promise<void> {
  const holding = await circle.owner.connect()
  try {
    await holding.query('begin')
    await holding.query('lock table directory_count in access exclusive mode')
    await during()
  } finally {
    await holding.query('rollback')
    holding.release()
  }
}

const settledOf = (told: readonly (Told | null)[]) => told.filter((one) => one !== null)

describe('more requests than can be answered soon', () => {
  test('are told at once to come again in a few seconds; those who were let in are answered', async () => {
    const told: (Told | null)[] = Array.from({ length: 130 }, () => null)
    let all: Promise<unknown> = Promise.resolve()
    await whilePagesWait(async () => {
      all = Promise.all(
        told.map(async (_, nth) => {
          told[nth] = await ask('/', `127.0.1.${1 + (nth % 40)}`)
        }),
      )
      await until(async () => settledOf(told).length >= 30, 'the thirty that are too many', 4_000)
      await pause(100)
      expect(settledOf(told)).toHaveLength(30)
      expect((await ask('/healthz', '127.0.0.1')).status).toBe(200)
    })
    await all
    const turnedAway = settledOf(told).filter(({ status }) => status === 503)
    expect(turnedAway).toHaveLength(30)
    expect(turnedAway.every(({ retryAfter }) => Number(retryAfter) > 0)).toBe(true)
    expect(turnedAway[0]?.text).toContain('One moment, please')
    expect(settledOf(told).filter(({ status }) => status === 200)).toHaveLength(100)
    expect((await ask('/about', '127.0.0.1')).status).toBe(200)
  })

  test('by one who asks and asks take nobody else’s turn', async () => {
    let greedy: Promise<Told[]> = Promise.resolve([])
    let others: Promise<Told[]> = Promise.resolve([])
    await whilePagesWait(async () => {
      let refused = 0
      greedy = Promise.all(
        Array.from({ length: 90 }, async () => {
          const told = await ask('/', '127.0.2.1')
          if (told.status === 503) refused += 1
          return told
        }),
      )
      await until(async () => refused === 65, 'one client to have its share', 4_000)
      others = Promise.all(Array.from({ length: 20 }, (_, nth) => ask('/', `127.0.3.${1 + nth}`)))
      await pause(300)
    })
    expect((await others).map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect((await greedy).filter(({ status }) => status === 200)).toHaveLength(25)
  })
})

describe('bodies', () => {
  test('that are too large are answered in words, and whatever the same browser asks next is answered as well', async () => {
    const headers = { Origin: circle.url, 'Content-Type': 'application/x-www-form-urlencoded' }
    for (let turn = 0; turn < 3; turn++) {
      const answer = await fetch(`${circle.url}/contact`, {
        method: 'POST',
        headers,
        body: 'x'.repeat(3_000_000),
      })
      expect([answer.status, answer.headers.get('Connection')]).toEqual([413, 'close'])
      expect(await answer.text()).toContain('too much at once')
      expect((await fetch(`${circle.url}/contact`)).status).toBe(200)
    }
  })

  test('that break off in the middle are nobody’s fault: neither ours nor the database’s', async () => {
    const { hostname, port } = new URL(circle.url)
    const socket = connect(Number(port), hostname)
    await once(socket, 'connect')
    const head = `PUT /contact HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${circle.url}\r\n`
    socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n`)
    await pause(200)
    socket.destroy()
    const requests = () => log.map((line) => JSON.parse(line)).filter(({ method }) => method === 'PUT')
    await until(async () => requests().length > 0, 'the end of what was broken off')
    expect(requests()[0]?.status).toBe(400)
    expect(log.filter((line) => /database is|a request failed/.test(line))).toEqual([])
  })

  test('that come a byte at a time hold up nobody: whoever sends one has no turn before it is all there', async () => {
    const { port } = new URL(circle.url)
    const slow = Array.from({ length: 120 }, (_, nth) => {
      const socket = connect({
        port: Number(port),
        host: '127.0.0.1',
        localAddress: `127.0.4.${1 + (nth % 60)}`,
      })
      socket.on('error', () => {})
      socket.write(
        `POST /sign-in HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: ${circle.url}\r\n` +
          'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nemail=',
      )
      return socket
    })
    await pause(1_000)
    const told = await Promise.all(Array.from({ length: 10 }, () => ask('/', '127.0.0.1')))
    for (const socket of slow) socket.destroy()
    expect(told.map(({ status }) => status)).toEqual(Array(10).fill(200))
  })

  test('that never end fill no memory: of one client there is room for so much, and others send theirs', async () => {
    const { port, host } = new URL(circle.url)
    const sent = Buffer.alloc(1_999_000, 'x')
    let refused = 0
    const begin = (localAddress: string) => {
      const socket = connect({ port: Number(port), host: '127.0.0.1', localAddress })
      socket.on('error', () => {})
      socket.once('data', (answer) => {
        if (answer.toString().startsWith('HTTP/1.1 503')) refused += 1
      })
      socket.write(
        `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${circle.url}\r\n` +
          'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 2000000\r\n\r\n',
      )
      socket.write(sent)
      return socket
    }
    const endless = Array.from({ length: 40 }, () => begin('127.0.5.1'))
    await until(async () => refused === 7, 'those that are too much', 4_000)
    const form = await fetch(`${circle.url}/sign-in`, {
      method: 'POST',
      headers: { Origin: circle.url, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'email=ailsa@example.org',
    })
    // Without its key it does nothing, but it is read.
    expect(form.status).toBe(403)
    for (const socket of endless) socket.destroy()
    // Whoever breaks off makes room.
    await pause(300)
    refused = 0
    const again = Array.from({ length: 33 }, () => begin('127.0.5.1'))
    await pause(500)
    expect(refused).toBe(0)
    for (const socket of again) socket.destroy()
  })
})

test('whoever sends form after form is told in words to wait a minute; whoever reads is not', async () => {
  const measured = await startCircle({ jobs: false, posts: { ofBrowser: 3, ofClient: 5 } })
  try {
    const one = await clientOf(measured)
    const statuses: number[] = []
    let refused = await one.post('/sign-in', '')
    // Twice over, should a new minute begin in between.
    while (refused.status !== 429 && statuses.length < 8) {
      statuses.push(refused.status)
      refused = await one.post('/sign-in', '')
    }
    expect(statuses.length).toBeGreaterThanOrEqual(3)
    expect(refused.status).toBe(429)
    expect(refused.html).toContain('send them again in a minute')
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
    expect(Number(refused.headers.get('Retry-After'))).toBeLessThanOrEqual(60)
    expect((await one.get('/')).status).toBe(200)
  } finally {
    await measured.close()
  }
})
