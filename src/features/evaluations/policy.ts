import type { Viewer } from '../../shared/viewer.ts'
import type { Group } from '../groups/queries/group.ts'

/** Asking the circle in between: its leaders. */
export const canAskTheCircle = ({ standing }: Pick<Group, 'standing'>): boolean => standing === 'leader'

/** What several groups have said together: the administrators, and never of one group. */
export const canReadWhatCirclesSay = ({ administrator }: Viewer): boolean => administrator
