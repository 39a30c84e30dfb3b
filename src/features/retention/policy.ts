import type { Viewer } from '../../shared/viewer.ts'

/** What goes next, what went, and what waits: numbers and reasons for the administrators, never names. */
export const canSeeForgetting = (viewer: Viewer): boolean => viewer.administrator
