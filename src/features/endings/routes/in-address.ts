import type { ViewerDb } from '../../../platform/database/database.ts'
import { meetingsFrom } from '../../meetings/queries/meetings.ts'
import type { LastMeeting } from '../rules/closure.ts'

/** The dates that stand and are not over. */
export async function standingAhead(db: ViewerDb, groupId: string) {
  return (await meetingsFrom(db, groupId, db.now)).filter(({ cancelledAt }) => !cancelledAt)
}

/** From the form's word to the command's. */
export const lastMeetingIn = (last: string): LastMeeting => (last === 'now' ? last : { meetingId: last })
