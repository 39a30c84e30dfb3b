import type { Viewer } from '../../shared/viewer.ts'

/** The whole register: entries, decisions, requests (domain.md, part d). */
export const canReadRegister = (viewer: Viewer): boolean => viewer.council || viewer.administrator

/** Accreditation and who may be found as a supervisor: the Council's word, and never about oneself. */
export const canDecide = (viewer: Viewer, personId: string): boolean =>
  viewer.council && viewer.personId !== personId

/** A further set of criteria, or a further version of one. */
export const canAdoptCriteria = (viewer: Viewer): boolean => viewer.council || viewer.administrator

/** Representatives see those of their regions who agreed to be found. */
export const canReadRegion = (viewer: Viewer): boolean =>
  canReadRegister(viewer) || viewer.regionIds.length > 0
