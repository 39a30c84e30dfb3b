import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Logger } from '../logger.ts'
import { network } from '../network.ts'
import { clientAddress, type TrustedProxies } from './client-address.ts'

/** An address of the product that is spoken with over a WebSocket. */
export interface SocketDoor {
  path: string
  /** Somebody has come: nothing is known of them but what their browser sends along. */
  open(socket: WebSocket, headers: Headers): void
  /** Takes nobody any more and lets go of those who are there; they are told to come again. */
  close(): Promise<void>
}

export interface Sockets {
  /** For the server's `upgrade`. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): Promise<void>
}

export interface SocketRules {
  /** The product's own address: pages of other sites are refused. */
  origin: string
  trusted: TrustedProxies
  doors: readonly SocketDoor[]
  /** Bytes of one text; a larger one ends the connection. */
  largestText: number
  logger: Logger
}

/** Of one address, several hospitals' worth; of all, what one process carries. */
const MOST_FROM_ONE_ADDRESS = 300
const MOST_SOCKETS = 6_000

/** What every socket passes before it reaches a feature. */
export function openSockets({ origin, trusted, doors, largestText, logger }: SocketRules): Sockets {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: largestText,
    // Costs memory for every connection, and what is said is short.
    perMessageDeflate: false,
    clientTracking: false,
  })
  const fromAddress = new Map<string, number>()
  let open = 0
  let isClosed = false

  const count = (address: string, by: 1 | -1) => {
    open += by
    const now = (fromAddress.get(address) ?? 0) + by
    if (now > 0) fromAddress.set(address, now)
    else fromAddress.delete(address)
  }

  return {
    upgrade(request, socket, head) {
      // A connection that breaks meanwhile is nobody's fault.
      socket.on('error', () => socket.destroy())
      const door = doors.find(({ path }) => path === pathOf(request))
      if (!door) return turnAway(socket, '404 Not Found')
      if (request.headers.origin !== origin) return turnAway(socket, '403 Forbidden')
      // Of one line's IPv6 addresses, each would be a client of its own.
      const address = network(
        clientAddress(
          request.socket.remoteAddress ?? '',
          String(request.headers['x-forwarded-for'] ?? '') || undefined,
          trusted,
        ),
      )
      if (isClosed || open >= MOST_SOCKETS) return turnAway(socket, '503 Service Unavailable')
      if ((fromAddress.get(address) ?? 0) >= MOST_FROM_ONE_ADDRESS) {
        return turnAway(socket, '429 Too Many Requests')
      }
      try {
        server.handleUpgrade(request, socket, head, (ws) => {
          count(address, 1)
          ws.once('close', () => count(address, -1))
          // Too large, or no WebSocket text at all: ws closes it by itself.
          ws.on('error', () => {})
          door.open(ws, headersOf(request))
        })
      } catch (err) {
        logger.debug({ err }, 'a socket could not be opened')
        socket.destroy()
      }
    },
    close: async () => {
      isClosed = true
      await Promise.all(doors.map((door) => door.close()))
    },
  }
}

/** Where nobody is spoken with. */
export const noSockets: Sockets = {
  upgrade: (_, socket) => turnAway(socket, '404 Not Found'),
  close: async () => {},
}

const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?')[0] ?? ''

function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** As the sign-in reads them. */
function headersOf({ headers }: IncomingMessage): Headers {
  const kept = new Headers()
  for (const name of ['cookie', 'user-agent'] as const) {
    const value = headers[name]
    if (value) kept.set(name, value)
  }
  return kept
}
