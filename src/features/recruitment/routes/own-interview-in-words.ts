import type { HolderDb } from '../../../platform/database/database.ts'
import type { Web } from '../../../platform/web/context.ts'
import { doneIn } from '../../../platform/web/in-address.ts'
import type { Returned } from '../../../platform/web/respond.tsx'
import { formatDayAndTime, timeZoneName } from '../../../shared/calendar.ts'
import { listed } from '../../../shared/listed.ts'
import { modernTimeZone, timeZoneChoices } from '../../../shared/time-zones.ts'
import { timeElsewhere, timeInZone } from '../../../shared/two-zones.ts'
import { wayInWords } from '../../enquiries/rules/way-words.ts'
import { isOwnDoorOpen } from '../../room/queries/own-door.ts'
import type { OwnInterviewProps } from '../pages/own-interview.tsx'
import { canArrangeInterview } from '../policy.ts'
import { applicantsZone, ownWayIn, standingBooking } from '../queries/interview-bookings.ts'
import { interviewTimes, ownInterviewPlan } from '../queries/interview-times.ts'
import type { OwnApplication } from '../queries/own-application.ts'
import { isAhead, isOver, mannerInWords } from '../rules/interview.ts'
import { here } from './own-address.tsx'

/** The talk as the applicant's page shows it; null while there is nothing to choose and nothing booked. */
export async function ownInterview(
  c: Web,
  db: HolderDb,
  { id, groupId, timeZone, state, invitedAt, interviewHeldOn }: OwnApplication,
  attempt: Returned | undefined,
): Promise<OwnInterviewProps | null> {
  const booking = await standingBooking(db, id)
  const isArranging = invitedAt !== null && canArrangeInterview(state) && !interviewHeldOn
  if (!booking && !isArranging) return null
  if (booking && isOver(booking, db.now)) return null
  const own = modernTimeZone(await applicantsZone(db, id))
  const times = isArranging ? await interviewTimes(db, groupId, id) : []
  const wayIn = booking && (await ownWayIn(db))
  return {
    here: here(c),
    booked: booking && {
      when: timeInZone(booking, own),
      there: timeElsewhere(booking, own, timeZone),
      how: wayInWords[booking.way],
      leaders: listed(booking.leaders.map(({ name }) => name)),
      isAhead: isAhead(booking, db.now),
    },
    wayIn: wayIn && {
      note: wayIn.note,
      opensAt: wayIn.opensAt && formatDayAndTime(wayIn.opensAt, own),
      roomIsOpen: !wayIn.note && booking !== null && (await isOwnDoorOpen(db, 'interview', booking.id)),
      isOpen: wayIn.opensAt !== null && Temporal.Instant.compare(wayIn.opensAt, db.now) <= 0,
    },
    manner: mannerInWords(await ownInterviewPlan(db, groupId)),
    times: times
      .filter(({ startsAt }) => !booking?.startsAt.equals(startsAt))
      .map((time) => ({
        value: time.startsAt.toString(),
        when: timeInZone(time, own),
        there: timeElsewhere(time, own, timeZone),
      })),
    zones: timeZoneChoices(),
    zone: own,
    zoneName: timeZoneName(own),
    saved: doneIn(c, ['booked', 'cancelled', 'zone'], 'talk'),
    attempt,
  }
}
