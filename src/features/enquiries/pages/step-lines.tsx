import type { ComponentChildren } from 'preact'
import { Badge } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import type { EnquiryStepTaken, Outcome } from '../queries/enquiry-steps.ts'

/** How it ended, in a few words. */
export const outcomeInWords: Record<Outcome, string> = {
  answered: 'Answered, nothing is open',
  'led-on': 'It has led to a group, a leader or supervision',
  'passed-on': 'Passed on to somebody outside the society',
  'no-word': 'The enquirer wrote no more',
  settled: 'Settled, says the enquirer',
}

interface StepLine {
  title: ComponentChildren
  detail?: ComponentChildren
}

/** One step of an enquiry as those in charge read it. */
export function stepLine(step: EnquiryStepTaken, enquirer: string): StepLine {
  const by = step.byEnquirer ? enquirer : (step.by ?? 'Somebody who is no longer here')
  const to = step.to ?? 'somebody who is no longer here'
  const words = step.words && <Paragraphs text={step.words} />
  switch (step.kind) {
    case 'assigned':
      if (step.byEnquirer) return { title: `${by} asked for ${to}` }
      return { title: step.by === step.to ? `${by} took it in hand` : `${by} gave it into ${to}’s hands` }
    case 'unassigned':
      return { title: `${by} gave it back into the queue` }
    case 'noted':
      return {
        title: (
          <>
            {by} <Badge>note for us</Badge>
          </>
        ),
        detail: words,
      }
    case 'forwarded':
      return { title: `${by} forwarded it to ${to}, of Council`, detail: words }
    case 'forwarding-ended':
      return { title: step.by === step.to ? `${by} gave it back` : `${by} took it back from ${to}` }
    case 'sent-to-region':
      return { title: `${by} sent it to the region’s representatives`, detail: words }
    case 'closed':
      return { title: `${by} closed it`, detail: step.outcome && `${outcomeInWords[step.outcome]}.` }
    case 'reopened':
      return { title: `${by} opened it again` }
    case 'address-shown':
      return {
        title: step.byEnquirer ? `${by} showed us their address` : `${by} showed ${enquirer} their address`,
      }
    case 'address-hidden':
      return { title: `${by} shows their address no more` }
    case 'invited-to-found':
      return { title: `${by} invited ${enquirer} to found a group` }
    case 'led-to-register':
      return { title: `${by} invited ${enquirer} to the register of leaders` }
    case 'led-to-supervision':
      return { title: `${by} led ${enquirer} to supervision` }
    case 'led-to-waiting-list':
      return { title: `${by} put ${enquirer} down for the waiting list` }
    case 'silence-noticed':
      return {
        title: 'Nobody had answered by the promised day',
        detail: `${enquirer} was told that it takes longer, and an alarm was raised.`,
      }
  }
}
