import type { Viewer } from '../../shared/viewer.ts'
import type { Group } from '../groups/queries/group.ts'

/** The society's book: whoever holds an office reads it; leaders pick from it on their group's page. */
export const canReadBook = (viewer: Viewer): boolean =>
  viewer.administrator || viewer.council || viewer.regionIds.length > 0

/** Administrators keep the whole book, representatives what belongs to their regions. */
export const canKeepOrganisation = (viewer: Viewer, { regionId }: { regionId: string | null }): boolean =>
  viewer.administrator || (regionId !== null && viewer.regionIds.includes(regionId))

/** Somebody keeps some part of it. */
export const canKeepBook = (viewer: Viewer): boolean => viewer.administrator || viewer.regionIds.length > 0

/** Whom a group asked is its leaders' business. */
export const canSeeOutreach = ({ standing }: Pick<Group, 'standing'>): boolean => standing === 'leader'

/** Letters lead to a group's public page: it has one once it is open. */
export const canWriteLetters = (group: Pick<Group, 'standing' | 'openedAt'>): boolean =>
  canSeeOutreach(group) && group.openedAt !== null
