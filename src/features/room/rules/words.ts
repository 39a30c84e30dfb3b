import type { SeatId } from './room-state.ts'
import { wordList } from './word-list.ts'

export type ThreeWords = readonly [string, string, string]

/**
 * What a screen can say of who may listen on the way.
 * alone: nobody else is there. proving: the browsers are still agreeing; `missing` have not answered yet.
 * ready: these words are for reading aloud; only people who hear that theirs are the same have proof.
 * not-proven: do not trust the words, and why not.
 */
export type WordsState =
  | { readonly state: 'alone' }
  | { readonly state: 'proving'; readonly missing: readonly SeatId[] }
  | { readonly state: 'ready'; readonly words: ThreeWords }
  | { readonly state: 'not-proven'; readonly why: Doubt; readonly seats: readonly SeatId[] }

/**
 * unanswered: these seats' browsers have not answered for `patienceMs`, or their answers are held back.
 * contradicted: what came in these seats' names is not what they had committed to.
 * other-certificate: the path to these seats uses a certificate that is not theirs: somebody sits in between.
 * too-often: so many rounds that somebody may be trying for a match.
 * no-certificate: this browser cannot say which certificate it uses.
 */
export type Doubt = 'unanswered' | 'contradicted' | 'other-certificate' | 'too-often' | 'no-certificate'

export const wordsBounds = {
  /** No answer for so long: said as not proven, though it may still come. */
  patienceMs: 8_000,
  /**
   * In how many rounds a browser opens what it committed to, in one meeting. Whoever sits in between sees all words a
   * little before the screens do, and can break a round off whose words do not match: each round of either of two
   * browsers is one try. 128 tries against each of 11 others find a match with a chance of 1 in 11,900.
   */
  mostRounds: 64,
} as const

/** From the first three bytes of a digest: 24 bits. */
export function wordsOf(digest: Uint8Array): ThreeWords {
  const word = (at: number) => wordList[digest[at] ?? 0] ?? ''
  return [word(0), word(1), word(2)]
}
