import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'
import {
  membersAnsweredEmail,
  memberWouldTalkEmail,
  newcomerProposedEmail,
  offerLapsedEmail,
  placeFreedEmail,
} from './about-places.tsx'
import { timesAskedEmail, timesAskedInCircleEmail } from './about-times.tsx'
import {
  applicationDeclinedEmail,
  applicationWrittenEmail,
  appliedAgainEmail,
  leadersWroteEmail,
  offerWithdrawnEmail,
  placeOfferedEmail,
  putOnWaitingListEmail,
} from './to-applicant.tsx'
import {
  applicantWroteEmail,
  applicationArrivedEmail,
  applicationWithdrawnEmail,
  offerDeclinedEmail,
  offerLapsedUnansweredEmail,
  placeAcceptedEmail,
} from './to-leaders.tsx'
import { welcomeEmail } from './welcome.tsx'

export const emails: RegisteredEmail[] = [
  applicationWrittenEmail,
  appliedAgainEmail,
  applicationArrivedEmail,
  applicantWroteEmail,
  leadersWroteEmail,
  placeOfferedEmail,
  offerWithdrawnEmail,
  offerDeclinedEmail,
  applicationDeclinedEmail,
  applicationWithdrawnEmail,
  placeAcceptedEmail,
  memberWouldTalkEmail,
  membersAnsweredEmail,
  newcomerProposedEmail,
  putOnWaitingListEmail,
  offerLapsedEmail,
  offerLapsedUnansweredEmail,
  placeFreedEmail,
  welcomeEmail,
  timesAskedEmail,
  timesAskedInCircleEmail,
]
