import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { giveTicket } from '../../src/features/room/commands/give-ticket.ts'
import type { CircleView, RoomView } from '../../src/features/room/rules/room-view.ts'
import type { Db } from '../../src/platform/database/database.ts'
import { sha256 } from '../../src/platform/secrets.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type OnlineMeeting, sessionOf, writeOnlineMeeting } from '../support/rooms.ts'
import {
  circleOfScreens,
  cookiesOf,
  openScreen,
  rawSocket,
  type Screen,
  type ScreenWish,
  ticketFor,
} from '../support/screens.ts'
import { until } from '../support/until.ts'

let circle: Circle
const open: Screen[] = []
beforeAll(async () => {
  circle = await startCircle({ jobs: false, listen: true })
})
afterAll(async () => {
  for (const screen of open) screen.close()
  await circle.close()
})

const screenOf = async (roomId: string, wish: ScreenWish) => {
  const screen = await openScreen(circle, roomId, wish)
  open.push(screen)
  return screen
}
/** Ailsa leads; Anna and Ben are members. */
async function evening(): Promise<{ meeting: OnlineMeeting; ailsa: Screen; anna: Screen; ben: Screen }> {
  const meeting = await writeOnlineMeeting(circle)
  const people = [meeting.leaderIds[0], meeting.members[0]?.personId, meeting.members[1]?.personId]
  const screens = await circleOfScreens(
    circle,
    meeting.roomId,
    people.map((personId = '') => ({ personId })),
  )
  open.push(...screens)
  const [ailsa, anna, ben] = screens as [Screen, Screen, Screen]
  return { meeting, ailsa, anna, ben }
}
const presence = (view: RoomView, seat: string) =>
  (view as CircleView).seats.find(({ id }) => id === seat)?.presence
const waiting = (view: RoomView) => (view.in === 'circle' ? (view.forLeaders?.waiting ?? []) : [])

/** A pass as the doors give it to somebody of the meeting. */
async function passFor(meeting: OnlineMeeting, personId: string): Promise<string> {
  const token = sha256(randomUUID()).toString('base64url')
  await circle.owner.query(
    `insert into secret_address (id, purpose, subject_id, person_id, token_hash, made_at, expires_at)
     values ($1, 'room-pass', $2, $3, $4, now(), now() + interval '3 hours')`,
    [randomUUID(), meeting.roomId, personId, sha256(token)],
  )
  return token
}

