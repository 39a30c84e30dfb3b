import type { Viewer } from '../../shared/viewer.ts'

/** A profile and the list of one's sessions are nobody else's business, an administrator's included. */
export const canChangeProfile = (viewer: Viewer, personId: string): boolean => viewer.personId === personId
