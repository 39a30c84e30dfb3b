import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'

export interface Hearing {
  channels: readonly string[]
  hear: (channel: string, payload: string) => void
  /** The connection was made anew: what was told meanwhile is lost, so look at everything again. */
  afresh: () => void
}

export interface Listener {
  /** Resolves once it listens for the first time. */
  ready: Promise<void>
  close(): Promise<void>
}

const LONGEST_PAUSE_MS = 2_000

/** Listens on a connection of its own, and connects again for as long as nobody closes it. */
export function listen(connect: () => pg.Client, { channels, hear, afresh }: Hearing): Listener {
  let isClosed = false
  let current: pg.Client | null = null

  const once = async (): Promise<{ ended: Promise<void> }> => {
    const client = connect()
    current = client
    const ended = new Promise<void>((resolve) => {
      client.on('end', resolve)
      // Said twice, by the fault and by the end that follows.
      client.on('error', () => resolve())
    })
    client.on('notification', ({ channel, payload }) => hear(channel, payload ?? ''))
    try {
      await client.connect()
      for (const channel of channels) await client.query(`listen ${client.escapeIdentifier(channel)}`)
    } catch (fault) {
      await client.end().catch(() => {})
      throw fault
    }
    return { ended }
  }
  const keepOn = async (firstReady: () => void) => {
    let wait = 100
    let isFirst = true
    while (!isClosed) {
      try {
        const { ended } = await once()
        wait = 100
        if (isFirst) firstReady()
        else afresh()
        isFirst = false
        await ended
      } catch {
        // The database is away; it is asked again soon.
      }
      await current?.end().catch(() => {})
      if (!isClosed) await pause(wait, undefined, { ref: false })
      wait = Math.min(wait * 2, LONGEST_PAUSE_MS)
    }
  }

  let running: Promise<void> = Promise.resolve()
  const ready = new Promise<void>((resolve) => {
    running = keepOn(resolve)
  })
  return {
    ready,
    close: async () => {
      isClosed = true
      await current?.end().catch(() => {})
      await running
    },
  }
}
