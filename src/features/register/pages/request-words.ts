import type { ContactKind } from '../queries/contact.ts'
import type { RequestState } from '../rules/request-state.ts'

export const requestStateInWords: Readonly<Record<RequestState, string>> = {
  open: 'waits for an answer',
  accepted: 'you are talking',
  ended: 'ended',
  declined: 'declined',
  withdrawn: 'taken back',
  expired: 'ran out',
}

export const requestKindInWords: Readonly<Record<ContactKind, string>> = {
  'co-leader': 'Leading together',
  supervision: 'Supervision',
  'peer-group': 'A place among peers',
}
