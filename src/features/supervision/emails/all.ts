import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { peerDatesMadeEmail, peerGroupEndedEmail } from './about-peers.tsx'
import {
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
  supervisionTimeOverEmail,
} from './about-terms.tsx'

export const emails: RegisteredEmail[] = [
  supervisionProposedEmail,
  supervisionAgreedEmail,
  supervisionTermsWithdrawnEmail,
  supervisionEndedEmail,
  supervisionTimeOverEmail,
  sessionPlannedEmail,
  sessionMovedEmail,
  sessionCancelledEmail,
  sessionReminderEmail,
  sessionToLogEmail,
  sessionLoggedEmail,
  sessionDisputedEmail,
  peerDatesMadeEmail,
  peerGroupEndedEmail,
]
