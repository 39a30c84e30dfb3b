import { canLeadGroup } from '../groups/policy.ts'
import type { Group } from '../groups/queries/group.ts'

/** Making one, its guests' names, who came: its group's leaders alone. */
export const canKeepTasters = (group: Pick<Group, 'standing'>): boolean => canLeadGroup(group)
