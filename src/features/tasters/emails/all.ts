import {
  tasterAppliedEmail,
  tasterAskedEmail,
  tasterAttendedEmail,
  tasterCancelledEmail,
  tasterMovedEmail,
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
  tasterMovedEmail,
  tasterAttendedEmail,
  tasterAppliedEmail,
]
