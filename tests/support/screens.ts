import { randomUUID } from 'node:crypto'
import { WebSocket } from 'ws'
import { type Line, NoWayIn, openLine, type Socket } from '../../src/features/room/client/line.ts'
import type { Over, Signal } from '../../src/features/room/rules/messages.ts'
import type { RoomCommand, RoomRefusal, SeatId } from '../../src/features/room/rules/room-state.ts'
import type { CircleView, RoomView } from '../../src/features/room/rules/room-view.ts'
import type { Circle } from './circle.ts'
import { type Answering, clientOf } from './client.ts'
import { until } from './until.ts'

/** Somebody's open page of a room, without the drawing: the browser's own line over a real socket. */
export interface Screen {
  readonly line: Line
  readonly view: RoomView | null
  /** Every view that came. */
  readonly views: readonly RoomView[]
  readonly over: Over | null
  readonly state: string
  readonly refused: readonly RoomRefusal[]
  readonly signals: readonly { from: SeatId; signal: Signal }[]
  /** One's own seat, once there is a view. */
  readonly seat: SeatId
  /** The circle as this screen shows it. */
  readonly circle: CircleView
  does(command: RoomCommand): void
  sees(what: (view: RoomView) => boolean, words?: string): Promise<void>
  isOver(why: Over): Promise<void>
  /** Breaks the connection as a lost network does. */
  cut(): void
  close(): void
}

export interface ScreenWish {
  personId?: string
  /** The token of a room pass. */
  pass?: string
  device?: string
  /** Of another process on the same database. */
  at?: string
}

export async function cookiesOf(circle: Answering, { personId, pass }: ScreenWish): Promise<string> {
  const signedIn = personId ? (await clientOf(circle, personId)).cookies() : ''
  return [signedIn, pass ? `room_pass=${pass}` : ''].filter(Boolean).join('; ')
}

export function rawSocket(
  circle: Pick<Answering, 'url'>,
  cookie: string,
  at = circle.url,
  origin = circle.url,
): WebSocket {
  return new WebSocket(`${at.replace('http', 'ws')}/rooms/socket`, { headers: { cookie, origin } })
}

export async function ticketFor(
  circle: Pick<Answering, 'url'>,
  roomId: string,
  cookie: string,
  at = circle.url,
) {
  const response = await fetch(`${at}/rooms/${roomId}/tickets`, {
    method: 'POST',
    headers: { cookie, origin: circle.url },
  })
  return { status: response.status, body: (await response.json()) as { secret: string; refused?: string } }
}

export async function openScreen(circle: Circle, roomId: string, wish: ScreenWish): Promise<Screen> {
  const cookie = await cookiesOf(circle, wish)
  const views: RoomView[] = []
  const refused: RoomRefusal[] = []
  const signals: { from: SeatId; signal: Signal }[] = []
  const now: { over: Over | null; state: string; socket: WebSocket | null } = {
    over: null,
    state: '',
    socket: null,
  }
  const line = openLine({
    url: '',
    device: wish.device ?? randomUUID(),
    ticket: async () => {
      const { status, body } = await ticketFor(circle, roomId, cookie, wish.at)
      if (status === 404) throw new NoWayIn()
      return body.secret
    },
    connect: () => {
      now.socket = rawSocket(circle, cookie, wish.at)
      now.socket.on('error', () => {})
      return now.socket as unknown as Socket
    },
    on: {
      view: (view) => views.push(view),
      refused: (why) => refused.push(why),
      signal: (from, signal) => signals.push({ from, signal }),
      over: (why) => {
        now.over = why
      },
      state: (state) => {
        now.state = state
      },
    },
  })
  const screen: Screen = {
    line,
    views,
    refused,
    signals,
    get view() {
      return views.at(-1) ?? null
    },
    get over() {
      return now.over
    },
    get state() {
      return now.state
    },
    get seat() {
      return views.at(-1)?.you ?? ''
    },
    get circle() {
      const view = views.at(-1)
      if (view?.in !== 'circle') throw new Error(`not in the circle: ${JSON.stringify(view)}`)
      return view
    },
    does: (command) => line.command(command),
    sees: (what, words = what.toString()) =>
      until(async () => {
        const view = views.at(-1)
        return view !== undefined && what(view)
      }, words),
    isOver: (why) => until(async () => now.over === why, `the line to be ${why}`),
    cut: () => now.socket?.terminate(),
    close: () => line.close(),
  }
  return screen
}

/** Screens of these people, let in by the first, who leads. */
export async function circleOfScreens(
  circle: Circle,
  roomId: string,
  people: readonly ScreenWish[],
): Promise<Screen[]> {
  const screens = await Promise.all(people.map((each) => openScreen(circle, roomId, each)))
  const [leader] = screens
  const waiting = (view: RoomView) => (view.in === 'circle' ? (view.forLeaders?.waiting.length ?? 0) : 0)
  await Promise.all(screens.map((screen) => screen.sees(() => true, 'a first view')))
  const members = screens.filter((screen) => screen.view?.in === 'waiting-room').length
  await leader?.sees((view) => waiting(view) === members, 'everybody at the door')
  if (members > 0) leader?.does({ do: 'admit-all' })
  await Promise.all(screens.map((screen) => screen.sees((view) => view.in === 'circle', 'to be let in')))
  // Each is told by itself: until all show the room as it is now, one may still have a view to come.
  const { rows } = await circle.owner.query<{ shown: number }>('select shown from room where id = $1', [
    roomId,
  ])
  const isNewest = (view: RoomView) => view.in === 'circle' && view.revision >= Number(rows[0]?.shown)
  await Promise.all(screens.map((screen) => screen.sees(isNewest, 'the circle as it is now')))
  return screens
}
