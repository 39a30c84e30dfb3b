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
  applicationDeferredEmail,
  applicationEndedWithGroupEmail,
  putOnWaitingListEmail,
} from './decisions.tsx'
import {
  interviewBookedEmail,
  interviewCancelledEmail,
  interviewMovedEmail,
  interviewOfferedEmail,
  interviewPassedOnEmail,
  interviewReminderEmail,
} from './interviews.tsx'
import {
  applicationWrittenEmail,
  appliedAgainEmail,
  leadersWroteEmail,
  offerWithdrawnEmail,
  placeOfferedEmail,
} from './to-applicant.tsx'
import {
  applicantWroteEmail,
  applicationArrivedEmail,
  applicationWithdrawnEmail,
  offerDeclinedEmail,
  offerLapsedUnansweredEmail,
  placeAcceptedEmail,
} from './to-leaders.tsx'

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
  applicationDeferredEmail,
  applicationEndedWithGroupEmail,
  applicationWithdrawnEmail,
  placeAcceptedEmail,
  interviewOfferedEmail,
  interviewBookedEmail,
  interviewMovedEmail,
  interviewCancelledEmail,
  interviewPassedOnEmail,
  interviewReminderEmail,
  memberWouldTalkEmail,
  membersAnsweredEmail,
  newcomerProposedEmail,
  putOnWaitingListEmail,
  offerLapsedEmail,
  offerLapsedUnansweredEmail,
  placeFreedEmail,
  timesAskedEmail,
  timesAskedInCircleEmail,
]
