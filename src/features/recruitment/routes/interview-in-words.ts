import type { ViewerDb } from '../../../platform/database/database.ts'
import { formatDateOnly } from '../../../shared/calendar.ts'
import { firstName } from '../../../shared/first-name.ts'
import { listed } from '../../../shared/listed.ts'
import { timeElsewhere, timeInZone } from '../../../shared/two-zones.ts'
import { wayInWords } from '../../enquiries/rules/way-words.ts'
import type { Group } from '../../groups/queries/group.ts'
import { isOwnRoom } from '../../room/queries/room-choice.ts'
import { roomPath } from '../../room/rules/room-place.ts'
import type { InterviewInWords } from '../pages/interview-section.tsx'
import { canArrangeInterview, canInviteToInterview } from '../policy.ts'
import type { ApplicantInFull } from '../queries/applicants.ts'
import { applicantsZone, type InterviewBooking, standingBooking } from '../queries/interview-bookings.ts'
import { interviewPlan, interviewTimes } from '../queries/interview-times.ts'
import { isAhead, isOver } from '../rules/interview.ts'

/** How it stands with the interview, for the applicant's page. */
export async function interviewInWords(
  db: ViewerDb,
  group: Group,
  applicant: ApplicantInFull,
): Promise<InterviewInWords> {
  const { state, interview } = applicant
  const booking = await standingBooking(db, applicant.id)
  const mayInvite = applicant.invitedAt === null && canInviteToInterview(group, state) && !interview
  const mayArrange = applicant.invitedAt !== null && canArrangeInterview(state) && !interview
  const zone = await applicantsZone(db, applicant.id)
  const times = mayInvite || mayArrange ? await interviewTimes(db, group.id, applicant.id) : []
  const inWords = (span: { startsAt: Temporal.Instant; endsAt: Temporal.Instant }) => ({
    when: timeInZone(span, group.timeZone),
    there: timeElsewhere(span, group.timeZone, zone),
  })
  return {
    state: interview
      ? 'held'
      : booking
        ? isAhead(booking, db.now)
          ? 'booked'
          : 'over'
        : mayArrange
          ? 'choosing'
          : mayInvite
            ? 'not-invited'
            : 'none',
    booked: booking && {
      ...inWords(booking),
      how: wayInWords[booking.way],
      leaders: listed(booking.leaders.map(({ name }) => name)),
      room: (await talksInOwnRoom(db, group.id, booking)) ? roomPath('interview', booking.id) : null,
    },
    heldOn: interview && `on ${formatDateOnly(interview.heldOn)}`,
    times: times
      .filter(({ startsAt }) => !booking?.startsAt.equals(startsAt))
      .map((time) => {
        const { when, there } = inWords(time)
        return {
          value: time.startsAt.toString(),
          label: there ? `${when}; for ${firstName(applicant.name)} ${there}` : when,
        }
      }),
    mayInvite,
    mayArrange,
  }
}

/** By video, and the leaders have named no link of their own for it. */
async function talksInOwnRoom(db: ViewerDb, groupId: string, booking: InterviewBooking): Promise<boolean> {
  if (booking.way !== 'video' || isOver(booking, db.now)) return false
  return (await interviewPlan(db, groupId)).wayNote === null && (await isOwnRoom(db, groupId))
}
