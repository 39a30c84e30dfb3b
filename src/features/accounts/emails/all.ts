import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { newDeviceEmail } from './new-device.tsx'
import { signInEmail } from './sign-in.tsx'
import { signInChangedEmail } from './sign-in-changed.tsx'

export const emails: RegisteredEmail[] = [signInEmail, newDeviceEmail, signInChangedEmail]
