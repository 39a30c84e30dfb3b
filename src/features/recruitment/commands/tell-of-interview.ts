import { sql } from 'kysely'
import type { HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { queueEmail, queueEmails } from '../../../platform/mail/queue-email.ts'
import { ownAddress } from '../../enquiries/queries/discussion.ts'
import type { InterviewBooking } from '../queries/interview-bookings.ts'
import { writeToApplicant } from './write-about-application.ts'

/** The applicant, and whoever of the leaders talks, each in an email of their own. */
export async function tellOfInterview(
  db: ViewerDb | HolderDb,
  template: 'interview-booked' | 'interview-moved' | 'interview-cancelled',
  applicant: { id: string; correspondentId: string },
  { id, leaders }: InterviewBooking,
): Promise<void> {
  if ('viewer' in db) {
    await writeToApplicant(db, template, applicant, id)
  } else {
    const to = { correspondentId: applicant.correspondentId, holding: await ownAddress(db) }
    await queueEmail(db, template, { to, about: id })
  }
  await queueEmails(db, template, { to: leaders, about: id })
}

/** Of two leaders one is enough, and it is the other now: it leaves the first one's calendar. */
export async function tellWhoseHourIsFree(
  db: ViewerDb | HolderDb,
  before: InterviewBooking | null,
  now: InterviewBooking,
): Promise<void> {
  const freed = (before?.leaders ?? []).filter(
    ({ personId }) => !now.leaders.some((leader) => leader.personId === personId),
  )
  await queueEmails(db, 'interview-passed-on', { to: freed, about: now.id })
}

/** Whoever was faster has said it: nobody is reminded twice, and nobody of what was moved meanwhile. */
export const noteReminder = (bookingId: string) =>
  sql<{ person_id: string | null; correspondent_id: string | null; address_id: string | null }>`
    select * from note_interview_reminder(${bookingId})`
