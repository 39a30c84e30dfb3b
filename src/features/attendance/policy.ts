import { canLeadGroup, canSeeCircle } from '../groups/policy.ts'
import type { Group } from '../groups/queries/group.ts'

type Stood = Pick<Group, 'standing'>

/** Those who lead note who was there; nobody else, the society's offices least of all. */
export const canTakeAttendance = (group: Stood): boolean => canLeadGroup(group)

/** Members read their own; those who lead, everybody's. */
export const canSeeOwnAttendance = (group: Stood): boolean => canSeeCircle(group)
