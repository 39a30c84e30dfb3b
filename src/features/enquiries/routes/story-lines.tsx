import { formatDayAndTime } from '../../../shared/calendar.ts'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import type { StoryLine } from '../pages/enquiry-story.tsx'
import { stepLine } from '../pages/step-lines.tsx'
import type { EnquiryStepTaken } from '../queries/enquiry-steps.ts'
import type { Enquiry, Message } from '../queries.ts'

interface At extends Omit<StoryLine, 'when'> {
  at: Temporal.Instant
}

/** Words and steps in one line of time; what came at the same moment stays in this order. */
export function storyLines(
  enquiry: Enquiry,
  messages: readonly Message[],
  steps: readonly EnquiryStepTaken[],
  timeZone: string,
): StoryLine[] {
  const asked: At = {
    at: enquiry.receivedAt,
    title: enquiry.name,
    detail: enquiry.message ? <Paragraphs text={enquiry.message} /> : 'Asked without further words.',
  }
  const written = messages.map(
    ({ writtenAt, fromSociety, author, body }): At => ({
      at: writtenAt,
      title: fromSociety ? (author ?? 'One of us') : enquiry.name,
      detail: <Paragraphs text={body} />,
    }),
  )
  const taken = steps.map((step): At => ({ at: step.at, ...stepLine(step, enquiry.name) }))
  return [asked, ...written, ...taken]
    .sort((one, other) => Temporal.Instant.compare(one.at, other.at))
    .map(({ at, ...line }) => ({ when: formatDayAndTime(at, timeZone), ...line }))
}
