import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { feeChangesEmail } from './fee-changes.tsx'

export const emails: RegisteredEmail[] = [feeChangesEmail]
