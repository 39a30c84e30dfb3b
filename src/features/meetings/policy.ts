/** How the viewer stands to a group: leading it, or a member of it. */
export type GroupStanding = 'leader' | 'member'

interface Stood {
  standing: GroupStanding | null
}

/** Dates, ground rules and the way in are for the circle. */
export const canSeeMeetings = (group: Stood): boolean => group.standing !== null

/** Dates, roles and letters are made by those who lead. */
export const canArrangeMeetings = (group: Stood): boolean => group.standing === 'leader'
