import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { changedOnTheServerEmail } from './changed-on-the-server.tsx'
import { officeEndedEmail } from './office-ended.tsx'
import { officeGivenEmail } from './office-given.tsx'
import { secondStepsChangedEmail } from './second-steps-changed.tsx'
import { societyFoundedEmail } from './society-founded.tsx'
import { standingInEmail, standingInEndedEmail } from './standing-in.tsx'

export const emails: RegisteredEmail[] = [
  societyFoundedEmail,
  officeGivenEmail,
  officeEndedEmail,
  standingInEmail,
  standingInEndedEmail,
  changedOnTheServerEmail,
  secondStepsChangedEmail,
]
