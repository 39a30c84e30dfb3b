import { type ApplicationState, stands } from '../application-state.ts'
import type { Asked } from './time-grid.ts'

/** How sure it is that an applicant will sit in the circle; whoever stands no more does not count. */
export function weightOf(state: ApplicationState): Asked['weight'] {
  if (!stands(state)) return 0
  if (state === 'offered') return 3
  return state.startsWith('interview') ? 2 : 1
}

export const MEMBER_WEIGHT = 3 as const
