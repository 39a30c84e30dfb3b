import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Asked } from './addresses.ts'

export interface Load {
  url: string
  /** Asked for in turn. */
  pages: readonly Asked[]
  connections: number
  seconds: number
}

export interface Loaded {
  requestsASecond: number
  /** Milliseconds; null when no answer came in the time. */
  p50: number | null
  p99: number | null
  /** All, those to warm up too. */
  answers: number
  /** Answers that were no page. */
  failed: number
}

/** Asks for pages again and again from a process of its own, so that asking does not slow the measuring. */
export async function load(wish: Load): Promise<Loaded> {
  const script = fileURLToPath(new URL('load-process.ts', import.meta.url))
  const child = spawn(process.execPath, [script, JSON.stringify(wish)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return JSON.parse(await text(child.stdout))
}
