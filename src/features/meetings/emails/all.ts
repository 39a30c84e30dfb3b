import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { datesChanged } from './dates-changed.tsx'
import { nextTermDue } from './next-term-due.tsx'

export const emails: RegisteredEmail[] = [datesChanged, nextTermDue]
