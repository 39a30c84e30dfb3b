import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { wayInChanged } from './way-in-changed.tsx'

export const emails: RegisteredEmail[] = [wayInChanged]
