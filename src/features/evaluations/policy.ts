import type { Group } from '../groups/queries/group.ts'

/** Asking the circle in between: its leaders. */
export const canAskTheCircle = ({ standing }: Pick<Group, 'standing'>): boolean => standing === 'leader'
