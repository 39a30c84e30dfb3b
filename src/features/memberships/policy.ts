import type { Group } from '../groups/queries/group.ts'

type Stood = Pick<Group, 'standing'>

/** Ground rules, what others see, leaving: each member for themselves. */
export const canChangeOwnMembership = ({ standing }: Stood): boolean => standing === 'member'

/** First and last meeting of somebody: the leaders, who know it from the meeting. */
export const canNoteDates = ({ standing }: Stood): boolean => standing === 'leader'