describe('the line into a room', () => {
  test('shows leaders who waits, tells members nothing of it, and lets in whom a leader lets in', async () => {
    const { meeting, ailsa, anna } = await evening()
    const before = anna.views.length
    const carys = await screenOf(meeting.roomId, { personId: meeting.members[2]?.personId ?? '' })
    await ailsa.sees((view) => waiting(view).length === 1, 'Carys at the door')
    await carys.sees((view) => view.in === 'waiting-room')
    expect(carys.view).toMatchObject({ in: 'waiting-room', leadersHere: 1, yourName: 'Carys Lowe' })
    expect(JSON.stringify(carys.view)).not.toContain('Anna Bell')
    expect(anna.views).toHaveLength(before)

    const shown = anna.circle.revision
    ailsa.does({ do: 'admit', seat: carys.seat })
    await anna.sees((view) => presence(view, carys.seat) === 'here')
    await carys.sees((view) => view.in === 'circle')
    expect(anna.circle.seats).toEqual(carys.circle.seats)
    // Nor does a number tell afterwards how often somebody came and went.
    expect(anna.circle.revision).toBeGreaterThan(shown)
    expect(JSON.stringify(anna.views)).not.toMatch(/"(startedAt|phaseSince|endsAt|minutes|waiting)"/)
  })

  test('carries signals to one seat of the circle, once and in order, and to no other', async () => {
    const { meeting, ailsa, anna, ben } = await evening()
    const elsewhere = await evening()
    const carys = await screenOf(meeting.roomId, { personId: meeting.members[2]?.personId ?? '' })
    await carys.sees((view) => view.in === 'waiting-room')
    for (let nth = 0; nth < 40; nth++) anna.line.signal(ben.seat, { nth })
    anna.line.signal(carys.seat, { secret: 'to whom waits' })
    anna.line.signal(elsewhere.ben.seat, { secret: 'to another room' })
    carys.line.signal(ben.seat, { secret: 'from whom waits' })
    anna.line.signal(ailsa.seat, { last: true })
    await until(async () => ailsa.signals.length > 0, 'the last signal')
    await until(async () => ben.signals.length === 40, 'forty signals')
    expect(ben.signals.map(({ signal }) => signal.nth)).toEqual(Array.from({ length: 40 }, (_, nth) => nth))
    expect(ben.signals.every(({ from }) => from === anna.seat)).toBe(true)
    expect([carys.signals, elsewhere.ben.signals]).toEqual([[], []])
    await until(
      async () => (await circle.owner.query('select from room_signal')).rowCount === 0,
      'received signals to be forgotten',
    )
  })

  test('goes on after a cut where it stopped; the seat is kept, and everybody sees it', async () => {
    const { anna, ben } = await evening()
    ben.cut()
    await anna.sees((view) => presence(view, ben.seat) === 'reconnecting' || ben.state === 'open')
    for (let nth = 0; nth < 5; nth++) anna.line.signal(ben.seat, { nth })
    ben.does({ do: 'raise', on: true })
    ben.line.signal(anna.seat, { said: 'while away' })
    await until(async () => ben.signals.length === 5 && anna.signals.length === 1, 'what was said meanwhile')
    await anna.sees((view) => presence(view, ben.seat) === 'here')
    await anna.sees((view) => (view as CircleView).seats.some(({ id, raised }) => id === ben.seat && raised))
    await ben.sees((view) => view.in === 'circle')
  })

  test('is taken over by a second tab of the same person, who stays in the circle', async () => {
    const { meeting, anna, ben } = await evening()
    const again = await screenOf(meeting.roomId, { personId: meeting.members[1]?.personId ?? '' })
    await ben.isOver('taken-over')
    await again.sees((view) => view.in === 'circle')
    await anna.sees((view) => presence(view, again.seat) === 'here')
  })

  test('ends for whom a leader sends out, who comes in no more until a leader says so', async () => {
    const { meeting, ailsa, ben } = await evening()
    const seat = ben.seat
    ailsa.does({ do: 'remove', seat })
    await ben.isOver('removed')
    const back = await screenOf(meeting.roomId, { personId: meeting.members[1]?.personId ?? '' })
    await ailsa.sees((view) => waiting(view).some((each) => each.seat === seat && each.back))
    await back.sees((view) => view.in === 'waiting-room')
    ailsa.does({ do: 'admit-all' })
    ailsa.does({ do: 'admit', seat })
    await back.sees((view) => view.in === 'circle')
  })

  test('ends for whoever leaves the group, and with the sign-in that is revoked, within two seconds', async () => {
    const { meeting, ailsa, anna, ben } = await evening()
    const [annaId, benId] = [meeting.members[0]?.personId ?? '', meeting.members[1]?.personId ?? '']
    const within = async (milliseconds: number, happens: Promise<void>) => {
      const began = performance.now()
      await happens
      expect(performance.now() - began).toBeLessThan(milliseconds)
    }
    await circle.owner.query('update membership set left_at = now() where person_id = $1', [annaId])
    await within(2_000, anna.isOver('shut'))
    await ailsa.sees((view) => (view as CircleView).seats.every(({ id }) => id !== anna.seat))
    const sessions = await circle.house.signIn.sessions(benId)
    for (const { id } of sessions) await circle.house.signIn.revoke(benId, id)
    await within(2_000, ben.isOver('shut'))
    await ailsa.sees((view) => presence(view, ben.seat) === 'away')
    const { status } = await ticketFor(circle, meeting.roomId, await cookiesOf(circle, { personId: annaId }))
    expect(status).toBe(404)
  })

  test('is not left open by a sign-in that ends in the moment in which it opens', async () => {
    const meeting = await writeOnlineMeeting(circle)
    const personId = meeting.members[0]?.personId ?? ''
    const sessionId = await sessionOf(circle, personId)
    const [secret, lineId] = [randomUUID(), randomUUID()]
    const as = <T>(work: (db: Db) => Promise<T>) => circle.database.asViewer(personAlone(personId), work)
    await as((db) => giveTicket(db, { roomId: meeting.roomId, secret, sessionId }))
    const ended: Promise<unknown>[] = []
    const taken = await as(async (db) => {
      const { rows } = await sql<{ seat_id: string }>`
        select * from take_room_line(${sha256(secret)}, ${lineId}::uuid, ${randomUUID()}::uuid, 'a laptop',
          ${sessionId}::uuid, ${sha256(lineId)})`.execute(db)
      // Elsewhere, as their person signs this browser out.
      ended.push(circle.house.signIn.revoke(personId, sessionId))
      await pause(300)
      return rows
    })
    expect(taken).toHaveLength(1)
    await Promise.all(ended)
    const { rows } = await circle.owner.query('select line_id from room_seat where id = $1', [
      taken[0]?.seat_id,
    ])
    expect(rows).toEqual([{ line_id: null }])
  })

  test('nor by a pass that is taken back in that moment', async () => {
    const meeting = await writeOnlineMeeting(circle)
    const pass = await passFor(meeting, meeting.members[0]?.personId ?? '')
    const [secret, lineId] = [randomUUID(), randomUUID()]
    await circle.database.asHolder(pass, (db) =>
      giveTicket(db, { roomId: meeting.roomId, secret, sessionId: null }),
    )
    const ended: Promise<unknown>[] = []
    const taken = await circle.database.asHolder(pass, async (db) => {
      const { rows } = await sql<{ seat_id: string }>`
        select * from take_room_line(${sha256(secret)}, ${lineId}::uuid, ${randomUUID()}::uuid, 'a laptop', null,
          ${sha256(lineId)})`.execute(db)
      ended.push(
        circle.owner.query('update secret_address set replaced_at = now() where token_hash = $1', [
          sha256(pass),
        ]),
      )
      await pause(300)
      return rows
    })
    expect(taken).toHaveLength(1)
    await Promise.all(ended)
    const { rows } = await circle.owner.query('select line_id from room_seat where id = $1', [
      taken[0]?.seat_id,
    ])
    expect(rows).toEqual([{ line_id: null }])
  })

  test('lets somebody with a pass wait, never lead, and ends with the pass', async () => {
    const { meeting, ailsa } = await evening()
    const carysId = meeting.members[2]?.personId ?? ''
    const pass = await passFor(meeting, carysId)
    const carys = await screenOf(meeting.roomId, { pass })
    await carys.sees((view) => view.in === 'waiting-room')
    ailsa.does({ do: 'admit', seat: carys.seat })
    await carys.sees((view) => view.in === 'circle')
    carys.does({ do: 'end' })
    await until(async () => carys.refused.includes('leaders-only'), 'a refusal')
    // The link, followed on another device, never gets past the waiting room.
    const elsewhere = await screenOf(meeting.roomId, { pass: await passFor(meeting, carysId) })
    await elsewhere.sees((view) => view.in === 'waiting-room')
    await circle.owner.query(
      `update secret_address set replaced_at = now() where purpose = 'room-pass' and person_id = $1`,
      [carysId],
    )
    await elsewhere.isOver('shut')

    const leaderId = meeting.leaderIds[0] ?? ''
    const asLeader = await cookiesOf(circle, { pass: await passFor(meeting, leaderId) })
    expect((await ticketFor(circle, meeting.roomId, asLeader)).status).toBe(404)
  })

  test('ends for everybody when the meeting does; a leader who comes back opens it again', async () => {
    const { meeting, ailsa, anna, ben } = await evening()
    ailsa.does({ do: 'start' })
    ailsa.does({ do: 'present', seat: anna.seat })
    await ben.sees((view) => (view as CircleView).presenter?.seat === anna.seat)
    ailsa.does({ do: 'end' })
    await Promise.all([ailsa, anna, ben].map((screen) => screen.isOver('ended')))
    const annaId = meeting.members[0]?.personId ?? ''
    const late = await ticketFor(circle, meeting.roomId, await cookiesOf(circle, { personId: annaId }))
    expect(late).toEqual({ status: 409, body: { refused: 'room-over' } })
    const { rows } = await circle.owner.query('select * from room_presenting')
    expect(rows).toEqual([])
    const again = await screenOf(meeting.roomId, { personId: meeting.leaderIds[0] ?? '' })
    await again.sees((view) => view.in === 'circle' && !view.started)
  })
})

