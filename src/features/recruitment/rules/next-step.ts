import { dateIn } from '../../../shared/calendar.ts'
import type { ApplicationState } from './application-state.ts'

interface Waiting {
  id: string
  name: string
  state: ApplicationState
  booking: { endsAt: Temporal.Instant } | null
  pause: { untilOn: Temporal.PlainDate | null } | null
}

export interface RecruitingStep {
  applicationId: string
  title: string
  words: string
  label: string
  /** Where on their page, or under it; '' for its beginning. */
  part: '#decision' | '#interview' | '/interview/ticks' | ''
}

/** What leaders do next for those who wait, the longest waiting first. */
export function nextRecruitingStep(
  newestFirst: readonly Waiting[],
  { now, timeZone }: { now: Temporal.Instant; timeZone: string },
): RecruitingStep | null {
  const waiting = newestFirst.toReversed()
  const today = dateIn(now, timeZone)
  const find = (
    which: (one: Waiting) => boolean,
    words: (name: string) => Omit<RecruitingStep, 'applicationId'>,
  ) => {
    const found = waiting.find(which)
    return found ? { applicationId: found.id, ...words(found.name) } : null
  }
  return (
    find(
      ({ state, booking }) =>
        state === 'interview-booked' &&
        booking !== null &&
        Temporal.Instant.compare(booking.endsAt, now) <= 0,
      (name) => ({
        title: `How was the talk with ${name}?`,
        words: 'Each of you ticks for themselves, while it is fresh. Then you decide together.',
        label: 'Tick how it was',
        part: '/interview/ticks',
      }),
    ) ??
    find(
      ({ state }) => state === 'interviewed',
      (name) => ({
        title: `Give ${name} an answer`,
        words: 'You have talked, and they wait for your word. A clear no is kinder than none.',
        label: 'Decide',
        part: '#decision',
      }),
    ) ??
    find(
      ({ state, pause }) =>
        state === 'deferred' &&
        pause?.untilOn != null &&
        Temporal.PlainDate.compare(pause.untilOn, today) <= 0,
      (name) => ({
        title: `Come back to ${name}`,
        words: 'The day by which you meant to come back to them has come.',
        label: 'Decide',
        part: '#decision',
      }),
    ) ??
    find(
      ({ state }) => state === 'asked',
      (name) => ({
        title: `Talk with ${name}`,
        words:
          'Talk with everybody before you offer a place: what they expect, whether they can come regularly, and online whether their computer and connection will do.',
        label: 'Read the application',
        part: '',
      }),
    ) ??
    find(
      ({ state }) => state === 'offer-expired' || state === 'offer-declined',
      (name) => ({
        title: `Give ${name} an answer`,
        words: 'They have heard nothing since. A clear no is kinder than none.',
        label: 'Decide',
        part: '#decision',
      }),
    )
  )
}
