import type { Viewer } from '../../shared/viewer.ts'

/** Bringing rows in and taking them out is the administrators'. */
export const canImport = (viewer: Viewer): boolean => viewer.administrator
export const canExport = canImport
