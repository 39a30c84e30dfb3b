import type { Phase, PhaseShape } from './phase.ts'
import { fillMeeting } from './phase.ts'

export interface FirstMeeting {
  readonly meetingMinutes: number
  /** At most this share of the meeting goes to getting to know each other (R60). */
  readonly introductionsPercent: number
  readonly mode: 'face-to-face' | 'online'
}

const closeMinutes = 5

/**
 * R42, R43, R60, R64: introductions, aims and ground rules first, in at most the given share of the time;
 * then one case; then the next dates. Ninety minutes give 45, 40 and 5.
 */
export function firstMeetingPlan({ meetingMinutes, introductionsPercent, mode }: FirstMeeting): Phase[] {
  const longest = Math.floor((meetingMinutes * introductionsPercent) / 100)
  const opening = fillMeeting(openingShapes(mode), Math.min(longest, meetingMinutes - closeMinutes))
  const openingMinutes = opening.reduce((sum, phase) => sum + phase.minutes, 0)
  return [
    ...opening,
    {
      name: 'case',
      label: 'One case',
      from: openingMinutes,
      minutes: meetingMinutes - openingMinutes - closeMinutes,
      purpose: 'Somebody tells of a patient who stays on their mind, and we work with it as we always will.',
    },
    {
      name: 'close',
      label: 'Close',
      from: meetingMinutes - closeMinutes,
      minutes: closeMinutes,
      purpose: 'How it was for everybody, and the next dates.',
    },
  ]
}

function openingShapes(mode: FirstMeeting['mode']): PhaseShape[] {
  return [
    {
      name: 'introductions',
      label: 'Introductions',
      minutes: 25,
      purpose: 'Everyone says who they are and where they work.',
    },
    {
      name: 'aims',
      label: 'What we are here for',
      minutes: 10,
      purpose: 'What Balint work is, and what it is not.',
    },
    {
      name: 'ground-rules',
      label: 'Ground rules',
      minutes: 10,
      purpose:
        mode === 'online'
          ? 'Confidentiality and attendance; how to show that you want to speak; how the leaders talk to each other openly.'
          : 'Confidentiality and attendance; how to reach the leaders between meetings.',
    },
  ]
}
