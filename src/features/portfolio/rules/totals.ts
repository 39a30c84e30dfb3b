import type { AttendedMonth, Mode, Part, SupervisedMonth } from './portfolio-facts.ts'

export interface Total {
  readonly part: Part
  readonly meetings: number
  readonly minutes: number
  readonly inRoom: number
  readonly online: number
}

const parts: readonly Part[] = ['member', 'led', 'co-led']

/** Meetings in each part, by format; parts in which there was none are left out. */
export function totalsOf(months: readonly AttendedMonth[]): Total[] {
  const meetings = (of: readonly AttendedMonth[], mode?: Mode) =>
    of.filter((one) => mode === undefined || one.mode === mode).reduce((sum, one) => sum + one.meetings, 0)
  return parts
    .map((part) => {
      const of = months.filter((one) => one.part === part)
      return {
        part,
        meetings: meetings(of),
        minutes: of.reduce((sum, { minutes }) => sum + minutes, 0),
        inRoom: meetings(of, 'face-to-face'),
        online: meetings(of, 'online'),
      }
    })
    .filter((total) => total.meetings > 0)
}

/** The same, year by year, the latest first. */
export const totalsByYear = (months: readonly AttendedMonth[]): { year: string; totals: Total[] }[] =>
  [...Map.groupBy(months, ({ month }) => month.slice(0, 4))]
    .toSorted(([one], [other]) => other.localeCompare(one))
    .map(([year, within]) => ({ year, totals: totalsOf(within) }))

export interface SupervisionTotal {
  readonly kind: SupervisedMonth['kind']
  readonly sessions: number
  readonly minutes: number
}

export const supervisionTotals = (months: readonly SupervisedMonth[]): SupervisionTotal[] =>
  (['individual', 'pair', 'peers', 'peer'] as const)
    .map((kind) => {
      const of = months.filter((one) => one.kind === kind)
      return {
        kind,
        sessions: of.reduce((sum, { sessions }) => sum + sessions, 0),
        minutes: of.reduce((sum, { minutes }) => sum + minutes, 0),
      }
    })
    .filter(({ sessions }) => sessions > 0)
