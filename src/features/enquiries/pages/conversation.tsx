import { Paragraphs } from '../../../ui/paragraphs.tsx'
import { Timeline } from '../../../ui/steps.tsx'

export interface SaidLine {
  /** Day and time, in words. */
  when: string
  who: string
  body: string
}

/** Who wrote what, oldest first. */
export function Conversation({ said }: { said: readonly SaidLine[] }) {
  return (
    <Timeline
      label="Conversation"
      entries={said.map(({ when, who, body }) => ({ when, title: who, detail: <Paragraphs text={body} /> }))}
    />
  )
}
