import type { Way } from './discussion.ts'

/** How one talks, as a fact. */
export const wayInWords: Record<Way, string> = {
  telephone: 'By telephone',
  video: 'By video link',
  'in-person': 'In person',
}
