import type { Viewer } from '../../shared/viewer.ts'

/** Settings, regions and offices are the administrators'. */
export const canManageSociety = (viewer: Viewer): boolean => viewer.administrator

/** The society's numbers, who holds which office, and what was changed: the administrators' and Council's. */
export const canSeeOffice = (viewer: Viewer): boolean => viewer.administrator || viewer.council

/** The numbers of the regions one takes today. */
export const canSeeOwnRegions = (viewer: Viewer): boolean => viewer.regionIds.length > 0

/** How many wait for a group in a region: never who. */
export const canSeeWaitingNumbers = (viewer: Viewer, regionId: string): boolean =>
  canSeeOffice(viewer) || viewer.regionIds.includes(regionId)

/** Whoever holds an office says when they are away. */
export const canBeAway = (viewer: Viewer): boolean =>
  viewer.administrator || viewer.council || viewer.concernsOfficer || viewer.regionIds.length > 0

/** Whoever holds an office says whether the public is told their name; nobody says it for them later on. */
export const canChangeNaming = (viewer: Viewer, office: { personId: string }): boolean =>
  viewer.personId !== null && viewer.personId === office.personId
