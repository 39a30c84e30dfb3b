import type { ViewerDb } from '../../../platform/database/database.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { societySettings } from '../../society/queries.ts'
import { canWriteDebrief } from '../policy.ts'
import { debriefTime, deletedOn } from '../rules/debrief.ts'
import { meetingToDebrief } from './debriefs.ts'

export interface DebriefStanding {
  isHeld: boolean
  keptUntil: Temporal.PlainDate | null
  canWrite: boolean
}

/** How it stands with the debrief of a meeting that is over; null for whoever did not lead it. */
export async function debriefStanding(
  db: ViewerDb,
  groupId: string,
  meetingId: string,
): Promise<DebriefStanding | null> {
  const meeting = await meetingToDebrief(db, groupId, meetingId)
  if (!meeting || meeting.cancelledAt) return null
  const { timeZone, debriefWeeks } = await societySettings(db)
  const day = meeting.kept?.deletedOn ?? deletedOn(meeting.endsAt, timeZone, debriefWeeks)
  const time = debriefTime(meeting, db.now, { deletedOn: day, today: dateIn(db.now, timeZone) })
  if (time === 'ahead') return null
  return {
    isHeld: meeting.heldAt !== null,
    keptUntil: meeting.kept?.deletedOn ?? null,
    canWrite: canWriteDebrief(time),
  }
}
