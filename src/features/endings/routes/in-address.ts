import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Web } from '../../../platform/web/context.ts'
import { isId } from '../../../shared/ids.ts'
import { canLeadGroup } from '../../groups/policy.ts'
import { type Group, groupById } from '../../groups/queries/group.ts'
import { meetingsFrom } from '../../meetings/queries/meetings.ts'
import type { LastMeeting } from '../rules/closure.ts'

/** The group in the address; a malformed one is nowhere. */
export function groupIdOf(c: Web): string {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) throw new NotFound()
  return id
}

/** The group in the address, for its leaders; for everybody else it is nowhere. */
export async function groupToLead(c: Web, db: ViewerDb): Promise<Group> {
  const group = await groupById(db, groupIdOf(c))
  if (!canLeadGroup(group)) throw new NotFound()
  return group
}

/** The dates that stand and are not over. */
export async function standingAhead(db: ViewerDb, groupId: string) {
  return (await meetingsFrom(db, groupId, db.now)).filter(({ cancelledAt }) => !cancelledAt)
}

/** From the form's word to the command's. */
export const lastMeetingIn = (last: string): LastMeeting => (last === 'now' ? last : { meetingId: last })

/** What was just done, as the address of the page after says. */
export function doneIn<const Word extends string>(c: Web, words: readonly Word[]): Word | null {
  const saved = c.req.method === 'GET' ? c.req.query('done') : undefined
  return words.find((word) => word === saved) ?? null
}
