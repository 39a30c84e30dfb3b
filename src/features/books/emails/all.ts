import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { treasurerAppointedEmail } from './treasurer-appointed.tsx'
import { treasurerReleasedEmail } from './treasurer-released.tsx'

export const emails: RegisteredEmail[] = [treasurerAppointedEmail, treasurerReleasedEmail]
