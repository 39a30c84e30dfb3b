import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { accreditationEndingEmail } from './accreditation-ending.tsx'
import { reportAskedEmail } from './report-asked.tsx'
import { reportDeclinedEmail } from './report-declined.tsx'
import { reportSubmittedEmail } from './report-submitted.tsx'

export const emails: RegisteredEmail[] = [
  reportAskedEmail,
  reportSubmittedEmail,
  reportDeclinedEmail,
  accreditationEndingEmail,
]
