import {
  line as bounds,
  type FromClient,
  type FromServer,
  type Hello,
  type Over,
  type Signal,
} from '../rules/messages.ts'
import type { RoomCommand, RoomRefusal, SeatId } from '../rules/room-state.ts'
import type { RoomView } from '../rules/room-view.ts'

// The browser's end of the line into a room. It opens itself again for as long as nobody says that it is over: after a
// cut, on another network, when the server comes back; and what was said meanwhile is said then, once and in order.

export type LineState = 'connecting' | 'open' | 'lost'

export interface Line {
  command(command: RoomCommand): void
  signal(to: SeatId, signal: Signal): void
  /** The page goes: nothing is said any more. To leave the room is a command. */
  close(): void
}

export interface LineWishes {
  /** A fresh ticket; refuses with `NoWayIn` where there is none to be had. */
  ticket: () => Promise<string>
  url: string
  /** Names this tab; the same after a reload. */
  device: string
  on: {
    view?: (view: RoomView) => void
    signal?: (from: SeatId, signal: Signal) => void
    refused?: (refused: RoomRefusal, command: RoomCommand | null) => void
    /** Nothing comes after it, and nothing is tried again. */
    over?: (why: Over) => void
    state?: (state: LineState) => void
  }
  /** Tests bring their own; a browser has one. */
  connect?: (url: string) => Socket
}

/** What a browser's WebSocket has, and the one of `ws`. */
export interface Socket {
  readonly readyState: number
  send(text: string): void
  close(): void
  onopen: ((event: never) => void) | null
  onmessage: ((event: never) => void) | null
  onclose: ((event: never) => void) | null
  onerror: ((event: never) => void) | null
}

/** No ticket is given to whoever asks: the meeting is over, not yet, or not theirs. */
export class NoWayIn extends Error {
  override name = 'NoWayIn'
}

const OPEN = 1
const pauses = [0, 250, 500, 1_000, 2_000]
/** Tickets that were no good one after another. */
const MOST_REFUSED = 3
const ACKNOWLEDGE_MS = 100

type Unsaid = { command: RoomCommand } | { to: SeatId; signal: Signal }

