import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import pg from 'pg'
import { WebSocket } from 'ws'
import type { Server } from './server.ts'
import type { Society } from './society.ts'

export interface Room {
  id: string
  seats: { id: string; personId: string }[]
}

/** Circles of people who have been let in, written past the product; the first of each leads. */
export async function makeRooms(society: Society, rooms: number, inARoom: number): Promise<Room[]> {
  const owner = new pg.Client({ connectionString: society.ownerUrl() })
  await owner.connect()
  await owner.query(
    `insert into person (name, email) select 'Person ' || n, 'person-' || n || '@rooms.example.org' from generate_series(1, $1::int) n`,
    [rooms * inARoom],
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
    [rooms, inARoom],
  )
  const { rows } = await owner.query<{ id: string; seats: Room['seats'] }>(
    `select room_id as id, jsonb_agg(jsonb_build_object('id', id, 'personId', person_id) order by position) as seats
     from room_seat group by room_id`,
  )
  await owner.query('analyze')
  await owner.end()
  return rows
}

export interface Screen {
  seatId: string
  socket: WebSocket
  n: number
  on: { view: (view: { phase: number }) => void; signal: (signal: { sentAt: number }) => void }
}

export async function openScreen(
  server: Server,
  roomId: string,
  seatId: string,
  cookie: string,
): Promise<Screen> {
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

export function say(screen: Screen, what: object): void {
  screen.n += 1
  screen.socket.send(JSON.stringify({ n: screen.n, ...what }))
}
