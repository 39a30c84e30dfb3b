import type { ViewerDb } from '../../../platform/database/database.ts'
import { dateIn } from '../../../shared/calendar.ts'
import type { Group } from '../../groups/queries/group.ts'
import { nextDates } from '../rules/change.ts'
import type { MeetingTime } from '../rules/doors.ts'
import { termFrameOf } from '../rules/term-frame.ts'
import { daysOff } from './days-off.ts'
import { meetingsFrom } from './meetings.ts'

/** The next free dates of the group's rhythm after all that stand; none while its frame is incomplete. */
export async function proposedDates(db: ViewerDb, group: Group, count: number): Promise<MeetingTime[]> {
  const frame = termFrameOf(group)
  if (!frame) return []
  const standing = (await meetingsFrom(db, group.id, db.now)).filter(({ cancelledAt }) => !cancelledAt)
  const lastOn = dateIn(standing.at(-1)?.startsAt ?? db.now, group.timeZone)
  const marks = await daysOff(db, group, { from: lastOn, to: lastOn.add({ years: 2 }) })
  return nextDates(frame, lastOn, marks, count)
}
