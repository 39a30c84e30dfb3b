import type { SeatId } from '../../rules/room-state.ts'
import { type WordsState, wordsOf } from '../../rules/words.ts'
import type { Entry, LinkReport, MediaState, Own, Participant, RoomMedia } from './room-media.ts'
import { Watched } from './watched.ts'

const nothing: Own = { microphone: null, camera: null }

/** A circle without a network, for tests and for looking at screens: what one publishes, the others have. */
export class FakeCircle {
  readonly #here = new Map<SeatId, FakeMedia>()
  readonly #cut = new Set<SeatId>()
  readonly #weak = new Set<SeatId>()
  #doubt: WordsState | null = null

  media(): RoomMedia {
    return new FakeMedia(this)
  }

  /** Their line is gone, or back. */
  cut(seat: SeatId, isCut: boolean): void {
    mark(this.#cut, seat, isCut)
    this.tell()
  }

  /** Their line is too weak for their picture, or strong enough. */
  weaken(seat: SeatId, isWeak: boolean): void {
    mark(this.#weak, seat, isWeak)
    this.tell()
  }

  /** What every screen says of the words instead; null: what is true. */
  doubt(words: WordsState | null): void {
    this.#doubt = words
    this.tell()
  }

  come(seat: SeatId, media: FakeMedia): void {
    this.#here.set(seat, media)
    this.tell()
  }

  go(seat: SeatId): void {
    this.#here.delete(seat)
    this.tell()
  }

  tell(): void {
    for (const media of this.#here.values()) media.refresh()
  }

  seen(self: SeatId, seat: SeatId): Omit<Participant, 'seat'> {
    const stream = this.#here.get(seat)?.stream ?? null
    const isCut = this.#cut.has(seat) || this.#cut.has(self)
    const link = stream === null ? 'connecting' : isCut ? 'reconnecting' : 'open'
    return { stream, link, pictureRests: this.#weak.has(seat) }
  }

  stateOf(self: SeatId, present: readonly SeatId[]): MediaState {
    return { joined: true, words: this.#doubt ?? words(present), ownPictureRests: this.#weak.has(self) }
  }
}

class FakeMedia implements RoomMedia {
  readonly #circle: FakeCircle
  readonly #watched = new Watched()
  #self: SeatId | null = null
  #own: Own = nothing
  #present: readonly SeatId[] = []
  #participants: readonly Participant[] = []
  #state: MediaState = { joined: false, words: { state: 'alone' }, ownPictureRests: false }
  /** What the others have of us. Outside a browser there is none. */
  readonly stream = typeof MediaStream === 'undefined' ? null : new MediaStream()

  constructor(circle: FakeCircle) {
    this.#circle = circle
  }

  async join({ self }: Entry): Promise<void> {
    this.#self = self
    this.#circle.come(self, this)
  }

  present(seats: readonly SeatId[]): void {
    this.#present = seats
    this.refresh()
  }

  async publish(own: Own): Promise<void> {
    this.#own = own
    const tracks = [own.microphone, own.camera].filter((track) => track !== null)
    for (const track of this.stream?.getTracks() ?? [])
      if (!tracks.includes(track)) this.stream?.removeTrack(track)
    for (const track of tracks) this.stream?.addTrack(track)
    this.#circle.tell()
  }

  participants(): readonly Participant[] {
    return this.#participants
  }

  state(): MediaState {
    return this.#state
  }

  watch(listener: () => void): () => void {
    return this.#watched.add(listener)
  }

  async reports(): Promise<readonly LinkReport[]> {
    return []
  }

  async leave(): Promise<void> {
    if (this.#self === null) return
    const self = this.#self
    this.#self = null
    this.#participants = []
    this.#state = { joined: false, words: { state: 'alone' }, ownPictureRests: false }
    this.#circle.go(self)
    this.#watched.tell()
  }

  /** What is sent now; for tests. */
  get own(): Own {
    return this.#own
  }

  refresh(): void {
    const self = this.#self
    if (self === null) return
    const participants = this.#present
      .filter((seat) => seat !== self)
      .map((seat) => ({ seat, ...this.#circle.seen(self, seat) }))
    const state = this.#circle.stateOf(self, this.#present)
    this.#participants = participants
    this.#state = state
    this.#watched.tell()
  }
}

function words(present: readonly SeatId[]): WordsState {
  if (present.length < 2) return { state: 'alone' }
  const bytes = new Uint8Array(3)
  for (const [at, letter] of [...[...present].sort().join()].entries())
    bytes[at % 3] = (bytes[at % 3] ?? 0) * 31 + (letter.codePointAt(0) ?? 0)
  return { state: 'ready', words: wordsOf(bytes) }
}

function mark(set: Set<SeatId>, seat: SeatId, isIn: boolean): void {
  if (isIn) set.add(seat)
  else set.delete(seat)
}
