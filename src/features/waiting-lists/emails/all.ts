import { waitingListAskedAgainEmail, waitingListAskedEmail, waitingListRenewalEmail } from './about-entry.tsx'
import { groupOpenedEmail } from './group-opened.tsx'

export const emails = [
  waitingListAskedEmail,
  waitingListAskedAgainEmail,
  waitingListRenewalEmail,
  groupOpenedEmail,
]
