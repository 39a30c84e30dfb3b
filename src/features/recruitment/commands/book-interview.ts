import { sql } from 'kysely'
import type { HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canArrangeInterview, canInviteToInterview } from '../policy.ts'
import {
  bookedByApplicantLately,
  type InterviewBooking,
  standingBooking,
} from '../queries/interview-bookings.ts'
import { interviewTimes } from '../queries/interview-times.ts'
import { isAhead } from '../rules/interview.ts'
import { takeOwnInHand } from './accept-place.ts'
import { takeInHand } from './take-in-hand.ts'
import { tellOfInterview, tellWhoseHourIsFree } from './tell-of-interview.ts'
import { writeToApplicant } from './write-about-application.ts'

type Applicant = { id: string; groupId: string; correspondentId: string }
interface Of {
  groupId: string
  applicationId: string
}

/** The leaders would like to talk: from now on the applicant may choose one of their times. */
export async function inviteToInterview(
  db: ViewerDb,
  { groupId, applicationId }: Of,
): Promise<{ applicationId: string } | Refusal<'application-over' | 'invited-already' | 'no-times-free'>> {
  const { group, applicant } = await takeInHand(db, groupId, applicationId)
  if (applicant.invitedAt) return refuse('invited-already')
  if (!canInviteToInterview(group, applicant.state)) return refuse('application-over')
  if ((await interviewTimes(db, groupId, applicationId)).length === 0) return refuse('no-times-free')
  await db
    .insertInto('interview_invitation')
    .values({ application_id: applicationId, invited_by: found(db.viewer.personId), invited_at: db.now })
    .execute()
  await writeToApplicant(db, 'interview-offered', applicant, applicationId)
  return { applicationId }
}

export type BookingRefusal = 'application-over' | 'time-gone' | 'booked-already' | 'interview-begun'

const MOST_BOOKINGS_A_DAY = 6

/** The applicant books one of the leaders' times, or another of them: that moves it. */
export async function bookOwnInterview(
  db: HolderDb,
  startsAt: Temporal.Instant,
): Promise<{ bookingId: string } | Refusal<BookingRefusal | 'enough-for-today'>> {
  const application = await takeOwnInHand(db)
  if (!application.invitedAt || !canArrangeInterview(application.state)) return refuse('application-over')
  if ((await bookedByApplicantLately(db, application.id)) >= MOST_BOOKINGS_A_DAY) {
    return refuse('enough-for-today')
  }
  return book(db, application, startsAt)
}

/** A leader books for the applicant, or moves what is booked. */
export async function bookInterview(
  db: ViewerDb,
  { groupId, applicationId, startsAt }: Of & { startsAt: Temporal.Instant },
): Promise<{ bookingId: string } | Refusal<BookingRefusal>> {
  const { applicant } = await takeInHand(db, groupId, applicationId)
  if (!applicant.invitedAt || !canArrangeInterview(applicant.state)) return refuse('application-over')
  return book(db, applicant, startsAt)
}

/** Everybody who wants an hour of the same leader's takes turns here, whatever group it is for. */
async function book(
  db: ViewerDb | HolderDb,
  applicant: Applicant,
  startsAt: Temporal.Instant,
): Promise<{ bookingId: string } | Refusal<BookingRefusal>> {
  await sql`select lock_interviews_of(${applicant.groupId})`.execute(db)
  const before = await standingBooking(db, applicant.id)
  if (before && !isAhead(before, db.now)) return refuse('interview-begun')
  if (before?.startsAt.equals(startsAt)) return refuse('booked-already')
  const times = await interviewTimes(db, applicant.groupId, applicant.id)
  if (!times.some((time) => time.startsAt.equals(startsAt))) return refuse('time-gone')
  const id = newId()
  await db
    .insertInto('interview_booking')
    .values({
      id,
      application_id: applicant.id,
      starts_at: startsAt,
      by_applicant: !('viewer' in db),
      booked_by: 'viewer' in db ? db.viewer.personId : null,
      booked_at: db.now,
    })
    .execute()
  const booking = found(await standingBooking(db, applicant.id))
  await tellOfInterview(db, before ? 'interview-moved' : 'interview-booked', applicant, booking)
  await tellWhoseHourIsFree(db, before, booking)
  return { bookingId: id }
}

export async function cancelOwnInterview(
  db: HolderDb,
): Promise<{ applicationId: string } | Refusal<'nothing-booked'>> {
  const application = await takeOwnInHand(db)
  return (await callOff(db, application)) ? { applicationId: application.id } : refuse('nothing-booked')
}

/** By a leader; also of one whose time has passed, when nobody came. */
export async function cancelInterview(
  db: ViewerDb,
  { groupId, applicationId }: Of,
): Promise<{ applicationId: string } | Refusal<'nothing-booked'>> {
  const { applicant } = await takeInHand(db, groupId, applicationId)
  if (applicant.interview) return refuse('nothing-booked')
  return (await callOff(db, applicant, { alsoPast: true })) ? { applicationId } : refuse('nothing-booked')
}

/** The hour is free again, and both sides are told; null where there was nothing to call off. */
export async function callOff(
  db: ViewerDb | HolderDb,
  applicant: Applicant,
  { alsoPast = false } = {},
): Promise<InterviewBooking | null> {
  const booking = await standingBooking(db, applicant.id)
  if (!booking || (!alsoPast && !isAhead(booking, db.now))) return null
  await db
    .updateTable('interview_booking')
    .set({
      ended_at: db.now,
      cancelled_at: db.now,
      cancelled_by_applicant: !('viewer' in db),
      ...('viewer' in db && { cancelled_by: db.viewer.personId }),
    })
    .where('id', '=', booking.id)
    .where('ended_at', 'is', null)
    .execute()
  await tellOfInterview(db, 'interview-cancelled', applicant, booking)
  return booking
}

/** The applicant says by which clocks they live. */
export async function chooseOwnZone(db: HolderDb, zone: string): Promise<{ chosen: true }> {
  await takeOwnInHand(db)
  await sql`select choose_own_zone(${zone})`.execute(db)
  return { chosen: true }
}
