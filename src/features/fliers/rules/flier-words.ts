import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import type { FlierEdition, FlierFacts } from './flier-facts.ts'
import { leaderLines, shortLines, unnamedInWords } from './flier-lines.ts'

/** What is read from a distance. */
const headlines = ['Meets', 'Where', 'Contribution']

/** A flier in words, for whoever lays them out. */
export function flierInWords(facts: FlierFacts) {
  const lines = shortLines(facts)
  return {
    society: facts.society,
    kind: facts.mode === 'online' ? 'A Balint group, online' : 'A Balint group, face to face',
    name: facts.name,
    headlines: headlines.flatMap((what) => lines.filter((line) => line.what === what)),
    details: lines.filter(({ what }) => !headlines.includes(what)),
    aims: facts.aims,
    leaders: leaderLines(facts),
    unnamed: unnamedInWords(facts),
  }
}

export type FlierInWords = ReturnType<typeof flierInWords>

/** '25 November 2026': the day on which these facts were first printed. */
export const asOf = ({ facts, madeAt }: Pick<FlierEdition, 'facts' | 'madeAt'>): string =>
  formatDateOnly(dateIn(madeAt, facts.timeZone))
