import { once } from 'node:events'
import fc from 'fast-check'
import type { WebSocket } from 'ws'
import { writeOnlineMeeting } from '../rooms.ts'
import { cookiesOf, rawSocket, ticketFor } from '../screens.ts'
import type { Field } from './field.ts'
import { hostileHello, hostileTexts } from './messages.ts'

interface Wish {
  cases: number
  seed: number
  note: (ms: number, answer: string | number, what: () => string) => void
}

/** Longer than any line of ours is silent. */
const PATIENCE_MS = 20_000

/**
 * People of a meeting who say on its line what no browser says. An answer is a pong behind what was said, or the end of the
 * line; that the server excuses itself is a fault of ours, and is noted as 500.
 */
export async function talk(field: Field, { cases, seed, note }: Wish): Promise<void> {
  let said = 0
  for (let meeting = 0; said < cases; meeting++) {
    const { roomId, leaderIds, members } = await writeOnlineMeeting(field)
    const people = [...leaderIds, ...members.map(({ personId }) => personId)]
    const seats = await seatsOf(field, roomId)
    await Promise.all(
      people.map(async (personId, nth) => {
        const cookie = await cookiesOf(field, { personId })
        for (let turn = 0; turn < TURNS_IN_A_ROOM && said < cases; turn++) {
          const of = seed + meeting * 10_000 + nth * 100 + turn
          const { status, body } = await ticketFor(field, roomId, cookie)
          // They ended it, left, or were sent out by one of the others: what a hostile leader may do as well.
          if (status !== 200) return note(0, status, () => `a ticket of ${roomId}`)
          const isHello = turn % 3 === 0
          const hello = isHello
            ? one(hostileHello(body.secret), of)
            : JSON.stringify({ hello: 'ticket', secret: body.secret, device: 'x', seen: 0 })
          const texts = isHello ? [] : one(hostileTexts(seats), of)
          said += Math.max(1, texts.length)
          const from = performance.now()
          const answer = await answered(rawSocket(field, cookie), hello, texts)
          const ms = performance.now() - from
          const what = () =>
            `a line: ${[hello, ...texts]
              .map((text) => String(text).slice(0, 200))
              .join(' · ')
              .slice(0, 600)}`
          note(ms, answer, what)
          // The rest of them are answered by the same.
          for (let more = 1; more < texts.length; more++) note(0, answer, what)
        }
      }),
    )
  }
}

/** Then they go to another: a room keeps what is done in it. */
const TURNS_IN_A_ROOM = 12

const one = <T>(arbitrary: fc.Arbitrary<T>, seed: number): T => {
  const [first] = fc.sample(arbitrary, { numRuns: 1, seed })
  if (first === undefined) throw new Error('one')
  return first
}

async function answered(
  socket: WebSocket,
  hello: string,
  texts: readonly (string | Buffer)[],
): Promise<string | number> {
  let over = ''
  const answer = new Promise<string | number>((resolve) => {
    socket.on('message', (data) => {
      const text = JSON.parse(String(data))
      if (text.over) over = text.over
      if (text.welcome) {
        for (const each of texts) socket.send(each)
        socket.send(JSON.stringify({ ping: LAST }))
      }
      if (text.pong === LAST) resolve('goes on')
    })
    socket.on('close', (code) => resolve(EXCUSES.includes(code) ? 500 : over || `closed (${code})`))
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
    socket.on('error', () => {})
  })
  await Promise.race([once(socket, 'open'), answer])
  if (socket.readyState === socket.OPEN) socket.send(hello)
  const patience = setTimeout(() => socket.terminate(), PATIENCE_MS)
  const heard = await answer
  clearTimeout(patience)
  socket.terminate()
  return heard
}

/** "Internal error", "try again later". */
const EXCUSES = [1011, 1013]
const LAST = 987_654_321

async function seatsOf(field: Field, roomId: string): Promise<[string, ...string[]]> {
  const { rows } = await field.owner.query<{ id: string }>('select id from room_seat where room_id = $1', [
    roomId,
  ])
  return ['01990000-0000-7000-8000-000000000000', ...rows.map(({ id }) => id)]
}
