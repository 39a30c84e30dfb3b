import type { ComponentChildren } from 'preact'
import { Timeline } from '../../../ui/steps.tsx'

export interface StoryLine {
  /** Day and time, in words. */
  when: string
  title: ComponentChildren
  detail?: ComponentChildren
}

/** What was written and what was done, oldest first, for those who take part in it. */
export function EnquiryStory({ story }: { story: readonly StoryLine[] }) {
  return <Timeline label="What was written and done" entries={story} />
}