describe('another process', () => {
  test('on the same database shares the room: what happens at one is seen and heard at the other', async () => {
    const other = await circle.anotherProcess()
    const meeting = await writeOnlineMeeting(circle)
    const screens = await circleOfScreens(circle, meeting.roomId, [
      { personId: meeting.leaderIds[0] ?? '' },
      { personId: meeting.members[0]?.personId ?? '', at: other.url },
      { personId: meeting.members[1]?.personId ?? '' },
    ])
    open.push(...screens)
    const [ailsa, anna, ben] = screens as [Screen, Screen, Screen]
    anna.line.signal(ben.seat, { from: 'there' })
    ben.line.signal(anna.seat, { from: 'here' })
    await until(async () => anna.signals.length + ben.signals.length === 2, 'a signal each way')
    anna.does({ do: 'raise', on: true })
    await ailsa.sees((view) => (view as CircleView).forLeaders?.raised[0] === anna.seat)
    await until(
      async () => JSON.stringify(anna.circle.seats) === JSON.stringify(ben.circle.seats),
      'the same circle at both',
    )
    // It is told to stop: whoever it held is seen reconnecting, and comes back to the one that is left.
    await other.close()
    await ben.sees((view) => presence(view, anna.seat) === 'reconnecting')
  })

  test('that was killed leaves seats that are held, and are gone on with elsewhere', async () => {
    const { anna, ben } = await evening()
    // As a killed process leaves it: its lines stand, and it says no more that it lives.
    await circle.owner.query(
      'update room_seat set process_id = gen_random_uuid(), line_id = gen_random_uuid() where id = $1',
      [ben.seat],
    )
    ben.close()
    await anna.sees((view) => presence(view, ben.seat) === 'reconnecting')
  })
})

