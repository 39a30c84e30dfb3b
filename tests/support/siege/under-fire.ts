import { setTimeout as pause } from 'node:timers/promises'
import { until } from '../until.ts'
import { lookAtBooks } from './afterwards/books.ts'
import { lookAtDeeds } from './afterwards/deeds.ts'
import { lookAtLetters } from './afterwards/letters.ts'
import { openField } from './field.ts'
import { beginLoad } from './load/begin-load.ts'
import type { DeedKind } from './load/deeds.ts'
import { type Target, targets } from './processes-under-fire.ts'
import { randomFrom } from './random.ts'

// The whole product in processes of its own, on a PostgreSQL of its own, under a mixed load, while one after the other is
// killed without a word. Whatever a browser was told is kept afterwards, once; whatever was to be sent has been sent.

export interface Fire {
  kills: Record<Target, number>
  /** What was acknowledged with a redirect: each was kept once, or is named among the findings. */
  acknowledged: Record<DeedKind, number>
  /** By their Message-ID. */
  letters: number
  /** Sent a second time after a kill, under the same Message-ID. */
  repeated: number
  /** Requests that were answered with a fault, or not at all, and were sent again. */
  sentAgain: number
  /** From a kill to a page that is answered, the longest, in milliseconds. */
  longestAwayMs: number
  /** From the first kill to the last. */
  seconds: number
  /** What is wrong: a sentence each. */
  findings: string[]
}

/** Deeds from one kill to the next; each takes from one to three requests. */
const MOST_BETWEEN_KILLS = 8

/** A guard: on a machine that builds and tests with all it has, a process takes minutes to start. */
const LONGEST_AWAY_MS = 300_000

/** @param seed chooses targets and moments: the same seed, the same order of kills */
export async function underFire({ kills, seed = 1 }: { kills: number; seed?: number }): Promise<Fire> {
  const field = await openField(kills)
  try {
    const random = randomFrom(seed)
    const load = beginLoad(field)
    const fired: Record<Target, number> = { web: 0, worker: 0, postgres: 0 }
    let longestAwayMs = 0
    const began = performance.now()
    for (let kill = 0; kill < kills; kill++) {
      // However busy the machine: something has been done since the last one, and something is being done.
      await load.isDone(1 + Math.floor(random() * MOST_BETWEEN_KILLS))
      await pause(random() * 200)
      const target = targets[kill < targets.length ? kill : Math.floor(random() * targets.length)] ?? 'web'
      fired[target] += 1
      const from = performance.now()
      await field.kill(target)
      await until(field.answers, `an answer after a kill of ${target}`, LONGEST_AWAY_MS)
      longestAwayMs = Math.max(longestAwayMs, performance.now() - from)
    }
    const seconds = (performance.now() - began) / 1000
    const deeds = await load.end()
    await field.settled()
    const findings = [
      ...field.gaveUp,
      ...load.findings,
      ...(await lookAtDeeds(field.owner, deeds)),
      ...(await lookAtLetters(field.owner, field.mail, deeds)),
      ...(await lookAtBooks(field.owner)),
    ]
    const letters = field.mail.received.map(({ messageId = '' }) => messageId)
    return {
      kills: fired,
      acknowledged: deeds.counts(),
      letters: new Set(letters).size,
      repeated: letters.length - new Set(letters).size,
      sentAgain: load.sentAgain(),
      longestAwayMs: Math.round(longestAwayMs),
      seconds: Math.round(seconds),
      findings,
    }
  } finally {
    await field.close()
  }
}
