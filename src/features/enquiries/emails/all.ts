import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { enquiryAnsweredEmail } from './enquiry-answered.tsx'
import { enquiryArrivedEmail } from './enquiry-arrived.tsx'
import { enquiryReceivedEmail } from './enquiry-received.tsx'
import { enquiryRepliedEmail } from './enquiry-replied.tsx'

export const emails: RegisteredEmail[] = [
  enquiryReceivedEmail,
  enquiryArrivedEmail,
  enquiryAnsweredEmail,
  enquiryRepliedEmail,
]
