import { inWords } from '../../../shared/numerals.ts'
import { regionInSentence } from '../../../shared/region-words.ts'
import { capitalised } from '../../../shared/words.ts'

/** How long one is told of groups before we ask whether that is still wanted. */
export const WAIT_DAYS = 365

/** What a person asked for, and how it stands. */
export interface Wait {
  readonly regionName: string | null
  readonly wantsOnline: boolean
  readonly confirmedAt: Temporal.Instant | null
  readonly wantedUntil: Temporal.Instant | null
  readonly leftAt: Temporal.Instant | null
}

export type WaitState = 'unconfirmed' | 'waiting' | 'run-out' | 'left'

export function waitState(
  wait: Pick<Wait, 'confirmedAt' | 'wantedUntil' | 'leftAt'>,
  now: Temporal.Instant,
): WaitState {
  if (wait.leftAt) return 'left'
  if (!wait.confirmedAt || !wait.wantedUntil) return 'unconfirmed'
  return Temporal.Instant.compare(wait.wantedUntil, now) > 0 ? 'waiting' : 'run-out'
}

/** 'in the Midlands, or online' */
export function whereInWords({ regionName, wantsOnline }: Pick<Wait, 'regionName' | 'wantsOnline'>): string {
  if (!regionName) return 'online'
  const there = `in ${regionInSentence(regionName)}`
  return wantsOnline ? `${there}, or online` : there
}

/** From when on a person is asked; the database asks at the same time. */
const ASKED_DAYS_BEFORE = 30

export function isNearlyOver({ wantedUntil }: Pick<Wait, 'wantedUntil'>, now: Temporal.Instant): boolean {
  return wantedUntil !== null && wantedUntil.since(now).total('hours') <= 24 * ASKED_DAYS_BEFORE
}

/** 'Five people wait for a group here; three of them would come to one online, too.' For those in charge of the region. */
export function waitingInWords({ waiting, alsoOnline }: { waiting: number; alsoOnline: number }): string {
  if (waiting === 0) return 'Nobody waits for a group here at the moment.'
  const people = waiting === 1 ? 'One person waits' : `${capitalised(inWords(waiting))} people wait`
  if (alsoOnline === 0) return `${people} for a group here.`
  return `${people} for a group here; ${inWords(alsoOnline)} would come to one online, too.`
}
