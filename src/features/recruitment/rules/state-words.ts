import type { ApplicationState } from './application-state.ts'

interface StateWords {
  label: string
  kind: 'neutral' | 'accent' | 'good' | 'attention'
}

/** For the leaders' list. */
export const stateInWords: Readonly<Record<ApplicationState, StateWords>> = {
  unconfirmed: { label: 'Address not confirmed', kind: 'neutral' },
  asked: { label: 'New', kind: 'accent' },
  'interview-offered': { label: 'Chooses a time', kind: 'neutral' },
  'interview-booked': { label: 'Interview booked', kind: 'neutral' },
  interviewed: { label: 'Interviewed', kind: 'accent' },
  deferred: { label: 'Deferred', kind: 'neutral' },
  waiting: { label: 'Waiting list', kind: 'neutral' },
  offered: { label: 'Place offered', kind: 'neutral' },
  'offer-expired': { label: 'Offer ran out', kind: 'attention' },
  'offer-declined': { label: 'Said no to the offer', kind: 'attention' },
  accepted: { label: 'Member', kind: 'good' },
  withdrawn: { label: 'Withdrew', kind: 'neutral' },
  declined: { label: 'Declined', kind: 'neutral' },
  'group-closed': { label: 'Group closed', kind: 'neutral' },
}