describe('a hostile browser', () => {
  const overOf = async (socket: ReturnType<typeof rawSocket>, ...texts: (string | Buffer)[]) => {
    const heard: string[] = []
    socket.on('message', (data) => heard.push(String(data)))
    socket.on('error', () => {})
    await once(socket, 'open')
    for (const text of texts) socket.send(text)
    await once(socket, 'close')
    return heard.flatMap((text) => JSON.parse(text).over ?? [])
  }
  const hello = (secret: string, wish = {}) =>
    JSON.stringify({ hello: 'ticket', secret, device: 'x', seen: 0, ...wish })

  test('of another site, of nobody, or with somebody else’s ticket comes to no seat', async () => {
    const { meeting, anna } = await evening()
    const [annaId, benId] = [meeting.members[0]?.personId ?? '', meeting.members[1]?.personId ?? '']
    const [annas, bens] = [
      await cookiesOf(circle, { personId: annaId }),
      await cookiesOf(circle, { personId: benId }),
    ]
    const foreign = rawSocket(circle, annas, circle.url, 'https://elsewhere.example.org')
    foreign.on('error', () => {})
    const [, response] = await once(foreign, 'unexpected-response')
    expect(response.statusCode).toBe(403)

    const { secret } = (await ticketFor(circle, meeting.roomId, bens)).body
    expect(await overOf(rawSocket(circle, annas), hello(secret))).toEqual(['no-ticket'])
    expect(await overOf(rawSocket(circle, ''), hello(secret))).toEqual(['no-ticket'])
    expect(await overOf(rawSocket(circle, bens), hello('made up'))).toEqual(['no-ticket'])
    for (const device of ['\u0000', 'a\u0000b', '', ' ', 'x'.repeat(65), '\uD800'])
      expect(await overOf(rawSocket(circle, bens), hello(secret, { device }))).toEqual(['hostile'])
    // Bens own ticket is still good, once.
    const raw = rawSocket(circle, bens)
    raw.on('error', () => {})
    await once(raw, 'open')
    raw.send(hello(secret))
    const welcome = JSON.parse(String((await once(raw, 'message'))[0]))
    expect(welcome).toHaveProperty('welcome')
    expect(await overOf(rawSocket(circle, bens), hello(secret))).toEqual(['no-ticket'])
    const stolen = hello(welcome.resume, { hello: 'resume' })
    expect(await overOf(rawSocket(circle, annas), stolen)).toEqual(['no-ticket'])
    expect(await overOf(rawSocket(circle, ''), stolen)).toEqual(['no-ticket'])
    const elsewhere = hello(welcome.resume, { hello: 'resume', device: 'another' })
    expect(await overOf(rawSocket(circle, bens), elsewhere)).toEqual(['no-ticket'])
    raw.terminate()
    expect(anna.over).toBeNull()
  })

  test('comes too late with a ticket that is older than a minute', async () => {
    const { meeting } = await evening()
    const cookie = await cookiesOf(circle, { personId: meeting.members[2]?.personId ?? '' })
    const comesAfter = async (seconds: number) => {
      const begun = Temporal.Now.instant()
      circle.clock.set(begun)
      const { secret } = (await ticketFor(circle, meeting.roomId, cookie)).body
      circle.clock.set(begun.add({ seconds }))
      const socket = rawSocket(circle, cookie)
      await once(socket, 'open')
      socket.send(hello(secret))
      const answer = JSON.parse(String((await once(socket, 'message'))[0]))
      socket.terminate()
      circle.clock.set(Temporal.Now.instant())
      return answer
    }
    expect(await comesAfter(61)).toEqual({ over: 'no-ticket' })
    expect(await comesAfter(55)).toHaveProperty('welcome')
  })

  test('that sends giants, floods or nonsense ends its own line and nobody else’s', async () => {
    const { meeting, anna } = await evening()
    const cookie = await cookiesOf(circle, { personId: meeting.members[2]?.personId ?? '' })
    const greeted = async (...texts: (string | Buffer)[]) => {
      const { secret } = (await ticketFor(circle, meeting.roomId, cookie)).body
      return overOf(rawSocket(circle, cookie), hello(secret), ...texts)
    }
    expect(await greeted('not JSON')).toEqual(['hostile'])
    expect(await greeted(Buffer.from([1, 2, 3]))).toEqual(['hostile'])
    expect(await greeted(JSON.stringify({ n: 1, command: { do: 'lead' } }))).toEqual(['hostile'])
    expect(await greeted(JSON.stringify({ n: 1, command: { do: 'admit', seat: "' or 1=1" } }))).toEqual([
      'hostile',
    ])
    const flood = Array.from({ length: 200 }, (_, n) =>
      JSON.stringify({ n: n + 1, command: { do: 'raise', on: n % 2 === 0 } }),
    )
    expect(await greeted(...flood)).toEqual(['hostile'])
    expect(await greeted(JSON.stringify({ n: 1, to: anna.seat, signal: { x: 'x'.repeat(70_000) } }))).toEqual(
      [],
    )
    expect(await overOf(rawSocket(circle, cookie), 'x'.repeat(60_000))).toEqual(['hostile'])
    expect(anna.over).toBeNull()
    anna.does({ do: 'raise', on: true })
    await anna.sees((view) => (view as CircleView).seats.some(({ id, raised }) => id === anna.seat && raised))
  })

  test('gets no ticket to a room that is not theirs, whatever it asks', async () => {
    const { meeting } = await evening()
    const other = await evening()
    const cookie = await cookiesOf(circle, { personId: other.meeting.members[0]?.personId ?? '' })
    const passElsewhere = await passFor(other.meeting, other.meeting.members[0]?.personId ?? '')
    for (const roomId of [meeting.roomId, randomUUID(), 'nonsense', '%00']) {
      for (const each of [cookie, '', `room_pass=${passElsewhere}`, 'room_pass=%00']) {
        expect((await ticketFor(circle, roomId, each)).status, `${roomId} ${each}`).toBe(404)
      }
    }
  })
})
