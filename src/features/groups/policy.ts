import type { Group } from './queries/group.ts'

type Stood = Pick<Group, 'standing'>

/** Plan, people, place, rules, applicants, money: a group's leaders decide them, nobody else. */
export const canLeadGroup = ({ standing }: Stood): boolean => standing === 'leader'

/** Dates, ground rules, the way in. */
export const canSeeCircle = ({ standing }: Stood): boolean => standing === 'leader' || standing === 'member'

/** A group in planning is nobody's business but its own people's and the society's. */
export const canSeePublicPage = ({ standing, openedAt }: Stood & Pick<Group, 'openedAt'>): boolean =>
  openedAt !== null || standing !== null
