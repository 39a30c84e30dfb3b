import { formatDayAndTime } from '../../../shared/calendar.ts'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import type { StoryLine } from '../pages/enquiry-story.tsx'
import { stepLine } from '../pages/step-lines.tsx'
import type { TalkEvent } from '../queries/discussion-story.ts'
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
  talks: readonly TalkEvent[],
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
  const talked = talks.map((event): At => ({ at: event.at, title: talkLine(event, enquiry.name, timeZone) }))
  return [asked, ...written, ...taken, ...talked]
    .sort((one, other) => Temporal.Instant.compare(one.at, other.at))
    .map(({ at, ...line }) => ({ when: formatDayAndTime(at, timeZone), ...line }))
}

/** 'Rhona offered times for a talk' */
function talkLine({ kind, byEnquirer, by, startsAt }: TalkEvent, enquirer: string, timeZone: string): string {
  const who = byEnquirer ? enquirer : (by ?? 'One of us')
  const when = startsAt ? formatDayAndTime(startsAt, timeZone) : ''
  const words: Record<TalkEvent['kind'], string> = {
    offered: `${who} offered times for a talk`,
    proposed: `${who} proposed other times for the talk`,
    agreed: `${who} picked a time for the talk: ${when}`,
    moved: `${who} moved the talk to ${when}`,
    cancelled: `${who} cancelled the talk of ${when}`,
  }
  return words[kind]
}
