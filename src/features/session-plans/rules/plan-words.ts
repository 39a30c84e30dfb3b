import type { Phase } from '../../meetings/rules/phase.ts'

const headings = { 1: 'First case', 2: 'Second case' } as const

export interface TimedPhase {
  key: string
  label: string
  purpose: string
  minutes: number
  at: string
  heading?: string | undefined
}

/** Each phase with its hour, or with its minute where there is no hour yet, for a page or a sheet. */
export function timedPhases(phases: readonly Phase[], startsAt: Temporal.PlainTime | null): TimedPhase[] {
  return phases.map((phase, place) => ({
    key: `${phase.name}-${phase.case ?? 0}`,
    label: phase.label,
    purpose: phase.purpose,
    minutes: phase.minutes,
    at: startsAt
      ? startsAt.add({ minutes: phase.from }).toString().slice(0, 'hh:mm'.length)
      : `0:${String(phase.from).padStart(2, '0')}`,
    heading: phase.case && phases[place - 1]?.case !== phase.case ? headings[phase.case] : undefined,
  }))
}

/** For whoever signs up for a meeting to try, and to be changed by the leaders: a line for each phase. */
export const planInLines = (phases: readonly Phase[]): string =>
  phases.map(({ label, minutes, purpose }) => `${label} (${minutes} minutes): ${purpose}`).join('\n')

/** For members, without minutes: timing is the leaders' business. */
export function planInShort(phases: readonly Phase[]): string[] {
  const cases = phases.some((phase) => phase.case === 2)
  const names = phases.map(({ label }) => label)
  return cases ? [...new Set(names)] : names
}
