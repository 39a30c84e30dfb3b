import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { meetingChanged } from './meeting-changed.tsx'
import { preparatoryLetter } from './preparatory-letter.tsx'

export const emails: RegisteredEmail[] = [preparatoryLetter, meetingChanged]
