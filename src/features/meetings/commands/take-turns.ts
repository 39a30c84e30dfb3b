import type { ViewerDb } from '../../../platform/database/database.ts'
import { groupById } from '../../groups/queries/group.ts'
import { planningFacts } from '../../groups/queries/planning/planning-facts.ts'
import { groupLeaders } from '../queries/group-leaders.ts'
import { leadersAway } from '../queries/leaders-away.ts'
import { aloneWhere, type LeaderRoles, proposeRoles } from '../rules/roles.ts'
import { writeRoles } from './write-roles.ts'

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
  const away = await leadersAway(db, await groupById(db, groupId), meetings)
  const given: { meetingId: string; roles: LeaderRoles }[] = []
  let last = before
  for (const { id } of meetings) {
    last = proposeRoles(leaderIds, rolesPlan === 'fixed' ? null : last)
    if (!last) return
    given.push({ meetingId: id, roles: aloneWhere(away.get(id) ?? [], last) })
  }
  await writeRoles(db, given)
}
