import type { SeatId } from '../../rules/room-state.ts'
import { type ThreeWords, wordsOf } from '../../rules/words.ts'
import { digest, freshNonce, hexDigest } from './digest.ts'
import type { Commitment, Opening } from './words-message.ts'

/** All seats of the circle in one order, with what each said in its hello. */
export type Epochs = readonly (readonly [SeatId, string])[]

export interface RoundRecord {
  readonly name: string
  readonly commitments: Readonly<Record<SeatId, string>>
  readonly openings: Readonly<Record<SeatId, Opening>>
}

export async function nameOfRound(room: string, epochs: Epochs): Promise<string> {
  return hexDigest('round', room, epochs)
}

/**
 * One agreement on three words among exactly these seats: everybody commits to certificate and nonce; once all
 * commitments are there, everybody opens theirs; the words follow from all openings. Its nonce is used in no other round,
 * and is told nobody before all commitments are fixed: whoever sits in between cannot search for what would give the same
 * words.
 */
export class Round {
  readonly name: string
  readonly #self: SeatId
  readonly #seats: readonly SeatId[]
  readonly #own: Opening
  readonly #commitments = new Map<SeatId, string>()
  readonly #openings = new Map<SeatId, Opening>()
  /** Seats in whose name something came that they had not committed to. */
  readonly contradicted = new Set<SeatId>()
  /** We have told our nonce: this round was one try for whoever sits in between. */
  opened = false
  words: ThreeWords | null = null

  private constructor(name: string, self: SeatId, seats: readonly SeatId[], own: Opening) {
    this.name = name
    this.#self = self
    this.#seats = seats
    this.#own = own
  }

  /** As it was when it was recorded. */
  static of(record: RoundRecord, self: SeatId): Round | null {
    const own = record.openings[self]
    if (!own) return null
    const round = new Round(record.name, self, Object.keys(record.openings).sort(), own)
    for (const [seat, commitment] of Object.entries(record.commitments))
      round.#commitments.set(seat, commitment)
    for (const [seat, opening] of Object.entries(record.openings)) round.#openings.set(seat, opening)
    round.opened = true
    return round
  }

  static async begin(name: string, self: SeatId, seats: readonly SeatId[], fingerprint: string) {
    const round = new Round(name, self, seats, {
      words: 'opening',
      round: name,
      fingerprint,
      nonce: freshNonce(),
    })
    round.#commitments.set(self, await commitmentOf(self, round.#own))
    return round
  }

  get commitment(): Commitment {
    const commitment = this.#commitments.get(this.#self) ?? ''
    return { words: 'commitment', round: this.name, commitment }
  }

  /** The first of a seat counts; what comes later in its name changes nothing. */
  commit(seat: SeatId, commitment: string): void {
    if (!this.#commitments.has(seat)) this.#commitments.set(seat, commitment)
  }

  get mayOpen(): boolean {
    return this.#seats.every((seat) => this.#commitments.has(seat))
  }

  /** Only when all commitments are there. */
  open(): Opening {
    if (!this.mayOpen) throw new Error('A nonce is not told before all commitments are fixed.')
    this.opened = true
    this.#openings.set(this.#self, this.#own)
    return this.#own
  }

  async hear(seat: SeatId, opening: Opening): Promise<void> {
    const commitment = this.#commitments.get(seat)
    if (commitment === undefined || this.#openings.has(seat)) return
    if ((await commitmentOf(seat, opening)) === commitment) this.#openings.set(seat, opening)
    else this.contradicted.add(seat)
  }

  /** Whose commitment or opening is not there. */
  get missing(): SeatId[] {
    const from = this.mayOpen ? this.#openings : this.#commitments
    return this.#seats.filter((seat) => seat !== this.#self && !from.has(seat))
  }

  async finish(): Promise<void> {
    if (this.words || this.contradicted.size > 0) return
    if (!this.#seats.every((seat) => this.#openings.has(seat))) return
    const all = this.#seats.map((seat) => {
      const opening = this.#openings.get(seat)
      return [seat, opening?.fingerprint, opening?.nonce]
    })
    this.words = wordsOf(await digest('words', this.name, all))
  }

  /** What this seat has opened. */
  fingerprintOf(seat: SeatId): string | null {
    return this.#openings.get(seat)?.fingerprint ?? null
  }

  get record(): RoundRecord {
    return {
      name: this.name,
      commitments: Object.fromEntries(this.#commitments),
      openings: Object.fromEntries(this.#openings),
    }
  }
}

function commitmentOf(seat: SeatId, { round, fingerprint, nonce }: Opening): Promise<string> {
  return hexDigest('commitment', round, seat, fingerprint, nonce)
}
