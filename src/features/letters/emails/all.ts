import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { circleMessage } from './circle-message.tsx'
import { meetingReminder } from './meeting-reminder.tsx'
import { preparatoryLetter } from './preparatory-letter.tsx'
import { termAhead } from './term-ahead.tsx'
import { welcome } from './welcome.tsx'

export const emails: RegisteredEmail[] = [
  preparatoryLetter,
  welcome,
  meetingReminder,
  termAhead,
  circleMessage,
]
