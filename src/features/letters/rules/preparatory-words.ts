import type { Phase } from '../../meetings/rules/phase.ts'
import { type LetterWords, usualWords } from './letter-kinds.ts'

/** What the preparatory letter says unless the leaders say it better (R55–R56, R61). */
export interface PreparatoryWords extends LetterWords {
  readonly plan: string
  readonly seenWell: string
  /** A word on what to read; the list itself stands below it. */
  readonly reading: string
}

export function usualPreparatoryWords(
  phases: readonly Phase[],
  group: { readonly mode: 'face-to-face' | 'online'; readonly doorsMinutes: number },
): PreparatoryWords {
  return {
    ...usualWords.preparatory,
    plan: planInWords(phases),
    seenWell: group.mode === 'online' ? online(group.doorsMinutes) : faceToFace,
    reading: '',
  }
}

function planInWords(phases: readonly Phase[]): string {
  const lines = phases.map(({ label, minutes, purpose }) => `${label} (${minutes} minutes): ${purpose}`)
  return ['There is nothing to prepare. This is how we mean to spend our time:\n', ...lines].join('\n')
}

const online = (doorsMinutes: number) =>
  [
    'Please use a computer or laptop, not a phone or tablet: everyone should see everyone all the time.',
    'Sit where your head and shoulders fill the picture, with a lamp or window in front of you rather than behind. Choose a room where nobody else can see or hear the group, and use headphones if you can.',
    doorsMinutes > 0
      ? `The way in opens ${doorsMinutes} minutes early. Do come then: it leaves time to mend a microphone, and to say hello.`
      : 'Please come a few minutes early: it leaves time to mend a microphone, and to say hello.',
  ].join('\n\n')

const faceToFace =
  'Please come a few minutes early, so that we begin together. We sit in one circle, without tables, notes or screens; please put your phone away.'
