import { randomBytes } from 'node:crypto'
import type { RawData, WebSocket } from 'ws'

import type { Listener } from '../../../platform/database/listener.ts'
import type { House } from '../../../platform/web/context.ts'
import type { SocketDoor } from '../../../platform/web/sockets.ts'
import { newId } from '../../../shared/ids.ts'
import { commandRoom } from '../commands/command-room.ts'
import type { RoomForLines } from '../queries/room-in-hand.ts'
import { line as bounds, type Hello, type Over } from '../rules/messages.ts'
import type { SeatId } from '../rules/room-state.ts'
import { viewFor } from '../rules/view.ts'
import {
  forgetReceived,
  holdLines,
  loseLines,
  processIsAlive,
  readRoom,
  resumeLine,
  sendSignals,
  takeLine,
  tendRooms,
  waitingSignals,
} from './keeper.ts'
import { type Exchange, type Line, openLine } from './line.ts'
import { readHello } from './read-text.ts'
import { apart, together } from './together.ts'
import { firstOf, whoComes } from './who-comes.ts'

/** How long one may take to say hello. */
const HELLO_MS = 5_000
/** A process says so often that it lives; after seven seconds others take its lines for lost (tend_rooms). */
const BEAT_MS = 2_000
/** Whom no ping reaches any more. */
const SILENT_MS = 9_000
const MOST_BEFORE_WELCOME = 64

type Wishes = Pick<House, 'database' | 'signIn' | 'logger'>

/**
 * All lines that this process holds. What is true stands in the database; here is only who is to be told. A change
 * anywhere is heard by its room's id, read once, and shown to every line of that room.
 */
