import { readdirSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'

// Loaded into a process that is measured, before its own code: it tells the bench, when asked, what only it can know.

/** What a process says of itself. */
export interface Inside {
  /** Bytes in use after a full collection. */
  heap: number
  /** Bytes outside the heap that JavaScript holds: buffers. */
  external: number
  /** Bytes of the whole process. */
  resident: number
  /** Open files and sockets; null where the system does not tell. */
  files: number | null
  /** Milliseconds that the event loop came late since it was last asked: 99th percentile, and the most. */
  lagP99: number
  lagMost: number
}

let lag: ReturnType<typeof monitorEventLoopDelay> | null = null

process.on('message', async (message) => {
  if (message !== 'look') return
  // What a collection lets go of may let go of more.
  for (let nth = 0; nth < 3; nth++) {
    globalThis.gc?.()
    await pause(1)
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  const inside: Inside = {
    heap: heapUsed,
    external,
    resident: rss,
    files: openFiles(),
    lagP99: lag ? lag.percentile(99) / 1e6 - RESOLUTION_MS : 0,
    lagMost: lag ? lag.max / 1e6 - RESOLUTION_MS : 0,
  }
  // The collection just made is the bench's doing.
  lag?.disable()
  lag = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  lag.enable()
  process.send?.(inside)
})

/** The timer by which Node measures lateness; its own period is part of what it says. */
const RESOLUTION_MS = 10

function openFiles(): number | null {
  try {
    return readdirSync('/proc/self/fd').length
  } catch {
    return null
  }
}
