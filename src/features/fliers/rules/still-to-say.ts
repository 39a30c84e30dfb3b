import type { FlierFacts } from './flier-facts.ts'

export interface StillToSay {
  readonly words: string
  /** Within the group's pages. */
  readonly place: 'rules' | 'frame' | 'fee' | 'leaders' | 'meetings'
}

/** What a reader of the flier will look for, and its leaders have not said yet. */
export function stillToSay(facts: FlierFacts): StillToSay[] {
  const missing: (StillToSay | false)[] = [
    !facts.aims && { words: 'What the group is for', place: 'rules' },
    (facts.weekday === null || facts.startTime === null) && { words: 'When it meets', place: 'frame' },
    facts.mode === 'face-to-face' &&
      !facts.area &&
      !facts.region && { words: 'Where it meets', place: 'frame' },
    !facts.fee && { words: 'What a place costs', place: 'fee' },
    facts.fee !== null &&
      facts.fee.contributionMinor > 0 &&
      !facts.fee.covers && { words: 'What the contribution pays for', place: 'fee' },
    !facts.dates && { words: 'The dates of the coming term', place: 'meetings' },
    facts.leaders.length === 0 && {
      words: 'Who leads it: no leader has agreed to be named yet',
      place: 'leaders',
    },
  ]
  return missing.filter((each) => each !== false)
}
