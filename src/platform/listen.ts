import { once } from 'node:events'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { createAdaptorServer } from '@hono/node-server'
import { hasCode, StartFault } from './start-fault.ts'

export type Answer = (request: Request, env: object) => Response | Promise<Response>

/** Takes a connection that becomes a socket. */
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

export interface FrontGate {
  /** Requests that came during the start are answered from here on. */
  open(answer: Answer, upgrade: Upgrade): void
  /** Takes no more requests and resolves when those under way are answered, or cut off after a while. */
  close(): Promise<void>
}

/** A server whose supervisor was killed needs this long to notice and leave the port. */
const PATIENCE_MS = 1_500
/** How long requests under way may take when we are told to stop. */
const LAST_REQUESTS_MS = 10_000

/** A photograph of a receipt needs half a minute on a slow line; who needs longer holds a connection for nothing. */
const SLOWEST_REQUEST_MS = 60_000
const SLOWEST_HEADERS_MS = 20_000

/**
 * Takes the port before anything else is started, so that a taken one is told at once. Whoever connects
 * during the start waits for the answer instead of being refused.
 */
export async function takePort(
  host: string,
  port: number,
  slowestRequestMs = SLOWEST_REQUEST_MS,
): Promise<FrontGate> {
  let openWith: (answer: Answer) => void = () => {}
  // A socket that comes during the start comes again by itself.
  let upgrade: Upgrade = (_, socket) =>
    socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n')
  const answer = new Promise<Answer>((resolve) => {
    openWith = resolve
  })
  const server = createAdaptorServer({
    fetch: async (request: Request, env: object) => (await answer)(request, env),
    serverOptions: {
      requestTimeout: slowestRequestMs,
      headersTimeout: Math.min(SLOWEST_HEADERS_MS, slowestRequestMs),
      connectionsCheckingInterval: Math.min(5_000, slowestRequestMs),
    },
  }) as Server
  server.on('upgrade', (request, socket, head) => upgrade(request, socket, head))
  await listen(server, host, port)
  return {
    open: (answer, sockets) => {
      upgrade = sockets
      openWith(answer)
    },
    close: () => close(server),
  }
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      server.listen(port, host)
      await once(server, 'listening')
      return
    } catch (error) {
      if (!hasCode(error, 'EADDRINUSE') || Date.now() > until) throw faultOf(error, host, port)
      await pause(50)
    }
  }
}

function faultOf(error: unknown, host: string, port: number): unknown {
  if (hasCode(error, 'EADDRINUSE')) {
    return new StartFault(
      `PORT ${port} is taken by another program; stop that one, or set PORT to a free one.`,
    )
  }
  if (hasCode(error, 'EACCES')) {
    return new StartFault(`PORT ${port} is not for this user to open; set PORT to one above 1023.`)
  }
  if (hasCode(error, 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN')) {
    return new StartFault(`HOST ${host} is no address of this machine; correct it, or leave it out.`)
  }
  return error
}

async function close(server: Server): Promise<void> {
  const finished = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const tired = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS)
  await finished
  clearTimeout(tired)
}
