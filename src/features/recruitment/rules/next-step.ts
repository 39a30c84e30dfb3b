import type { ApplicationState, InterviewOutcome } from './application-state.ts'

interface Waiting {
  id: string
  name: string
  state: ApplicationState
  interview: { outcome: InterviewOutcome } | null
}

export interface RecruitingStep {
  applicationId: string
  title: string
  words: string
  label: string
  /** Where on their page: '#offer', or '' for its beginning. */
  part: '#offer' | ''
}

/** What leaders do next for those who wait, the longest waiting first. */
export function nextRecruitingStep(newestFirst: readonly Waiting[]): RecruitingStep | null {
  const waiting = newestFirst.toReversed()
  const suits = waiting.find(
    ({ state, interview }) => state === 'interviewed' && interview?.outcome === 'suits',
  )
  if (suits) {
    return step(
      suits,
      `Offer ${suits.name} a place`,
      'You have talked, and they suit the group.',
      'To the offer',
      '#offer',
    )
  }
  const untalked = waiting.find(({ state }) => state === 'asked')
  if (untalked) {
    return step(
      untalked,
      `Talk with ${untalked.name}`,
      'Talk with everybody before you offer a place: what they expect, whether they can come regularly, and online whether their computer and connection will do.',
      'Read the application',
    )
  }
  const undecided = waiting.find(
    ({ state }) => state === 'interviewed' || state === 'offer-expired' || state === 'offer-declined',
  )
  if (!undecided) return null
  return step(
    undecided,
    `Give ${undecided.name} an answer`,
    'They have heard nothing since. A clear no is kinder than none.',
    'Decide',
  )
}

const step = (
  { id }: Waiting,
  title: string,
  words: string,
  label: string,
  part: RecruitingStep['part'] = '',
): RecruitingStep => ({
  applicationId: id,
  title,
  words,
  label,
  part,
})
