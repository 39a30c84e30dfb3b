import type { ApplicationState, InterviewOutcome } from './application-state.ts'

interface StateWords {
  label: string
  kind: 'neutral' | 'accent' | 'good' | 'attention'
}

/** For the leaders' list. */
export const stateInWords: Readonly<Record<ApplicationState, StateWords>> = {
  applied: { label: 'New', kind: 'accent' },
  interviewed: { label: 'Interviewed', kind: 'accent' },
  offered: { label: 'Place offered', kind: 'neutral' },
  'offer-expired': { label: 'Offer ran out', kind: 'attention' },
  'offer-declined': { label: 'Said no to the offer', kind: 'attention' },
  member: { label: 'Member', kind: 'good' },
  declined: { label: 'Declined', kind: 'neutral' },
  withdrawn: { label: 'Withdrew', kind: 'neutral' },
}

export const outcomeInWords: Readonly<Record<InterviewOutcome, string>> = {
  suits: 'Suits this group',
  'not-now': 'Not now',
  'does-not-suit': 'Does not suit this group',
}
