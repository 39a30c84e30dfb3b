import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { paymentReceivedEmail } from './payment-received.tsx'

export const emails: RegisteredEmail[] = [paymentReceivedEmail]
