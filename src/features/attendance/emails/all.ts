import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { fewExpected } from './few-expected.tsx'
import { leaderAway } from './leader-away.tsx'

export const emails: RegisteredEmail[] = [fewExpected, leaderAway]
