import type { PortfolioFacts } from './portfolio-facts.ts'

/** What one calendar year came to, in minutes: as colleges ask for it. */
export interface YearHours {
  readonly year: number
  readonly asMember: number
  readonly leading: number
  readonly supervision: number
  /** Workshops, weekends, and what was elsewhere. */
  readonly own: number
  readonly all: number
}

/** Each year in which there was something, the latest first. An entry counts in the year in which it ended. */
export function hoursByYear({ months, supervision, entries }: PortfolioFacts): YearHours[] {
  type Kind = Exclude<keyof YearHours, 'year' | 'all'>
  const lines: { year: number; kind: Kind; minutes: number }[] = [
    ...months.map(({ month, part, minutes }) => ({
      year: yearOf(month),
      kind: part === 'member' ? ('asMember' as const) : ('leading' as const),
      minutes,
    })),
    ...supervision.map(({ month, minutes }) => ({
      year: yearOf(month),
      kind: 'supervision' as const,
      minutes,
    })),
    ...entries.map(({ lastOn, minutes }) => ({ year: yearOf(lastOn), kind: 'own' as const, minutes })),
  ]
  return [...Map.groupBy(lines, ({ year }) => year)]
    .toSorted(([one], [other]) => other - one)
    .map(([year, within]) => {
      const of = (kind: Kind) =>
        within.filter((line) => line.kind === kind).reduce((sum, { minutes }) => sum + minutes, 0)
      const hours = {
        asMember: of('asMember'),
        leading: of('leading'),
        supervision: of('supervision'),
        own: of('own'),
      }
      return { year, ...hours, all: hours.asMember + hours.leading + hours.supervision + hours.own }
    })
}

const yearOf = (text: string): number => Number(text.slice(0, 4))
