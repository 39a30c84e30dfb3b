import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { closureTakenBackEmail, groupClosedEmail } from './group-closed.tsx'

export const emails: RegisteredEmail[] = [groupClosedEmail, closureTakenBackEmail]
