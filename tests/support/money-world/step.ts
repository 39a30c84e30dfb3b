import { found } from '../../../src/platform/errors.ts'
import type { MoneyWorld } from './world.ts'

/** One command; the numbers choose what it is about. */
export interface Step {
  kind: string
  which: number
  what: number
  minor: number
}

/** Does it, and notes what happened in the world; answers whether anything did. */
export type Commands = Record<string, (world: MoneyWorld, step: Step) => Promise<boolean>>

export const pick = <T>(list: readonly T[], nth: number): T => found(list[nth % list.length])

/** One of those that have happened, if any has. */
export const pickOf = <T>(map: ReadonlyMap<string, T>, nth: number): [string, T] | undefined =>
  map.size === 0 ? undefined : [...map].at(nth % map.size)
