import type { Viewer } from '../../shared/viewer.ts'

/** Who answers for the data, the record of processing and the draft impact assessment. The notice and the terms are public. */
export const canKeepPapers = (viewer: Viewer): boolean => viewer.administrator
