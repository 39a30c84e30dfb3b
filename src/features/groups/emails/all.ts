import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { founderInvitedEmail } from './founder-invited.tsx'
import { leaderInvitedEmail } from './leader-invited.tsx'
import { leaderJoinedEmail } from './leader-joined.tsx'
import { planningAnswersGivenEmail } from './planning-answers-given.tsx'
import { planningTextAgreedEmail } from './planning-text-agreed.tsx'
import { planningTextProposedEmail } from './planning-text-proposed.tsx'

export const emails: RegisteredEmail[] = [
  founderInvitedEmail,
  leaderInvitedEmail,
  leaderJoinedEmail,
  planningAnswersGivenEmail,
  planningTextProposedEmail,
  planningTextAgreedEmail,
]
