export const letterKinds = [
  'preparatory',
  'welcome',
  'reminder',
  'term-ahead',
  'date-changed',
  'ending',
] as const
export type LetterKind = (typeof letterKinds)[number]

/** The words around a letter's facts: what stands between them (when, where, whom to ring) cannot be lost. */
export interface LetterWords {
  readonly opening: string
  readonly closing: string
}

/** What each letter says unless the leaders say it better. */
export const usualWords: Readonly<Record<LetterKind, LetterWords>> = {
  preparatory: {
    opening: 'We look forward to meeting you. This is when and where our group begins.',
    closing: 'If there is anything you would like to ask before we begin, write to us or ring us.',
  },
  welcome: {
    opening: 'Welcome. We are glad that you join us.',
    closing: 'If there is anything you would like to ask before we meet, write to us or ring us.',
  },
  reminder: {
    opening: 'We meet again soon.',
    closing: 'We look forward to seeing you.',
  },
  'term-ahead': {
    opening:
      'These are our dates for the term ahead. Please keep them free: a group lives by those who come.',
    closing: 'Should one of them not suit you, tell us early. One absence is no reason to miss the others.',
  },
  'date-changed': {
    opening: 'Please note this change. We know that it asks something of everybody.',
    closing: 'Thank you for bearing with us.',
  },
  ending: {
    opening: 'Our group comes to its end. Thank you for what you have brought to it.',
    closing: 'We wish you well, and good company in your work.',
  },
}

export const isLetterKind = (text: string): text is LetterKind =>
  (letterKinds as readonly string[]).includes(text)
