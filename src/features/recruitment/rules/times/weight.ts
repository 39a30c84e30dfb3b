import type { ApplicationState } from '../application-state.ts'
import type { Asked } from './time-grid.ts'

/** How sure it is that an applicant will sit in the circle; whoever stands no more does not count. */
const weights: Readonly<Record<ApplicationState, Asked['weight']>> = {
  unconfirmed: 0,
  asked: 1,
  'interview-offered': 1,
  'interview-booked': 2,
  interviewed: 2,
  deferred: 1,
  waiting: 1,
  offered: 3,
  'offer-expired': 1,
  'offer-declined': 1,
  // They count as the members they are.
  accepted: 0,
  withdrawn: 0,
  declined: 0,
  'group-closed': 0,
}

export const weightOf = (state: ApplicationState): Asked['weight'] => weights[state]

export const MEMBER_WEIGHT = 3 as const
