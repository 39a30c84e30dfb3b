import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { signInEmail } from './sign-in.tsx'

export const emails: RegisteredEmail[] = [signInEmail]
