import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'
import {
  peerDatesMadeEmail,
  sessionCancelledEmail,
  sessionDisputedEmail,
  sessionLoggedEmail,
  sessionMovedEmail,
  sessionPlannedEmail,
  sessionReminderEmail,
  sessionToLogEmail,
} from './about-sessions.tsx'
import {
  supervisionAgreedEmail,
  supervisionEndedEmail,
  supervisionProposedEmail,
  supervisionTermsWithdrawnEmail,
} from './about-terms.tsx'

export const emails: RegisteredEmail[] = [
  supervisionProposedEmail,
  supervisionAgreedEmail,
  supervisionTermsWithdrawnEmail,
  supervisionEndedEmail,
  sessionPlannedEmail,
  sessionMovedEmail,
  sessionCancelledEmail,
  sessionReminderEmail,
  sessionToLogEmail,
  sessionLoggedEmail,
  sessionDisputedEmail,
  peerDatesMadeEmail,
]
