import type { ShownPortfolio } from '../pages/portfolio-pieces.tsx'
import type { PortfolioFacts } from '../rules/portfolio-facts.ts'
import {
  entryInWords,
  partInWords,
  progressInWords,
  stateInWords,
  supervisionInWords,
  supervisionKindInWords,
  totalInWords,
} from '../rules/portfolio-words.ts'
import type { Progress } from '../rules/progress.ts'
import { supervisionTotals, type Total, totalsByYear, totalsOf } from '../rules/totals.ts'

/** A portfolio as its pages show it: in words. */
export const shownPortfolio = (
  { months, supervision, entries }: PortfolioFacts,
  progress: readonly Progress[],
): ShownPortfolio => ({
  steps: progress.map((one, nth) => ({
    key: `${nth}`,
    title: one.item.label,
    state: one.state === 'met' ? 'done' : one.state === 'missing' && one.counted > 0 ? 'now' : 'open',
    stateLabel: stateInWords(one),
    detail: progressInWords(one),
  })),
  totals: totalsOf(months).map(totalLine),
  years: totalsByYear(months).map(({ year, totals }) => ({ year, lines: totals.map(totalLine) })),
  supervision: supervisionTotals(supervision).map((total) => [
    supervisionKindInWords[total.kind],
    supervisionInWords(total),
  ]),
  entries: entries.map((entry) => ({
    id: entry.id,
    title: entry.title,
    words: entryInWords(entry),
    proofs: entry.proofs,
  })),
})

const totalLine = (total: Total): [string, string] => [partInWords[total.part], totalInWords(total)]
