import type { Group } from '../groups/queries/group.ts'

/** What a place costs is decided by those who lead; everybody who may see the group sees the outcome (R70). */
export const canAgreeFee = ({ standing }: Pick<Group, 'standing'>): boolean => standing === 'leader'

/** Until when each member has paid is noted by those who lead; each member sees their own. */
export const canNotePaid = canAgreeFee

/** What leaders reckon a meeting costs them is theirs alone. */
export const canKeepCostPlan = canAgreeFee
