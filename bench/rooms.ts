import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { WebSocket } from 'ws'
import { using } from './support/cleanup.ts'
import { processorTime } from './support/processor-time.ts'
import { type Server, startServer } from './support/server.ts'
import { foundSociety, type Society } from './support/society.ts'
import { quantile } from './support/statistics.ts'
import { milliseconds, printTable, whole } from './support/table.ts'

const ROOMS = 200
const IN_A_ROOM = 10
const MEASURED_MS = 20_000
/** Of each room, all the time: what an evening has while people come in. */
const CHANGE_EVERY_MS = 5_000
const SIGNAL_EVERY_MS = 2_000

/** Lines without media: how long a change, or a signal, takes to reach everybody whom it concerns. */
export async function printRooms(): Promise<void> {
  const society = await foundSociety()
  await using(society.close, async () => {
    const rooms = await makeRooms(society)
    // Each room comes from an address of its own, as behind a proxy.
    const server = await startServer(society, { TRUST_PROXY: '127.0.0.1,::1' })
    await using(server.close, async () => {
      const screens = await openScreens(society, server, rooms)
      const before = await processorTime(server.pid)
      const measured = await measure(screens)
      const after = await processorTime(server.pid)
      for (const { socket } of screens.flat()) socket.terminate()
      const share = before === null || after === null ? null : (after - before) / MEASURED_MS
      printTable(
        `${ROOMS} rooms with ${IN_A_ROOM} lines each in one process, for ${MEASURED_MS / 1000} s`,
        ['from being sent to being there', 'events', 'median ms', 'p99 ms', 'longest ms'],
        Object.entries(measured).map(([what, times]) => [
          what,
          whole(times.length),
          milliseconds(quantile(times, 0.5)),
          milliseconds(quantile(times, 0.99)),
          milliseconds(Math.max(...times)),
        ]),
      )
      console.log(`\nThe process used ${share === null ? '–' : share.toFixed(2)} of a core.`)
    })
  })
}

interface Room {
  id: string
  seats: { id: string; personId: string }[]
}

/** Circles of people who have been let in, written past the product; the first of each leads. */
async function makeRooms(society: Society): Promise<Room[]> {
  const owner = new pg.Client({ connectionString: society.ownerUrl() })
  await owner.connect()
  await owner.query(
    `insert into person (name, email) select 'Person ' || n, 'person-' || n || '@rooms.example.org' from generate_series(1, $1::int) n`,
    [ROOMS * IN_A_ROOM],
  )
  await owner.query(
    `with people as (select id, name, (row_number() over (order by id) - 1) / $2 as room, (row_number() over (order by id) - 1) % $2 as place
       from person where email like '%@rooms.example.org'),
     made as (insert into room (id, kind, subject_id, starts_at, ends_at, opens_at, leaders_from, closes_at, started_at, phases, phase,
         phase_since, speaking_signal)
       select gen_random_uuid(), 'meeting', gen_random_uuid(), now(), now() + interval '2 hours', now() - interval '1 hour',
         now() - interval '1 hour', now() + interval '3 hours', now(),
         jsonb_build_array(jsonb_build_object('name', 'a', 'label', 'One', 'from', 0, 'minutes', 45, 'purpose', 'Of the one.'),
           jsonb_build_object('name', 'b', 'label', 'Two', 'from', 45, 'minutes', 45, 'purpose', 'Of the other.')), 0, now(), 'hand'
       from generate_series(1, $1) returning id)
     insert into room_seat (id, room_id, person_id, name, position, leads, standing, came_at)
     select gen_random_uuid(), r.id, p.id, p.name, p.place, p.place = 0, 'in', now()
     from (select id, row_number() over () - 1 as nth from made) r join people p on p.room = r.nth`,
    [ROOMS, IN_A_ROOM],
  )
  const { rows } = await owner.query<{ id: string; seats: Room['seats'] }>(
    `select room_id as id, jsonb_agg(jsonb_build_object('id', id, 'personId', person_id) order by position) as seats
     from room_seat group by room_id`,
  )
  await owner.query('analyze')
  await owner.end()
  return rows
}

