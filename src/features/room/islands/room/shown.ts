import type { Over } from '../../rules/messages.ts'
import type { RoomCommand, SeatId } from '../../rules/room-state.ts'
import type { RoomView } from '../../rules/room-view.ts'

/** What the circle draws of somebody else's picture and voice; media's `Participant` is one. */
export interface PictureShown {
  readonly seat: SeatId
  readonly stream: MediaStream | null
  readonly link: 'connecting' | 'open' | 'reconnecting'
  readonly pictureRests: boolean
}

/** Media's `WordsState` is one. */
export type WordsShown =
  | { readonly state: 'alone' }
  | { readonly state: 'proving'; readonly missing: readonly SeatId[] }
  | { readonly state: 'ready'; readonly words: readonly string[] }
  | { readonly state: 'not-proven'; readonly why: string; readonly seats: readonly SeatId[] }

/** Everything that the screen is drawn from. */
export interface RoomShown {
  /** Whose room it is: "Clydeside Tuesday Group". */
  readonly title: string
  readonly view: RoomView | null
  readonly line: 'connecting' | 'open' | 'lost'
  readonly over: Over | null
  readonly pictures: readonly PictureShown[]
  readonly words: WordsShown
  readonly own: OwnShown
  /** Milliseconds since 1970. */
  readonly now: number
  readonly endPath: string
}

export interface OwnShown {
  readonly stream: MediaStream | null
  readonly microphone: boolean
  readonly camera: boolean
  /** To most of the others our own picture rests: our line is too weak. */
  readonly pictureRests: boolean
  /** There is no such device, or the browser may not use it. */
  readonly missing: { readonly microphone: boolean; readonly camera: boolean }
  readonly hidden: boolean
}

export interface RoomDeeds {
  send(command: RoomCommand): void
  microphone(on: boolean): void
  camera(on: boolean): void
  hideOwn(hidden: boolean): void
  leave(): void
  /** Comes in anew, in this tab. */
  again(): void
}
