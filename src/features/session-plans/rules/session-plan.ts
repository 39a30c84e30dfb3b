import { firstMeetingPlan } from '../../meetings/rules/first-meeting.ts'
import { fillMeeting, type Phase } from '../../meetings/rules/phase.ts'
import { sessionPhases } from '../../meetings/rules/session-phases.ts'
import type { SessionKind } from './session-kind.ts'
import { tasterPhases } from './taster-phases.ts'

export interface PlanOf {
  readonly kind: SessionKind
  readonly meetingMinutes: number
  readonly mode: 'face-to-face' | 'online'
  /** R60: the society's number. */
  readonly introductionsPercent: number
}

/** The minutes a group gave its phases, by their names. */
export type OwnMinutes = Readonly<Record<string, number>>

/** A phase whose minutes leaders set; in a plan for two cases, once for both. */
export interface PlanLine {
  readonly name: string
  readonly label: string
  readonly purpose: string
  readonly minutes: number
  /** How often it comes in the meeting. */
  readonly times: 1 | 2
}

/** Until the leaders know better (R42, R57, R60). */
export function recommendedPhases({ kind, meetingMinutes, mode, introductionsPercent }: PlanOf): Phase[] {
  switch (kind) {
    case 'first':
      return firstMeetingPlan({ meetingMinutes, introductionsPercent, mode })
    case 'taster':
      return tasterPhases(meetingMinutes)
    case 'one-case':
      return sessionPhases(meetingMinutes, 1)
    case 'two-cases':
      return sessionPhases(meetingMinutes, 2)
  }
}

/** What a form asks: each phase once, with the group's own minutes where it has set some. */
export function planLines(of: PlanOf, own: OwnMinutes | null): PlanLine[] {
  const lines = new Map<string, PlanLine>()
  for (const { name, label, purpose, minutes } of recommendedPhases(of)) {
    const times = lines.has(name) ? 2 : 1
    lines.set(name, { name, label, purpose, minutes: own?.[name] ?? minutes, times })
  }
  return [...lines.values()]
}

export const minutesOf = (lines: readonly Pick<PlanLine, 'minutes' | 'times'>[]): number =>
  lines.reduce((sum, { minutes, times }) => sum + minutes * times, 0)

/**
 * The phases of one meeting, with the group's own minutes. Where these make another length than the meeting has, they
 * are stretched or shortened in proportion; a phase of no minutes is left out.
 */
export function plannedPhases(of: PlanOf, own: OwnMinutes | null): Phase[] {
  const recommended = recommendedPhases(of)
  const planned = recommended.map((phase) => ({ ...phase, minutes: own?.[phase.name] ?? phase.minutes }))
  // Nothing planned at all would divide by nothing.
  const shapes = planned.some(({ minutes }) => minutes > 0) ? planned : recommended
  return fillMeeting(shapes, of.meetingMinutes).filter(({ minutes }) => minutes > 0)
}

/** What stands before the first case of a first meeting. */
const opening = ['introductions', 'aims', 'ground-rules']

/** R60: how much of a first meeting goes to getting to know each other, where that is more than the society advises. */
export function tooLongBeforeTheCase(
  { kind, meetingMinutes, introductionsPercent }: PlanOf,
  lines: readonly PlanLine[],
): { minutes: number; most: number } | null {
  if (kind !== 'first') return null
  const minutes = minutesOf(lines.filter(({ name }) => opening.includes(name)))
  const most = Math.floor((meetingMinutes * introductionsPercent) / 100)
  return minutes > most ? { minutes, most } : null
}
