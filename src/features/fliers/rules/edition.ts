import type { FlierEdition, FlierFacts } from './flier-facts.ts'
import { flierLines } from './flier-lines.ts'

/** Whether what was handed out says something else than a flier of today would. */
export const isStale = (
  handedOut: Pick<FlierEdition, 'factsHash'>,
  today: Pick<FlierEdition, 'factsHash'>,
): boolean => handedOut.factsHash !== today.factsHash

/** The end of a printed address: enough of the hash to tell a group's editions apart. */
const EDITION_LETTERS = 12

/** '3f9a0c12b7e4', as an address carries it. */
export const editionCode = ({ factsHash }: Pick<FlierEdition, 'factsHash'>): string =>
  factsHash.slice(0, EDITION_LETTERS)

export const isEditionCode = (text: string): boolean => /^[0-9a-f]{12}$/.test(text)

export interface Change {
  readonly what: string
  /** null: it did not say. */
  readonly was: string | null
  readonly is: string | null
}

/** What a printed flier says that is not so any more: 'Contribution: was £15, is £18'. In the order of the flier. */
export function changesSince(printed: FlierFacts, today: FlierFacts): Change[] {
  const before = new Map(flierLines(printed).map((line) => [line.what, line.words]))
  const now = new Map(flierLines(today).map((line) => [line.what, line.words]))
  const order = [...now.keys(), ...[...before.keys()].filter((what) => !now.has(what))]
  return order
    .map((what) => ({ what, was: before.get(what) ?? null, is: now.get(what) ?? null }))
    .filter(({ was, is }) => was !== is)
}
