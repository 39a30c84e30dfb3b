import type { EnquiryKind } from '../../../shared/enquiry-kinds.ts'
import type { InvitationState } from './next-step.ts'

/** Where an enquiry can lead besides a group of the enquirer's own. */
const destinations = ['waiting-list', 'register', 'supervision'] as const
export type Destination = (typeof destinations)[number]

/** How far it has been led: 'accepted' for the waiting list, where what follows is the enquirer's own business. */
export interface LedOn {
  readonly to: Destination
  readonly state: InvitationState
  readonly at: Temporal.Instant
}

const usual: Partial<Record<EnquiryKind, Destination>> = {
  'join-group': 'waiting-list',
  'become-leader': 'register',
  'find-supervision': 'supervision',
}

/** Where an enquiry of this kind usually leads; null where that is a group, or nowhere in particular. */
export const usualDestination = (kind: EnquiryKind): Destination | null => usual[kind] ?? null