export function openRoomLines({ database, signIn, logger }: Wishes): SocketDoor {
  const processId = newId()
  const rooms = new Map<string, Set<Line>>()
  const seats = new Map<SeatId, Line>()
  const fallbacks = new Map<string, boolean>()
  const sockets = new Map<WebSocket, { heardAt: number }>()
  let awake: Promise<Listener> | null = null
  let beat: NodeJS.Timeout | null = null
  let isClosed = false

  const fault = (what: string) => (err: unknown) => {
    if (!isClosed) logger.warn({ err }, what)
  }

  // ── what is told ──────────────────────────────────────────────────────────

  const looks = apart(look, fault('a room could not be read'))

  async function look(roomId: string): Promise<void> {
    // Of a line that comes meanwhile, what is read may not know yet.
    const lines = [...(rooms.get(roomId) ?? [])]
    if (lines.length === 0) return
    const room = await readRoom(database, roomId)
    const kept: string[] = []
    for (const line of lines) {
      if (!rooms.get(roomId)?.has(line)) continue
      const over = whyOver(room, line)
      if (over) end(line, over)
      else if (room) {
        show(room, line)
        const isHeld = room.state.seats.some(({ id, lostAt }) => id === line.seatId && lostAt)
        if (isHeld) kept.push(line.id)
      }
    }
    if (room) fallbacks.set(roomId, room.facts.fallback !== null)
    // Another process took this one for dead, or the browser came back faster than its cut was noted.
    if (kept.length > 0) await holdLines(database, kept, processId)
  }

  function show({ state, facts }: RoomForLines, line: Line): void {
    const view = viewFor(state, line.seatId, facts)
    if (view) line.shows(JSON.stringify(view))
  }

  const signals = together(async (seatIds) => {
    const asked = seatIds.flatMap((seat) => seats.get(seat) ?? [])
    if (asked.length === 0) return
    const found = await waitingSignals(
      database,
      asked.map((line) => [line.seatId, line.sentUpTo]),
    )
    for (const signal of found) {
      const line = seats.get(signal.to)
      // A line that has come meanwhile begins anew, without what was meant for the one before.
      if (line && asked.includes(line)) line.deliver(signal)
    }
    // As many as are read at once: there may be more.
    const most = new Map<SeatId, number>()
    for (const { to } of found) most.set(to, (most.get(to) ?? 0) + 1)
    for (const [seat, count] of most) if (count >= bounds.mostKept) signals.add(seat)
  }, fault('signals could not be read'))

  const received = new Map<SeatId, number>()
  const acknowledged = together(async () => {
    const upTo = [...received]
    received.clear()
    await forgetReceived(database, upTo)
  }, fault('received signals could not be forgotten'))

  const lost = together((lineIds) => loseLines(database, lineIds), fault('a lost line could not be noted'))

  const exchange: Exchange = {
    command: (line, who, command, n) =>
      who.as((db) =>
        commandRoom(db, {
          roomId: line.roomId,
          seatId: line.seatId,
          command,
          n,
          hasFallback: fallbacks.get(line.roomId) ?? false,
        }),
      ),
    signals: (line, sent, n) => sendSignals(database, line.id, n, sent),
    received: (line, n) => {
      received.set(line.seatId, Math.max(n, received.get(line.seatId) ?? 0))
      acknowledged.add(line.seatId)
    },
  }

  // ── who comes and goes ────────────────────────────────────────────────────

  /** Before the first line: to hear what is told, and to be known as living. */
  function wake(): Promise<Listener> {
    awake ??= (async () => {
      const listener = database.listen({
        channels: ['circle_room', 'circle_signal'],
        hear: (channel, id) => {
          if (channel === 'circle_signal') signals.add(id)
          else if (rooms.has(id)) looks.add(id)
        },
        afresh: () => {
          for (const id of rooms.keys()) looks.add(id)
          for (const id of seats.keys()) signals.add(id)
        },
      })
      await listener.ready
      await processIsAlive(database, processId).catch(fault('the process could not be noted'))
      beat = setInterval(beats, BEAT_MS)
      beat.unref()
      return listener
    })()
    return awake
  }

  let beaten = 0
  function beats(): void {
    beaten += 1
    for (const [socket, { heardAt }] of sockets) {
      if (performance.now() - heardAt > SILENT_MS) socket.terminate()
      else if (socket.readyState === socket.OPEN) socket.ping()
    }
    processIsAlive(database, processId)
      .then(() => (beaten % 2 === 0 ? tendRooms(database) : undefined))
      .catch(fault('rooms could not be tended'))
  }

  async function greet(socket: WebSocket, headers: Headers, hello: Hello): Promise<Line | null> {
    await wake()
    const whos = await whoComes({ database, signIn }, headers)
    const wish = {
      secret: hello.secret,
      device: hello.device,
      lineId: newId(),
      processId,
      resume: randomBytes(32).toString('base64url'),
    }
    const take = hello.hello === 'ticket' ? takeLine : resumeLine
    const came = await firstOf(whos, async (who) => {
      const taken = await take(who, wish)
      return taken && { taken, who }
    })
    if (!came) return null
    const sentUpTo = hello.hello === 'resume' ? hello.seen : 0
    const line = openLine({
      ...came,
      id: wish.lineId,
      socket,
      resume: wish.resume,
      exchange,
      logger,
      sentUpTo,
    })
    if (!rooms.has(line.roomId)) rooms.set(line.roomId, new Set())
    rooms.get(line.roomId)?.add(line)
    seats.set(line.seatId, line)
    looks.add(line.roomId)
    signals.add(line.seatId)
    return line
  }

  function forget(line: Line): void {
    const others = rooms.get(line.roomId)
    others?.delete(line)
    if (others?.size === 0) {
      rooms.delete(line.roomId)
      looks.forget(line.roomId)
      fallbacks.delete(line.roomId)
    }
    if (seats.get(line.seatId) === line) seats.delete(line.seatId)
  }

  function end(line: Line, why: Over): void {
    forget(line)
    line.over(why)
  }

  return {
    path: '/rooms/socket',
    open(socket, headers) {
      const early: string[] = []
      let line: Line | null = null
      let isGreeted = false
      sockets.set(socket, { heardAt: performance.now() })

      const turnAway = (why: Over) => {
        socket.send(JSON.stringify({ over: why }))
        socket.close(1000)
        setTimeout(() => socket.terminate(), 2_000).unref()
      }
      const tooLate = setTimeout(() => turnAway('no-ticket'), HELLO_MS)
      const welcome = async (raw: string) => {
        clearTimeout(tooLate)
        const hello = readHello(raw)
        if (!hello) return turnAway('hostile')
        line = await greet(socket, headers, hello)
        if (!line) return turnAway('no-ticket')
        for (const text of early.splice(0)) line.hear(text)
        // Gone before it was greeted.
        if (socket.readyState !== socket.OPEN) gone()
      }
      const gone = () => {
        clearTimeout(tooLate)
        sockets.delete(socket)
        if (!line) return
        forget(line)
        lost.add(line.id)
      }

      socket.on('pong', () => sockets.set(socket, { heardAt: performance.now() }))
      socket.on('message', (data: RawData, isBinary: boolean) => {
        sockets.set(socket, { heardAt: performance.now() })
        const raw = isBinary ? '' : String(data)
        if (line) return line.hear(raw)
        if (isGreeted) {
          if (early.push(raw) > MOST_BEFORE_WELCOME) turnAway('hostile')
          return
        }
        isGreeted = true
        welcome(raw).catch((err: unknown) => {
          fault('somebody could not be greeted')(err)
          // Nothing is wrong with them: they come again.
          socket.close(1013)
        })
      })
      socket.once('close', gone)
    },
    close: async () => {
      isClosed = true
      if (beat) clearInterval(beat)
      const ended = [...sockets.keys()].map(goAway)
      await Promise.all(ended)
      await Promise.all([lost.settled(), acknowledged.settled(), looks.settled(), signals.settled()])
      const listener = await awake
      await listener?.close()
    },
  }
}

/** "Service restart": the browser comes again at once, to this process or another. */
function goAway(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve())
    socket.close(1012)
    setTimeout(() => socket.terminate(), 1_000).unref()
  })
}

/** What the room says of a line: null while it holds its seat. */
function whyOver(room: RoomForLines | null, { id, seatId }: Line): Over | null {
  const seat = room?.state.seats.find((each) => each.id === seatId)
  if (!room || !seat) return 'shut'
  if (room.state.endedAt) return 'ended'
  if (seat.standing === 'removed' && !seat.knockedAt) return 'removed'
  const holder = room.lines[seatId]
  if (!holder) return 'shut'
  if (holder !== id) return 'taken-over'
  return seat.standing === 'left' ? 'left' : null
}
