import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { founderInvitedEmail } from './founder-invited.tsx'
import { leaderInvitedEmail } from './leader-invited.tsx'
import { leaderJoinedEmail } from './leader-joined.tsx'

export const emails: RegisteredEmail[] = [founderInvitedEmail, leaderInvitedEmail, leaderJoinedEmail]
