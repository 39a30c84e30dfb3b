import { type EnquiryKind, isAboutOwnGroup } from '../../../shared/enquiry-kinds.ts'

/** What the society's side does next with an enquiry. */
export type EnquiryStep =
  | 'answer'
  | 'agree-discussion'
  | 'hold-discussion'
  | 'invite'
  | 'await-founder'
  | 'await-reply'
  | 'close'
  | 'none'

export interface EnquiryFacts {
  readonly kind: EnquiryKind
  readonly isClosed: boolean
  /** The enquirer has had no word since they last wrote. */
  readonly isWaiting: boolean
  readonly discussionOn: Temporal.PlainDate | null
  readonly invitation: InvitationState | null
}

export type InvitationState = 'open' | 'accepted' | 'declined' | 'run-out'

/** An unanswered word comes before everything else (R78); then the way from a first talk to a founder (R3). */
export function nextStep(enquiry: EnquiryFacts, today: Temporal.PlainDate): EnquiryStep {
  if (enquiry.isClosed) return 'none'
  if (enquiry.isWaiting) return 'answer'
  if (enquiry.invitation === 'accepted' || enquiry.invitation === 'declined') return 'close'
  if (enquiry.invitation === 'open') return 'await-founder'
  if (enquiry.invitation === 'run-out') return 'invite'
  if (enquiry.discussionOn) {
    if (Temporal.PlainDate.compare(enquiry.discussionOn, today) >= 0) return 'hold-discussion'
    return isAboutOwnGroup(enquiry.kind) ? 'invite' : 'await-reply'
  }
  return isAboutOwnGroup(enquiry.kind) ? 'agree-discussion' : 'await-reply'
}

interface InvitationDates {
  readonly expiresAt: Temporal.Instant
  readonly acceptedAt: Temporal.Instant | null
  readonly declinedAt: Temporal.Instant | null
}

export function invitationState(invitation: InvitationDates, now: Temporal.Instant): InvitationState {
  if (invitation.acceptedAt) return 'accepted'
  if (invitation.declinedAt) return 'declined'
  return Temporal.Instant.compare(invitation.expiresAt, now) > 0 ? 'open' : 'run-out'
}
