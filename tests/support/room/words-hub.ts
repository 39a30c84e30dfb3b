import {
  type KeptWords,
  ThreeWords,
  type WordsOptions,
} from '../../../src/features/room/client/words/three-words.ts'
import type { Signal } from '../../../src/features/room/rules/messages.ts'
import type { SeatId } from '../../../src/features/room/rules/room-state.ts'

export interface Letter {
  readonly from: SeatId
  readonly to: SeatId
  readonly signal: Signal
}

/** What a server does with a letter: gives back what it delivers instead, now. */
export type Post = (letter: Letter) => readonly Letter[]

export const honest: Post = (letter) => [letter]

/** Browsers of one circle and the server between them, which does what it likes. */
export class WordsHub {
  readonly browsers = new Map<SeatId, ThreeWords>()
  readonly kept = new Map<SeatId, KeptWords>()
  /** Every letter that was handed in, in order. */
  readonly seen: Letter[] = []
  readonly #waiting: Letter[] = []
  post: Post = honest

  /** Opens, or opens anew, the browser in this seat. */
  open(self: SeatId, options: Partial<WordsOptions> = {}): ThreeWords {
    this.browsers.get(self)?.close()
    const browser = new ThreeWords({
      room: 'room',
      self,
      fingerprint: certificateOf(self),
      kept: null,
      send: (to, signal) => this.hand({ from: self, to, signal }),
      keep: (words) => this.kept.set(self, structuredClone(words)),
      changed: () => {},
      ...options,
    })
    this.browsers.set(self, browser)
    return browser
  }

  close(): void {
    for (const browser of this.browsers.values()) browser.close()
  }

  hand(letter: Letter): void {
    this.seen.push(letter)
    this.#waiting.push(...this.post(letter))
  }

  /** Everybody's screen shows the same circle. */
  async present(...seats: SeatId[]): Promise<void> {
    for (const seat of seats) this.browsers.get(seat)?.present(seats)
    await this.quiet()
  }

  /** Until all that was delivered has been thought through and answered. */
  async quiet(): Promise<void> {
    for (;;) {
      for (const browser of this.browsers.values()) await browser.quiet()
      const letter = this.#waiting.shift()
      if (!letter) return
      this.browsers.get(letter.to)?.hear(letter.from, structuredClone(letter.signal))
    }
  }

  /** The three words on this seat's screen, or why there are none. */
  screen(seat: SeatId): string {
    const state = this.browsers.get(seat)?.state
    if (state?.state === 'ready') return state.words.join(' ')
    return state?.state === 'not-proven' ? `not-proven: ${state.why}` : (state?.state ?? 'closed')
  }

  screens(...seats: SeatId[]): string[] {
    return seats.map((seat) => this.screen(seat))
  }
}

export function certificateOf(name: string): string {
  return Array.from({ length: 64 }, (_, at) => (name.charCodeAt(at % name.length) % 16).toString(16)).join('')
}
