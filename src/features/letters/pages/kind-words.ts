import type { LetterKind } from '../rules/letter-kinds.ts'

interface KindWords {
  title: string
  /** When it goes out. */
  when: string
  /** What stands between the words, and cannot be lost. */
  facts: string
}

export const kindWords: Readonly<Record<LetterKind | 'message', KindWords>> = {
  preparatory: {
    title: 'Before the first meeting',
    when: 'You send it, to everybody, before you first meet.',
    facts: 'when and where, the plan, whom to ring, what to read, all dates, an invitation',
  },
  welcome: {
    title: 'Welcome',
    when: 'By itself, to whoever has just accepted a place.',
    facts: 'the circle’s page, the next meeting, whom to ring, what to read',
  },
  reminder: {
    title: 'Reminder',
    when: 'By itself before each meeting, when each member chose.',
    facts: 'when and where, how to send apologies, whom to ring',
  },
  'term-ahead': {
    title: 'The term ahead',
    when: 'You send it, to everybody, when a term’s dates are made.',
    facts: 'all dates to come, and a file for the calendar',
  },
  'date-changed': {
    title: 'A change of date',
    when: 'By itself, when you move, cancel or add a meeting.',
    facts: 'what has changed, and the new invitation',
  },
  ending: {
    title: 'An ending',
    when: 'By itself, when you close the group.',
    facts: 'the last meeting, and what happens with everything that is kept',
  },
  message: { title: 'A message', when: '', facts: '' },
}
