import { emails as accountEmails } from './features/accounts/emails/all.ts'
import { accountTasks } from './features/accounts/jobs.ts'
import { emails as attendanceEmails } from './features/attendance/emails/all.ts'
import { emails as bookEmails } from './features/books/emails/all.ts'
import { cardSchedules, cardTasks } from './features/cards/jobs.ts'
import { debriefSchedules, debriefTasks } from './features/debriefs/jobs.ts'
import { emails as endingEmails } from './features/endings/emails/all.ts'
import { endingSchedules, endingTasks } from './features/endings/jobs.ts'
import { emails as enquiryEmails } from './features/enquiries/emails/all.ts'
import { enquiryTasks } from './features/enquiries/jobs.ts'
import { emails as evaluationEmails } from './features/evaluations/emails/all.tsx'
import { evaluationSchedules, evaluationTasks } from './features/evaluations/jobs.ts'
import { emails as feeEmails } from './features/fees/emails/all.ts'
import { feeSchedules, feeTasks } from './features/fees/jobs.ts'
import { emails as groupEmails } from './features/groups/emails/all.ts'
import { directorySchedules, directoryTasks } from './features/groups/jobs.ts'
import { emails as invoiceEmails } from './features/invoices/emails/all.tsx'
import { invoiceSchedules, invoiceTasks } from './features/invoices/jobs.ts'
import { emails as letterEmails } from './features/letters/emails/all.ts'
import { letterSchedules, letterTasks } from './features/letters/jobs.ts'
import { emails as meetingEmails } from './features/meetings/emails/all.ts'
import { meetingSchedules, meetingTasks } from './features/meetings/jobs.ts'
import { emails as membershipEmails } from './features/memberships/emails/all.tsx'
import { emails as outreachEmails } from './features/outreach/emails/all.ts'
import { outreachSchedules, outreachTasks } from './features/outreach/jobs.ts'
import { emails as ownDataEmails } from './features/own-data/emails/all.ts'
import { ownDataSchedules, ownDataTasks } from './features/own-data/jobs.ts'
import { emails as paymentEmails } from './features/payments/emails/all.ts'
import { emails as portfolioEmails } from './features/portfolio/emails/all.ts'
import { portfolioSchedules, portfolioTasks } from './features/portfolio/jobs.ts'
import { emails as privacyEmails } from './features/privacy/emails/all.tsx'
import { privacySchedules, privacyTasks } from './features/privacy/jobs.ts'
import { emails as recruitmentEmails } from './features/recruitment/emails/all.ts'
import { recruitmentSchedules, recruitmentTasks } from './features/recruitment/jobs.ts'
import { emails as registerEmails } from './features/register/emails/all.ts'
import { retentionSchedules, retentionTasks } from './features/retention/jobs.ts'
import { emails as roomEmails } from './features/room/emails/all.ts'
import { roomSchedules, roomTasks } from './features/room/jobs/empty-rooms.ts'
import { roomProbeSchedules, roomProbeTasks } from './features/room/jobs/probe-room.ts'
import { emails as societyEmails } from './features/society/emails/all.ts'
import { societySchedules, societyTasks } from './features/society/jobs.ts'
import { emails as supervisionEmails } from './features/supervision/emails/all.ts'
import { supervisionSchedules, supervisionTasks } from './features/supervision/jobs.ts'
import { emails as tasterEmails } from './features/tasters/emails/all.ts'
import { tasterSchedules, tasterTasks } from './features/tasters/jobs.ts'
import { emails as venueEmails } from './features/venues/emails/all.ts'
import { emails as waitingListEmails } from './features/waiting-lists/emails/all.ts'
import { waitingListSchedules, waitingListTasks } from './features/waiting-lists/jobs.ts'
import { keepAllTombstones } from './platform/database/tombstones.ts'
import { LETTERS_AT_ONCE } from './platform/mail/postman.ts'
import { letWaitingLettersGo, type MailRoom, sendEmail } from './platform/mail/send-email.ts'
import type { Lane, Schedule, Task } from './platform/queue/queue.ts'
import type { House } from './platform/web/context.ts'

/** Every email the product writes. */
export const emails = [
  ...accountEmails,
  ...ownDataEmails,
  ...societyEmails,
  ...enquiryEmails,
  ...groupEmails,
  ...recruitmentEmails,
  ...meetingEmails,
  ...venueEmails,
  ...attendanceEmails,
  ...letterEmails,
  ...membershipEmails,
  ...feeEmails,
  ...bookEmails,
  ...invoiceEmails,
  ...paymentEmails,
  ...registerEmails,
  ...portfolioEmails,
  ...waitingListEmails,
  ...tasterEmails,
  ...outreachEmails,
  ...endingEmails,
  ...evaluationEmails,
  ...roomEmails,
  ...supervisionEmails,
  ...privacyEmails,
]

/**
 * Every task of the queue. A task that is not here stays in the queue until a process comes that can do it. Letters have a lane of
 * their own: a mail server that is slow, or silent, holds up nothing else.
 */
export const lanesOf = (house: House, mailRoom: MailRoom | null): Lane[] => [
  { tasks: tasksOf(house), concurrency: 2 },
  ...(mailRoom ? [{ tasks: lettersOf(mailRoom), concurrency: LETTERS_AT_ONCE }] : []),
]

const lettersOf = (mailRoom: MailRoom): Record<string, Task> => ({
  'mail.send-email': ({ emailId }) => sendEmail(mailRoom, emailId ?? ''),
  'mail.let-go': () => letWaitingLettersGo(mailRoom),
})

const tasksOf = (house: House): Record<string, Task> => ({
  'backup.nightly': async () => {
    await house.makeBackup?.()
  },
  'backup.keep-tombstones': async () => {
    if (house.graveyard) await keepAllTombstones(house.database.jobs, house.graveyard, house.clock())
  },
  ...accountTasks(house),
  ...ownDataTasks(house),
  ...portfolioTasks(house),
  ...enquiryTasks(house),
  ...directoryTasks(house),
  ...societyTasks(house),
  ...waitingListTasks(house),
  ...tasterTasks(house),
  ...outreachTasks(house),
  ...recruitmentTasks(house),
  ...debriefTasks(house),
  ...meetingTasks(house),
  ...endingTasks(house),
  ...evaluationTasks(house),
  ...feeTasks(house),
  ...invoiceTasks(house),
  ...cardTasks(house),
  ...letterTasks(house),
  ...roomProbeTasks(house),
  ...roomTasks(house),
  ...supervisionTasks(house),
  ...retentionTasks(house),
  ...privacyTasks(house),
})

/** What happens by itself, and when (UTC). */
export const schedules: readonly Schedule[] = [
  { task: 'mail.let-go', at: '* * * * *' },
  { task: 'backup.nightly', at: '40 2 * * *' },
  // By day, when people read; each silence is told of once, however often it is looked for.
  { task: 'enquiries.notice-silence', at: '37 7-17 * * *' },
  ...ownDataSchedules,
  ...portfolioSchedules,
  ...directorySchedules,
  ...societySchedules,
  ...waitingListSchedules,
  ...tasterSchedules,
  ...outreachSchedules,
  ...recruitmentSchedules,
  ...debriefSchedules,
  ...meetingSchedules,
  ...endingSchedules,
  ...evaluationSchedules,
  ...feeSchedules,
  ...invoiceSchedules,
  ...cardSchedules,
  ...letterSchedules,
  ...roomProbeSchedules,
  ...roomSchedules,
  ...supervisionSchedules,
  ...retentionSchedules,
  ...privacySchedules,
]
