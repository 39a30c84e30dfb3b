import { canLeadGroup } from '../groups/policy.ts'
import type { Group } from '../groups/queries/group.ts'

/** Of an open group everybody reads the flier; before that, those who will hand it out. */
export const canSeeFlier = (group: Pick<Group, 'standing' | 'openedAt'>): boolean =>
  group.openedAt !== null || canLeadGroup(group)

/** Which editions are about, and what has changed since. */
export const canSeeEditions = (group: Pick<Group, 'standing'>): boolean => canLeadGroup(group)
