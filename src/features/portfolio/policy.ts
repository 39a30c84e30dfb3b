import type { Viewer } from '../../shared/viewer.ts'

/** What was handed in: for the Council, never about its reader; administrators keep the register and read none. */
export const canJudge = (viewer: Viewer): boolean => viewer.council

/** Numbers of supervision and accreditation: the office; whose accreditation ends, the Council alone. */
export const canSeePicture = (viewer: Viewer): boolean => viewer.council || viewer.administrator
