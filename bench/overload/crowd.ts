import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Asked } from '../support/addresses.ts'

export interface CrowdWish {
  url: string
  /** Asked for in turn. */
  pages: readonly Asked[]
  seconds: number
  /** The first address of those they come from: 10.from.0.1 and so on. */
  from: number
  /**
   * So many a second, whatever becomes of those before, each from the next of many addresses;
   * or so many people, who wait for their answer and then a while.
   */
  come: { perSecond: number } | { people: number; waitMs: number; haveOneAddress: boolean }
}

/** Milliseconds of each answer, by what it was. */
export interface CrowdTold {
  /** Pages. */
  answered: number[]
  /** 503, all with Retry-After. */
  turnedAway: number[]
  /** Anything else, and what never came. */
  failed: number
  /** From the first request to the last. */
  ranSeconds: number
}

/** Many people at once, from a process of their own. */
export async function crowd(wish: CrowdWish): Promise<CrowdTold> {
  const script = fileURLToPath(new URL('crowd-process.ts', import.meta.url))
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(wish))
  return JSON.parse(await text(child.stdout))
}
