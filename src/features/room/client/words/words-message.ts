import type { Signal } from '../../rules/messages.ts'
import type { SeatId } from '../../rules/room-state.ts'

// What browsers tell each other for the three words, by way of a server that is not believed.

export type WordsMessage = Hello | Commitment | Opening

/** "I am of this circle, and this is my part in the round's name." Anew at every change of who is present. */
export interface Hello {
  readonly words: 'hello'
  readonly epoch: string
  readonly among: readonly SeatId[]
  /** Say yours as well: I do not have it. */
  readonly asks: boolean
}

export interface Commitment {
  readonly words: 'commitment'
  readonly round: string
  readonly commitment: string
}

/** What was committed to. Sent once all others' commitments of this round are there, and never before. */
export interface Opening {
  readonly words: 'opening'
  readonly round: string
  readonly fingerprint: string
  readonly nonce: string
}

const MOST_SEATS = 32

/** null: no message of ours, or no sense. */
export function readWordsMessage(signal: Signal): WordsMessage | null {
  switch (signal.words) {
    case 'hello': {
      const { epoch, among, asks } = signal
      if (!isHex(epoch) || !isSeats(among) || typeof asks !== 'boolean') return null
      return { words: 'hello', epoch, among, asks }
    }
    case 'commitment': {
      const { round, commitment } = signal
      return isHex(round) && isHex(commitment) ? { words: 'commitment', round, commitment } : null
    }
    case 'opening': {
      const { round, fingerprint, nonce } = signal
      if (!isHex(round) || !isHex(fingerprint) || !isHex(nonce)) return null
      return { words: 'opening', round, fingerprint, nonce }
    }
    default:
      return null
  }
}

/** 32 bytes. */
function isHex(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}

function isSeats(value: unknown): value is SeatId[] {
  return (
    Array.isArray(value) &&
    value.length <= MOST_SEATS &&
    value.every((seat) => typeof seat === 'string' && seat.length <= 64)
  )
}
