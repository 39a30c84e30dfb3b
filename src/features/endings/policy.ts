import type { Group } from '../groups/queries/group.ts'

type Stood = Pick<Group, 'standing'>

/** Closing, pausing, changing the mode, handing over: a group's leaders, nobody else. */
export const canCloseGroup = ({ standing }: Stood): boolean => standing === 'leader'
export const canChangeGroup = canCloseGroup
