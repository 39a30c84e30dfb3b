import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { societySettings } from '../../society/queries.ts'
import { type DebriefedMeeting, meetingToDebrief } from '../queries/debriefs.ts'
import { type DebriefTime, debriefTime, deletedOn } from '../rules/debrief.ts'

export interface MeetingInHand {
  meeting: DebriefedMeeting
  time: DebriefTime
  /** What is kept keeps the day it was promised. */
  deletedOn: Temporal.PlainDate
  weeks: number
}

/** A meeting that the viewer led, and how it stands with its debrief; NotFound for everybody else. */
export async function meetingInHand(
  db: ViewerDb,
  groupId: string,
  meetingId: string,
): Promise<MeetingInHand> {
  const meeting = found(await meetingToDebrief(db, groupId, meetingId))
  const { timeZone, debriefWeeks: weeks } = await societySettings(db)
  const day = meeting.kept?.deletedOn ?? deletedOn(meeting.endsAt, timeZone, weeks)
  const time = debriefTime(meeting, db.now, { deletedOn: day, today: dateIn(db.now, timeZone) })
  return { meeting, time, deletedOn: day, weeks }
}
