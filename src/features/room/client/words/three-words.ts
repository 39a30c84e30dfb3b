import type { Signal } from '../../rules/messages.ts'
import type { SeatId } from '../../rules/room-state.ts'
import { type WordsState, wordsBounds } from '../../rules/words.ts'
import { freshNonce } from './digest.ts'
import { nameOfRound, Round, type RoundRecord } from './round.ts'
import { type Hello, type Opening, readWordsMessage, type WordsMessage } from './words-message.ts'

/** A finished round, as it outlives a reload: the words stay as they are while nobody comes or goes. */
export interface KeptWords {
  readonly epochs: Readonly<Record<SeatId, string>>
  readonly round: RoundRecord
  /** How many rounds were opened so far. */
  readonly opened: number
}

export interface WordsOptions {
  readonly room: string
  readonly self: SeatId
  /** SHA-256 of the certificate in use, 64 hex digits. */
  readonly fingerprint: string
  readonly kept: KeptWords | null
  send(to: SeatId, message: WordsMessage & Signal): void
  keep(words: KeptWords): void
  changed(): void
}

/** What a seat said last of each: it may be early, for a round that we shall enter later. */
interface Said {
  hello?: Hello
  commitment?: { round: string; commitment: string }
  opening?: Opening
}

const MOST_REMEMBERED = 64

/**
 * One browser's part in the three words. The server carries the messages and may change, reorder, hold back or replay
 * any of them: docs/room-words.md says what follows all the same.
 */
export class ThreeWords {
  readonly #options: WordsOptions
  readonly #said = new Map<SeatId, Said>()
  #wanted: readonly SeatId[] = []
  /** `#wanted`, once what was begun before has been thought through. */
  #among: readonly SeatId[] = []
  #epoch = freshNonce()
  #round: Round | null = null
  #kept: KeptWords | null
  #finished = ''
  #opened: number
  #state: WordsState = { state: 'alone' }
  #impatience: ReturnType<typeof setInterval> | undefined
  #waitedTooLong = false
  #queue: Promise<void> = Promise.resolve()
  #closed = false

  constructor(options: WordsOptions) {
    this.#options = options
    this.#kept = options.kept
    this.#opened = options.kept?.opened ?? 0
  }

  get state(): WordsState {
    return this.#state
  }

  /** By the round whose words are shown: the certificate that the path to this seat must use. */
  fingerprintOf(seat: SeatId): string | null {
    return this.#state.state === 'ready' ? (this.#round?.fingerprintOf(seat) ?? null) : null
  }

