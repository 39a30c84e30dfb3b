import type { RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { closureTakenBackEmail, groupClosedEmail } from './group-closed.tsx'
import { groupPausesEmail } from './group-pauses.tsx'
import { leaderLeavingEmail, leaderStaysEmail } from './leader-leaving.tsx'
import { modeChangedEmail, modeChangeTakenBackEmail } from './mode-changed.tsx'

export const emails: RegisteredEmail[] = [
  groupClosedEmail,
  closureTakenBackEmail,
  leaderLeavingEmail,
  leaderStaysEmail,
  groupPausesEmail,
  modeChangedEmail,
  modeChangeTakenBackEmail,
]
