import { type EnquiryKind, isAboutOwnGroup } from '../../../shared/enquiry-kinds.ts'
import type { TimesOffered } from './discussion.ts'

/** What the society's side does next with an enquiry. */
export type EnquiryStep =
  | 'answer'
  | 'agree-discussion'
  | 'await-pick'
  | 'choose-time'
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
  /** Times for a talk that one side has offered and the other has not picked from. */
  readonly timesOffered: TimesOffered
  /** Of a talk whose hour is known: it has ended, even if its day has not. */
  readonly isTalkOver?: boolean
  readonly invitation: InvitationState | null
}

export type InvitationState = 'open' | 'accepted' | 'declined' | 'run-out'

/** An unanswered word comes before everything else (R78); then the way from a first talk to a founder (R3). */
export function nextStep(enquiry: EnquiryFacts, today: Temporal.PlainDate): EnquiryStep {
  if (enquiry.isClosed) return 'none'
  // To times that the enquirer proposes, picking one is the answer.
  if (enquiry.timesOffered === 'by-enquirer') return 'choose-time'
  if (enquiry.isWaiting) return 'answer'
  if (enquiry.invitation === 'accepted' || enquiry.invitation === 'declined') return 'close'
  if (enquiry.invitation === 'open') return 'await-founder'
  if (enquiry.invitation === 'run-out') return 'invite'
  if (enquiry.timesOffered === 'by-us') return 'await-pick'
  if (enquiry.discussionOn) {
    const isOver = enquiry.isTalkOver || Temporal.PlainDate.compare(enquiry.discussionOn, today) < 0
    if (!isOver) return 'hold-discussion'
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
