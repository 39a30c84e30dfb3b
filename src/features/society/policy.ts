import type { Viewer } from '../../shared/viewer.ts'

/** Settings, regions and offices are the administrators'. */
export const canManageSociety = (viewer: Viewer): boolean => viewer.administrator

/** Whoever holds an office says whether the public is told their name; nobody says it for them later on. */
export const canChangeNaming = (viewer: Viewer, office: { personId: string }): boolean =>
  viewer.personId !== null && viewer.personId === office.personId
