import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { discussionAgreedEmail } from './discussion-agreed.tsx'
import { discussionCancelledEmail } from './discussion-cancelled.tsx'
import { discussionTakenOverEmail } from './discussion-taken-over.tsx'
import { discussionTimesOfferedEmail } from './discussion-times-offered.tsx'
import { discussionTimesDeclinedEmail, discussionTimesProposedEmail } from './discussion-times-proposed.tsx'
import { enquiryAnsweredEmail } from './enquiry-answered.tsx'
import { enquiryArrivedEmail } from './enquiry-arrived.tsx'
import { enquiryAssignedEmail } from './enquiry-assigned.tsx'
import { enquiryForwardedEmail } from './enquiry-forwarded.tsx'
import { enquiryLateEmail } from './enquiry-late.tsx'
import { enquiryOverdueEmail } from './enquiry-overdue.tsx'
import { enquiryReceivedEmail } from './enquiry-received.tsx'
import { enquiryRepliedEmail } from './enquiry-replied.tsx'

export const emails: RegisteredEmail[] = [
  enquiryReceivedEmail,
  enquiryArrivedEmail,
  enquiryAnsweredEmail,
  enquiryRepliedEmail,
  enquiryAssignedEmail,
  enquiryForwardedEmail,
  enquiryLateEmail,
  enquiryOverdueEmail,
  discussionTimesOfferedEmail,
  discussionTimesProposedEmail,
  discussionTimesDeclinedEmail,
  discussionAgreedEmail,
  discussionCancelledEmail,
  discussionTakenOverEmail,
]
