import { type AskState, isOutstanding } from './ask-state.ts'

interface Outreach {
  /** '/groups/…/outreach' */
  readonly here: string
  readonly isOpen: boolean
  readonly today: Temporal.PlainDate
  readonly drafts: readonly { id: string }[]
  readonly asks: readonly {
    id: string
    organisationName: string
    state: AskState
    remindOn: Temporal.PlainDate | null
  }[]
}

/** The one thing to do now; null where the list below says it itself. */
export function nextOutreachStep({ here, isOpen, today, drafts, asks }: Outreach) {
  const [draft] = drafts
  if (draft && isOpen) {
    return {
      title: 'Send the letter you began',
      words: 'It is written, and has gone to nobody yet.',
      href: `${here}/circulars/${draft.id}`,
      label: 'Look at it',
    }
  }
  const curious = asks.find(({ state }) => state === 'wants-more')
  if (curious) {
    return {
      title: `${curious.organisationName} wants to know more`,
      words: 'A short call is the best answer; note what came of it.',
      href: `${here}/asks/${curious.id}`,
      label: 'What they wrote',
    }
  }
  const due = asks.find(
    ({ state, remindOn }) =>
      isOutstanding(state) && remindOn !== null && Temporal.PlainDate.compare(remindOn, today) <= 0,
  )
  if (due) {
    return {
      title: `${due.organisationName} has not answered`,
      words: 'Ring the office, and note what they say.',
      href: `${here}/asks/${due.id}`,
      label: 'Note it',
    }
  }
  return null
}
