import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { accreditationAskedEmail } from './accreditation-asked.tsx'
import { accreditationDecidedEmail } from './accreditation-decided.tsx'
import { accreditationNotConfirmedEmail } from './accreditation-not-confirmed.tsx'
import { contactAnsweredEmail } from './contact-answered.tsx'
import { contactAskedEmail } from './contact-asked.tsx'
import { contactWrittenEmail } from './contact-written.tsx'
import { peerPlaceAskedEmail } from './peer-place-asked.tsx'
import { registerInvitedEmail } from './register-invited.tsx'
import { supervisorConfirmedEmail } from './supervisor-confirmed.tsx'
import { supervisorEnteredEmail } from './supervisor-entered.tsx'

export const emails: RegisteredEmail[] = [
  accreditationAskedEmail,
  accreditationDecidedEmail,
  accreditationNotConfirmedEmail,
  supervisorEnteredEmail,
  supervisorConfirmedEmail,
  contactAskedEmail,
  contactAnsweredEmail,
  contactWrittenEmail,
  registerInvitedEmail,
  peerPlaceAskedEmail,
]
