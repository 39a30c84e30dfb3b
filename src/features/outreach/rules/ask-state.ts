import type { AskedHow, OrganisationAnswer } from '../../../shared/organisation-kinds.ts'

export interface AskStanding {
  readonly how: AskedHow
  readonly answer: OrganisationAnswer | null
  /** Of an email: when the mail server took it, or that there was nothing to send any more. */
  readonly sentAt: Temporal.Instant | null
  readonly droppedAt: Temporal.Instant | null
}

export type AskState = 'being-sent' | 'not-sent' | 'no-answer' | 'passed-on' | 'declined' | 'wants-more'

export function askState({ how, answer, sentAt, droppedAt }: AskStanding): AskState {
  if (answer && answer !== 'none-yet') return answer
  if (how === 'email' && droppedAt) return 'not-sent'
  if (how === 'email' && !sentAt) return 'being-sent'
  return 'no-answer'
}

export const askStateWords: Readonly<
  Record<AskState, { label: string; kind: 'neutral' | 'accent' | 'good' | 'attention' }>
> = {
  'being-sent': { label: 'Being sent', kind: 'neutral' },
  'not-sent': { label: 'Not sent', kind: 'attention' },
  'no-answer': { label: 'No answer yet', kind: 'neutral' },
  'passed-on': { label: 'Passed on', kind: 'good' },
  declined: { label: 'Declined', kind: 'neutral' },
  'wants-more': { label: 'Wants to know more', kind: 'accent' },
}

/** Whether somebody still waits for a word: then a reminder makes sense. */
export const isOutstanding = (state: AskState): boolean => state === 'no-answer' || state === 'wants-more'

/** How long after asking one is reminded, unless another day is chosen. */
export const REMIND_AFTER_DAYS = 21
