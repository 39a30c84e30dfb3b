import type { ViewerDb } from '../../../platform/database/database.ts'
import { planningFacts } from '../../groups/queries/planning/planning-facts.ts'
import { groupLeaders } from '../queries/group-leaders.ts'
import { type LeaderRoles, proposeRoles } from '../rules/roles.ts'

/** Divides the roles of meetings that are made, in their order, after what was before them. */
export async function takeTurns(
  db: ViewerDb,
  groupId: string,
  meetings: readonly { id: string }[],
  before: LeaderRoles | null = null,
): Promise<void> {
  const leaderIds = (await groupLeaders(db, groupId)).map(({ personId }) => personId)
  // Leaders who agreed that each keeps a role do so (R39); whatever else they agreed begins with turns (R59).
  const { rolesPlan } = await planningFacts(db, groupId)
  const rows: { meeting_id: string; role: 'moderator' | 'process'; person_id: string }[] = []
  let last = before
  for (const { id } of meetings) {
    last = proposeRoles(leaderIds, rolesPlan === 'fixed' ? null : last)
    if (!last) return
    rows.push({ meeting_id: id, role: 'moderator', person_id: last.moderatorId })
    if (last.processWatcherId)
      rows.push({ meeting_id: id, role: 'process', person_id: last.processWatcherId })
  }
  if (rows.length > 0) await db.insertInto('meeting_role').values(rows).execute()
}
