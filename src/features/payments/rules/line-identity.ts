import { eachInSteps, type Steps } from '../../../shared/steps.ts'
import type { StatementLine } from './statement-line.ts'

/** A line and which of several alike it is: the first is 1. */
export interface Numbered {
  line: StatementLine
  nth: number
  /** What tells it from every other one. */
  identity: string
}

/**
 * What tells a line from every other one, however the file was ordered and wherever it begins and ends: its day, its
 * amount and its words as a set. Of lines that are wholly alike, the first, second … are told apart by counting, which
 * needs no order, for they are alike. The same line in another format may carry other words: then the one who looks is
 * warned by day and amount instead (decision 51).
 */
export function* numbering(lines: readonly StatementLine[]): Steps<Numbered[]> {
  const seen = new Map<string, number>()
  return yield* eachInSteps(lines, (line) => {
    const alike = [line.bookedOn, line.amountMinor, line.currency ?? '', wordsOf(line).join(' ')].join('|')
    const nth = (seen.get(alike) ?? 0) + 1
    seen.set(alike, nth)
    return { line, nth, identity: `${alike}|${nth}` }
  })
}

/** Each word once, in the order of the alphabet: columns may be taken for one another. */
const wordsOf = ({ raw }: StatementLine): string[] => [...new Set(plainWords(raw))].toSorted()

/** In capitals and without accents: 'Siobhán O’Brien' → SIOBHAN, O, BRIEN. */
export const plainWords = (text: string): string[] =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '')
