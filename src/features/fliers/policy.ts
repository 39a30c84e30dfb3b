import { canLeadGroup } from '../groups/policy.ts'
import type { Group } from '../groups/queries/group.ts'

/** Which editions are about, and what has changed since. */
export const canSeeEditions = (group: Pick<Group, 'standing'>): boolean => canLeadGroup(group)