export function openLine({ ticket, url, device, on, connect = browserSocket }: LineWishes): Line {
  let socket: Socket | null = null
  let state: LineState | null = null
  let isOver = false
  let resume: string | null = null
  let tries = 0
  /** Which attempt to open a line is under way. */
  let round = 0
  let refusedTickets = 0
  /** The last number that was given to something said, and the last had from the server. */
  let said = 0
  let seen = 0
  let isAcknowledging = false
  let isWelcome = false
  let asked: { at: number } | null = null
  const kept = new Map<number, Unsaid>()
  const commands = new Map<number, RoomCommand>()

  const become = (next: LineState) => {
    if (state === next || isOver) return
    state = next
    on.state?.(next)
  }
  const say = (text: FromClient | Hello) => {
    if (socket?.readyState === OPEN) socket.send(JSON.stringify(text))
  }

  const end = (why: Over) => {
    if (isOver) return
    stop()
    on.over?.(why)
  }
  const stop = () => {
    isOver = true
    clearInterval(pulse)
    globalThis.removeEventListener?.('online', reconnect)
    drop()
  }
  const drop = () => {
    const old = socket
    socket = null
    isWelcome = false
    asked = null
    if (!old) return
    old.onopen = old.onmessage = old.onclose = null
    // Closed before it was open: an error that nobody needs to hear.
    old.onerror = () => {}
    old.close()
  }

  async function dial(): Promise<void> {
    drop()
    become(state === null ? 'connecting' : 'lost')
    const wait = pauses[Math.min(tries, pauses.length - 1)] ?? 0
    tries += 1
    round += 1
    const mine = round
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const isStale = () => isOver || socket !== null || mine !== round
    if (isStale()) return
    const hello = await greeting().catch((fault: unknown) => {
      if (fault instanceof NoWayIn) end('no-ticket')
      return null
    })
    if (isStale()) return
    if (!hello) return void dial()
    const next = connect(url)
    socket = next
    next.onopen = () => {
      asked = { at: now() }
      say(hello)
    }
    next.onmessage = ((event: { data: unknown }) => {
      if (socket === next) read(String(event.data), hello)
    }) as Socket['onmessage']
    next.onclose = () => {
      if (socket === next) void dial()
    }
    next.onerror = () => {}
    opened = now()
  }

  async function greeting(): Promise<Hello> {
    if (resume) return { hello: 'resume', secret: resume, device, seen }
    return { hello: 'ticket', secret: await ticket(), device, seen: 0 }
  }

  function read(raw: string, hello: Hello): void {
    asked = null
    const text = JSON.parse(raw) as FromServer
    if ('welcome' in text) welcome(text, hello)
    else if ('view' in text) on.view?.(text.view)
    else if ('from' in text) hear(text)
    else if ('refused' in text) on.refused?.(text.refused, commands.get(text.command) ?? null)
    else if ('seen' in text) forgetUpTo(text.seen)
    else if ('over' in text) over(text.over, hello)
  }

  function hear({ n, from, signal }: { n: number; from: SeatId; signal: Signal }): void {
    if (n <= seen) return
    seen = n
    acknowledge()
    on.signal?.(from, signal)
  }

  function welcome(text: { resume: string; seen: number }, hello: Hello): void {
    resume = text.resume
    tries = 0
    refusedTickets = 0
    if (hello.hello === 'resume') forgetUpTo(text.seen)
    else startAnew()
    isWelcome = true
    become('open')
    for (const [n, what] of kept) say({ n, ...what })
  }

  /** A new line knows no numbers of the old one; what was not done is said under new ones. */
  function startAnew(): void {
    const again = [...kept.values()]
    kept.clear()
    commands.clear()
    said = 0
    seen = 0
    for (const what of again) keep(what)
  }

  function over(why: Over, hello: Hello): void {
    // A line that cannot go on begins anew; one that cannot begin, after a few tries, does not.
    if (hello.hello === 'ticket') refusedTickets += 1
    resume = null
    if (why !== 'no-ticket' || refusedTickets >= MOST_REFUSED) end(why)
    else void dial()
  }

  function keep(what: Unsaid): number {
    said += 1
    kept.set(said, what)
    if ('command' in what) commands.set(said, what.command)
    return said
  }

  function forgetUpTo(n: number): void {
    for (const each of kept.keys()) {
      if (each > n) break
      kept.delete(each)
      commands.delete(each)
    }
  }

  function acknowledge(): void {
    if (isAcknowledging) return
    isAcknowledging = true
    setTimeout(() => {
      isAcknowledging = false
      say({ seen })
    }, ACKNOWLEDGE_MS)
  }

  function send(what: Unsaid): void {
    // The server would end the line over it, and we would say it again.
    if (isOver || isTooLarge(what)) return
    if (kept.size >= bounds.mostKept) {
      // Nobody has heard us for long: what was meant for then is not meant for later.
      kept.clear()
      commands.clear()
      resume = null
      reconnect()
    }
    const n = keep(what)
    if (isWelcome) say({ n, ...what })
  }

  /** At once, whatever was being waited for. */
  function reconnect(): void {
    if (isOver) return
    tries = 0
    void dial()
  }

  let opened = now()
  const pulse = setInterval(() => {
    if (!socket) return
    // Asked, and no word of any kind since. A tab that slept asks first, before it takes the line for lost.
    const since = socket.readyState === OPEN ? asked?.at : opened
    if (since !== undefined && now() - since > bounds.lostMs) return void dial()
    if (!asked && isWelcome) {
      asked = { at: now() }
      say({ ping: Math.round(now()) })
    }
  }, bounds.pingMs)
  globalThis.addEventListener?.('online', reconnect)
  void dial()

  return {
    command: (command) => send({ command }),
    signal: (to, signal) => send({ to, signal }),
    close: () => stop(),
  }
}

const now = () => performance.now()
/** Beside what is said stand a number and an address. */
const isTooLarge = (what: Unsaid) =>
  new TextEncoder().encode(JSON.stringify(what)).length > bounds.largestText - 100
const browserSocket = (url: string): Socket => new WebSocket(url) as unknown as Socket
