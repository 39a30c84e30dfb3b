import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'

export const emails: RegisteredEmail[] = []
