import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { officeGivenEmail } from './office-given.tsx'
import { societyFoundedEmail } from './society-founded.tsx'

export const emails: RegisteredEmail[] = [societyFoundedEmail, officeGivenEmail]