interface Screen {
  seatId: string
  socket: WebSocket
  n: number
  on: { view: (view: { phase: number }) => void; signal: (signal: { sentAt: number }) => void }
}

async function openScreens(society: Society, server: Server, rooms: readonly Room[]): Promise<Screen[][]> {
  const everybody = rooms.flatMap(({ id, seats }) => seats.map((seat) => ({ roomId: id, ...seat })))
  const open: Screen[] = []
  // A few rooms at a time, as evenings begin.
  for (let from = 0; from < everybody.length; from += 50) {
    const some = everybody.slice(from, from + 50)
    const cookies = await society.cookiesOf(
      some.map(({ personId }) => personId),
      server.url,
    )
    const came = some.map(({ roomId, id }, nth) => openScreen(server, roomId, id, cookies[nth] ?? ''))
    open.push(...(await Promise.all(came)))
  }
  return rooms.map((_, nth) => open.slice(nth * IN_A_ROOM, (nth + 1) * IN_A_ROOM))
}

async function openScreen(server: Server, roomId: string, seatId: string, cookie: string): Promise<Screen> {
  const address = `10.0.${Number.parseInt(roomId.slice(0, 2), 16)}.${Number.parseInt(roomId.slice(2, 4), 16)}`
  const headers = { cookie, origin: server.url, 'x-forwarded-for': address }
  const given = await fetch(`${server.url}/rooms/${roomId}/tickets`, { method: 'POST', headers })
  const { secret } = (await given.json()) as { secret: string }
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/rooms/socket`, { headers })
  await once(socket, 'open')
  const screen: Screen = { seatId, socket, n: 0, on: { view: () => {}, signal: () => {} } }
  let acknowledged = 0
  socket.on('message', (data) => {
    const text = JSON.parse(String(data))
    if (text.view) screen.on.view(text.view)
    else if (text.signal) {
      screen.on.signal(text.signal)
      if (text.n > acknowledged) socket.send(JSON.stringify({ seen: text.n }))
      acknowledged = text.n
    }
  })
  const first = new Promise<void>((resolve) => {
    screen.on.view = () => resolve()
  })
  socket.send(JSON.stringify({ hello: 'ticket', secret, device: randomUUID(), seen: 0 }))
  await first
  return screen
}

async function measure(rooms: readonly Screen[][]): Promise<Record<string, number[]>> {
  const changes: number[] = []
  const signals: number[] = []
  const timers: NodeJS.Timeout[] = []
  for (const [nth, room] of rooms.entries()) {
    const [leader] = room
    if (!leader) continue
    let phase = 0
    let sentAt = 0
    const change = () => {
      phase = 1 - phase
      sentAt = performance.now()
      say(leader, { command: { do: 'phase', phase } })
    }
    for (const screen of room) {
      screen.on.view = (view) => {
        if (sentAt > 0 && view.phase === phase) changes.push(performance.now() - sentAt)
      }
      screen.on.signal = (signal) => signals.push(performance.now() - signal.sentAt)
    }
    const signal = () => {
      const [from, to] = [room[Math.floor(Math.random() * 9) + 1], leader]
      if (from)
        say(from, { to: to.seatId, signal: { sentAt: performance.now(), candidate: 'x'.repeat(200) } })
    }
    // Not all in the same moment.
    setTimeout(
      () => timers.push(setInterval(change, CHANGE_EVERY_MS)),
      (nth * CHANGE_EVERY_MS) / rooms.length,
    )
    setTimeout(
      () => timers.push(setInterval(signal, SIGNAL_EVERY_MS)),
      (nth * SIGNAL_EVERY_MS) / rooms.length,
    )
  }
  await pause(MEASURED_MS)
  for (const timer of timers) clearInterval(timer)
  await pause(1_000)
  return { 'a change, to each of ten screens': changes, 'a signal, to the one it is for': signals }
}

function say(screen: Screen, what: object): void {
  screen.n += 1
  screen.socket.send(JSON.stringify({ n: screen.n, ...what }))
}
