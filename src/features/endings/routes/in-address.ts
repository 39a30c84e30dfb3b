import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Web } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { canLeadGroup } from '../../groups/policy.ts'
import { type Group, groupById } from '../../groups/queries/group.ts'
import { meetingsFrom } from '../../meetings/queries/meetings.ts'
import type { LastMeeting } from '../rules/closure.ts'

/** The group in the address, for its leaders; for everybody else it is nowhere. */
export async function groupToLead(c: Web, db: ViewerDb): Promise<Group> {
  const group = await groupById(db, idIn(c))
  if (!canLeadGroup(group)) throw new NotFound()
  return group
}

/** The dates that stand and are not over. */
export async function standingAhead(db: ViewerDb, groupId: string) {
  return (await meetingsFrom(db, groupId, db.now)).filter(({ cancelledAt }) => !cancelledAt)
}

/** From the form's word to the command's. */
export const lastMeetingIn = (last: string): LastMeeting => (last === 'now' ? last : { meetingId: last })
