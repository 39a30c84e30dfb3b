import type { WebSocket } from 'ws'
import { isPermissionFault } from '../../../platform/database/database.ts'
import type { Logger } from '../../../platform/logger.ts'
import { isRefusal } from '../../../shared/refusal.ts'
import type { commandRoom } from '../commands/command-room.ts'
import type { FromServer, Over } from '../rules/messages.ts'
import type { RoomCommand } from '../rules/room-state.ts'
import { allowance } from './allowance.ts'
import type { Addressed, Delivered, Taken } from './keeper.ts'
import { readText } from './read-text.ts'
import type { WhoComes } from './who-comes.ts'

/** One participant's line into a room, from its welcome to its end. */
export interface Line extends Taken {
  readonly id: string
  /** The last signal that was sent to it. */
  readonly sentUpTo: number
  /** A text as it came over the socket. */
  hear(raw: string): void
  shows(view: string): void
  deliver(signal: Delivered): void
  over(why: Over): void
}

/** What lines do together. */
export interface Exchange {
  command(line: Line, who: WhoComes, command: RoomCommand, n: number): ReturnType<typeof commandRoom>
  signals(line: Line, signals: readonly Addressed[], n: number): Promise<void>
  received(line: Line, n: number): void
}

/** More than any evening has; what is over ends the line, and harms nobody's but one's own. */
const texts = { atOnce: 1_500, aSecond: 100 }
const bytes = { atOnce: 4_000_000, aSecond: 300_000 }
const commands = { atOnce: 60, aSecond: 10 }
const MOST_UNDONE = 2_000
const MOST_AT_ONCE = 256
/** Who does not read what they are sent. */
const MOST_UNREAD_BYTES = 8_000_000

type Work = { n: number } & ({ command: RoomCommand } | { signal: Addressed })

interface Parts {
  id: string
  taken: Taken
  who: WhoComes
  socket: WebSocket
  resume: string
  exchange: Exchange
  logger: Logger
  sentUpTo: number
}

export function openLine({ id, taken, who, socket, resume, exchange, logger, sentUpTo }: Parts): Line {
  const undone: Work[] = []
  const may = { text: allowance(texts), bytes: allowance(bytes), command: allowance(commands) }
  let isOver = false
  let isBusy = false
  let heard = taken.heard
  let sent = sentUpTo
  let shown = ''

  const say = (raw: string) => {
    if (isOver) return
    if (socket.bufferedAmount > MOST_UNREAD_BYTES) return socket.terminate()
    socket.send(raw)
  }
  const tell = (text: FromServer) => say(JSON.stringify(text))

  const doNext = async () => {
    const next = undone.shift()
    if (!next) return
    if ('command' in next) {
      const outcome = await exchange.command(self, who, next.command, next.n)
      if (isRefusal(outcome)) tell({ refused: outcome.refused, command: next.n })
      tell({ seen: next.n })
      if (next.command.do === 'leave' && !isRefusal(outcome)) self.over('left')
      return
    }
    const signals = [next.signal]
    let { n } = next
    for (let more = undone[0]; more && 'signal' in more && signals.length < MOST_AT_ONCE; more = undone[0]) {
      undone.shift()
      signals.push(more.signal)
      n = more.n
    }
    await exchange.signals(self, signals, n)
    tell({ seen: n })
  }
  const work = async () => {
    if (isBusy) return
    isBusy = true
    try {
      while (undone.length > 0 && !isOver) await doNext()
    } catch (err) {
      // The database is away, or the seat is gone meanwhile: the browser comes back and says again what was not done.
      if (!isPermissionFault(err)) logger.warn({ err }, 'a line could not do what was asked')
      socket.close(1011)
    } finally {
      isBusy = false
    }
  }

  const self: Line = {
    id,
    ...taken,
    get heard() {
      return heard
    },
    get sentUpTo() {
      return sent
    },
    hear(raw) {
      if (isOver) return
      if (!may.text.take(1) || !may.bytes.take(raw.length)) return self.over('hostile')
      const text = readText(raw)
      if (!text) return self.over('hostile')
      if ('ping' in text) return tell({ pong: text.ping })
      if ('seen' in text) return exchange.received(self, Math.min(text.seen, sent))
      // Sent again after a cut, and done already.
      if (text.n <= heard) return tell({ seen: text.n })
      const isTooMuch = undone.length >= MOST_UNDONE || ('command' in text && !may.command.take(1))
      if (isTooMuch) return self.over('hostile')
      heard = text.n
      undone.push(
        'command' in text
          ? { n: text.n, command: text.command }
          : { n: text.n, signal: { to: text.to, body: JSON.stringify(text.signal) } },
      )
      void work()
    },
    shows(view) {
      if (view === shown) return
      shown = view
      say(`{"view":${view}}`)
    },
    deliver({ n, from, body }) {
      if (n <= sent) return
      sent = n
      say(`{"n":${n},"from":${JSON.stringify(from)},"signal":${body}}`)
    },
    over(why) {
      if (isOver) return
      tell({ over: why })
      isOver = true
      socket.close(1000)
      setTimeout(() => socket.terminate(), 2_000).unref()
    },
  }
  tell({ welcome: taken.seatId, resume, seen: taken.heard })
  return self
}
