import type { RetentionEntry } from './entry.ts'
import { keptInWords, type Periods, retention, themeWords } from './retention.ts'

export interface AheadLine {
  readonly kind: string
  readonly what: string
  readonly kept: string
  readonly withinWeek: number
  readonly withinMonth: number
}

export interface AheadTheme {
  readonly theme: RetentionEntry['theme']
  readonly title: string
  readonly lines: readonly AheadLine[]
}

interface Counted {
  readonly kind: string
  readonly withinWeek: number
  readonly withinMonth: number
}

/** By theme, in the order of the privacy notice: those that a clock ends. */
export function aheadLines(counted: readonly Counted[], periods: Periods): AheadTheme[] {
  const counts = new Map(counted.map((each) => [each.kind, each]))
  const byTheme = Map.groupBy(
    retention.filter(({ by }) => by !== null),
    ({ theme }) => theme,
  )
  return [...byTheme].map(([theme, entries]) => ({
    theme,
    title: themeWords[theme],
    lines: entries.map((entry) => ({
      kind: entry.kind,
      what: entry.what,
      kept: keptInWords(entry, periods),
      withinWeek: counts.get(entry.kind)?.withinWeek ?? 0,
      withinMonth: counts.get(entry.kind)?.withinMonth ?? 0,
    })),
  }))
}

/** A kind of an earlier version of the program is named by its word. */
export const kindInWords = (kind: string): string =>
  retention.find((each) => each.kind === kind)?.what ?? kind
