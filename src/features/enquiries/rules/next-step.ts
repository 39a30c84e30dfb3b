import { type EnquiryKind, isAboutOwnGroup } from '../../../shared/enquiry-kinds.ts'
import type { TimesOffered } from './discussion.ts'
import { usualDestination } from './led-on.ts'

/** What the society's side does next with an enquiry. */
export type EnquiryStep =
  | 'answer'
  | 'agree-discussion'
  | 'await-pick'
  | 'choose-time'
  | 'hold-discussion'
  | 'invite'
  | 'await-founder'
  | 'lead-to-waiting-list'
  | 'lead-to-register'
  | 'lead-to-supervision'
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
  /** How it stands with the register, supervision or a waiting list, whichever they were led to last. */
  readonly ledOn?: InvitationState | null
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
  if (enquiry.ledOn === 'accepted' || enquiry.ledOn === 'declined') return 'close'
  if (enquiry.ledOn === 'open') return 'await-founder'
  if (enquiry.timesOffered === 'by-us') return 'await-pick'
  if (enquiry.discussionOn) {
    const isOver = enquiry.isTalkOver || Temporal.PlainDate.compare(enquiry.discussionOn, today) < 0
    if (!isOver) return 'hold-discussion'
    return isAboutOwnGroup(enquiry.kind) ? 'invite' : leadOn(enquiry.kind)
  }
  return isAboutOwnGroup(enquiry.kind) ? 'agree-discussion' : leadOn(enquiry.kind)
}

/** Who asked for something that the society has is led to it; a question is answered. */
function leadOn(kind: EnquiryKind): EnquiryStep {
  const destination = usualDestination(kind)
  return destination ? `lead-to-${destination}` : 'await-reply'
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
