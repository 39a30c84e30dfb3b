import type { Group } from '../groups/queries/group.ts'

type Stood = Pick<Group, 'standing'>

/** What was said in the circle, and what was sent to oneself: its own people's. */
export const canReadMessages = ({ standing }: Stood): boolean =>
  standing === 'leader' || standing === 'member'

/** A member writes to those who lead; leaders write to each other elsewhere. */
export const canWriteToLeaders = ({ standing }: Stood): boolean => standing === 'member'