  /** Who is present, oneself included. */
  present(seats: readonly SeatId[]): void {
    const wanted = [...seats].sort()
    if (sameSeats(wanted, this.#wanted)) return
    this.#wanted = wanted
    // At once, so that no word stays on the screen that does not count any more.
    this.#show(wanted.length < 2 ? { state: 'alone' } : { state: 'proving', missing: this.#not(wanted) })
    this.#then(async () => {
      if (sameSeats(this.#wanted, this.#among)) return
      this.#among = this.#wanted
      this.#round = null
      this.#takeUpOrBegin()
      for (const seat of this.#others) this.#hello(seat, true)
      await this.#goOn()
    })
  }

  hear(from: SeatId, signal: Signal): void {
    const message = readWordsMessage(signal)
    if (message && from !== this.#options.self) this.#then(() => this.#take(from, message))
  }

  /** Until everything heard so far has been thought through. */
  async quiet(): Promise<void> {
    let before: Promise<void> | null = null
    while (before !== this.#queue) {
      before = this.#queue
      await before
    }
  }

  close(): void {
    this.#closed = true
    clearInterval(this.#impatience)
  }

  get #others(): SeatId[] {
    return this.#not(this.#among)
  }

  #not(seats: readonly SeatId[]): SeatId[] {
    return seats.filter((seat) => seat !== this.#options.self)
  }

  /** One thing after the other, although hashing takes its time. */
  #then(step: () => Promise<void>): void {
    this.#queue = this.#queue.then(() => (this.#closed ? undefined : step()))
  }

  /** After a reload, with nobody come or gone: where one stopped. Otherwise anew. */
  #takeUpOrBegin(): void {
    const kept = this.#kept
    this.#kept = null
    const own = kept?.epochs[this.#options.self]
    if (!kept || !own || !sameSeats(Object.keys(kept.epochs).sort(), this.#among)) {
      this.#epoch = freshNonce()
      return
    }
    this.#epoch = own
    this.#round = Round.of(kept.round, this.#options.self)
    for (const seat of this.#others) {
      const epoch = kept.epochs[seat]
      if (epoch) this.#of(seat).hello = { words: 'hello', epoch, among: this.#among, asks: false }
    }
  }

  #of(seat: SeatId): Said {
    const said = this.#said.get(seat) ?? {}
    this.#said.delete(seat)
    this.#said.set(seat, said)
    const oldest = this.#said.keys().next().value
    if (this.#said.size > MOST_REMEMBERED && oldest !== undefined) this.#said.delete(oldest)
    return said
  }

  #hello(to: SeatId, asks: boolean): void {
    this.#options.send(to, { words: 'hello', epoch: this.#epoch, among: this.#among, asks })
  }

  async #take(from: SeatId, message: WordsMessage): Promise<void> {
    const said = this.#of(from)
    if (message.words === 'commitment') said.commitment = message
    else if (message.words === 'opening') said.opening = message
    else {
      const isKnown = said.hello?.epoch === message.epoch && this.#agreesWith(from)
      said.hello = message
      if (message.asks && this.#among.includes(from)) {
        this.#hello(from, false)
        // In the same round, and asks: something of ours was lost.
        if (isKnown) this.#sayAgain(from)
      }
    }
    await this.#goOn()
  }

  #sayAgain(to: SeatId): void {
    if (!this.#round) return
    this.#options.send(to, { ...this.#round.commitment })
    if (this.#round.opened) this.#options.send(to, { ...this.#round.open() })
  }

  /** As far as what was heard leads. */
  async #goOn(): Promise<void> {
    if (this.#among.length < 2) return this.#rest({ state: 'alone' })
    const silent = this.#others.filter((seat) => !this.#agreesWith(seat))
    if (silent.length > 0) return this.#wait(silent)
    const round = await this.#theRound()
    for (const seat of this.#others) {
      const commitment = this.#said.get(seat)?.commitment
      if (commitment?.round === round.name) round.commit(seat, commitment.commitment)
    }
    if (round.mayOpen && !round.opened) {
      if (this.#opened >= wordsBounds.mostRounds)
        return this.#rest({ state: 'not-proven', why: 'too-often', seats: [] })
      this.#opened += 1
      const opening = round.open()
      for (const seat of this.#others) this.#options.send(seat, { ...opening })
    }
    for (const seat of this.#others) {
      const opening = this.#said.get(seat)?.opening
      if (opening?.round === round.name) await round.hear(seat, opening)
    }
    await this.#showEnd(round)
  }

  /** Has said hello for the very circle that we see. */
  #agreesWith(seat: SeatId): boolean {
    const hello = this.#said.get(seat)?.hello
    return hello !== undefined && sameSeats([...hello.among].sort(), this.#among)
  }

  /** The round that follows from all hellos: the one we are in, or a new one. */
  async #theRound(): Promise<Round> {
    const { room, self, fingerprint } = this.#options
    const name = await nameOfRound(room, Object.entries(this.#epochs))
    if (this.#round?.name === name) return this.#round
    this.#round = await Round.begin(name, self, this.#among, fingerprint)
    for (const seat of this.#others) this.#options.send(seat, { ...this.#round.commitment })
    return this.#round
  }

  get #epochs(): Record<SeatId, string> {
    const epochOf = (seat: SeatId) =>
      seat === this.#options.self ? this.#epoch : (this.#said.get(seat)?.hello?.epoch ?? '')
    return Object.fromEntries(this.#among.map((seat) => [seat, epochOf(seat)]))
  }

  async #showEnd(round: Round): Promise<void> {
    await round.finish()
    if (round.contradicted.size > 0)
      return this.#rest({ state: 'not-proven', why: 'contradicted', seats: [...round.contradicted] })
    if (!round.words) return this.#wait(round.missing)
    this.#rest({ state: 'ready', words: round.words })
    if (this.#finished === round.name) return
    this.#finished = round.name
    this.#options.keep({ epochs: this.#epochs, round: round.record, opened: this.#opened })
  }

  #rest(state: WordsState): void {
    clearInterval(this.#impatience)
    this.#impatience = undefined
    this.#waitedTooLong = false
    this.#show(state)
  }

  #wait(missing: readonly SeatId[]): void {
    let waited = 0
    this.#impatience ??= setInterval(() => {
      this.#waitedTooLong = true
      waited += 1
      // Asked again after 8, 16, 32, 64 seconds and so on: the line itself may be cut, and keeps what is said meanwhile.
      if (Number.isInteger(Math.log2(waited))) for (const seat of this.#others) this.#hello(seat, true)
      this.#then(() => this.#goOn())
    }, wordsBounds.patienceMs)
    if (this.#waitedTooLong) this.#show({ state: 'not-proven', why: 'unanswered', seats: missing })
    else this.#show({ state: 'proving', missing })
  }

  #show(state: WordsState): void {
    // A change of who is there has come while we thought: words for those before are none.
    if (state.state === 'ready' && !sameSeats(this.#wanted, this.#among)) return
    const before = JSON.stringify(this.#state)
    this.#state = state
    if (JSON.stringify(state) !== before) this.#options.changed()
  }
}

/** Both sorted. */
function sameSeats(a: readonly SeatId[], b: readonly SeatId[]): boolean {
  return a.length === b.length && a.every((seat, at) => seat === b[at])
}
