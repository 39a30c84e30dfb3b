import {
  tasterAppliedEmail,
  tasterAskedEmail,
  tasterAttendedEmail,
  tasterCancelledEmail,
  tasterReminderEmail,
  tasterSeatedEmail,
  tasterSeatFreedEmail,
} from './to-guest.tsx'

export const emails = [
  tasterAskedEmail,
  tasterSeatedEmail,
  tasterSeatFreedEmail,
  tasterReminderEmail,
  tasterCancelledEmail,
  tasterAttendedEmail,
  tasterAppliedEmail,
]
