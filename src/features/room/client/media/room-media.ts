import type { Signal } from '../../rules/messages.ts'
import type { SeatId } from '../../rules/room-state.ts'
import type { WordsState } from '../../rules/words.ts'

/** The line's way for what two browsers have to tell each other; in order, and nothing is lost. */
export interface SignalPort {
  send(to: SeatId, signal: Signal): void
  /** Gives back how to stop listening. */
  on(listener: (from: SeatId, signal: Signal) => void): () => void
}

/**
 * Voices and pictures of one circle. The mesh is one way to carry them, a server-side engine may become another, and the
 * fake is one for tests: whoever draws the circle knows this alone.
 */
export interface RoomMedia {
  /** Once, when admitted. Pictures come as soon as `present` says who is there. */
  join(entry: Entry): Promise<void>
  /**
   * Who is in the circle by the newest view, oneself included: whoever is 'here' or 'reconnecting'. Exactly these are
   * connected to, and exactly these are in the words: nobody can listen who has no seat on the screen.
   */
  present(seats: readonly SeatId[]): void
  /** What is sent from now on; null: nothing at all of this kind, so that a muted microphone is silent. */
  publish(own: Own): Promise<void>
  /** The others who are present, in the order of `present`. The same array until something changes. */
  participants(): readonly Participant[]
  /** The same object until something changes. */
  state(): MediaState
  /** Whenever `participants` or `state` are new. Gives back how to stop listening. */
  watch(listener: () => void): () => void
  /** What each link carries, for the bench and for tests; nothing of it leaves the browser. */
  reports(): Promise<readonly LinkReport[]>
  /** For good. Own tracks go on: whoever made them stops them. */
  leave(): Promise<void>
}

export interface Entry {
  readonly room: string
  readonly self: SeatId
  readonly signals: SignalPort
  /** From the ticket. */
  readonly iceServers: readonly RTCIceServer[]
  /** Others do not see this browser's addresses; needs a relay among `iceServers`. */
  readonly relayOnly: boolean
}

export interface Own {
  readonly microphone: MediaStreamTrack | null
  readonly camera: MediaStreamTrack | null
}

export interface Participant {
  readonly seat: SeatId
  /** For a video element; null until the path is open the first time. The same object as long as the path lives. */
  readonly stream: MediaStream | null
  readonly link: 'connecting' | 'open' | 'reconnecting'
  /** Between them and us the line is too weak for their picture ("connection too weak"); the voice stays. */
  readonly pictureRests: boolean
}

export interface MediaState {
  readonly joined: boolean
  readonly words: WordsState
  /** To most of the others our own picture rests: our line is too weak. */
  readonly ownPictureRests: boolean
}

/** Since the path was made. */
export interface LinkReport {
  readonly seat: SeatId
  readonly bytesSent: number
  readonly bytesReceived: number
  readonly framesSent: number
  readonly framesDecoded: number
  /** Of their voice as it arrives; does not grow while they are silent. */
  readonly audioEnergy: number
  readonly width: number | null
  readonly rttMs: number | null
  /** By a relay on either side. */
  readonly relayed: boolean
}
