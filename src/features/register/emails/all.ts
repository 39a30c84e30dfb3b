import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { accreditationAskedEmail } from './accreditation-asked.tsx'
import { accreditationDecidedEmail } from './accreditation-decided.tsx'
import { accreditationNotConfirmedEmail } from './accreditation-not-confirmed.tsx'
import { supervisorConfirmedEmail } from './supervisor-confirmed.tsx'
import { supervisorEnteredEmail } from './supervisor-entered.tsx'

export const emails: RegisteredEmail[] = [
  accreditationAskedEmail,
  accreditationDecidedEmail,
  accreditationNotConfirmedEmail,
  supervisorEnteredEmail,
  supervisorConfirmedEmail,
]
