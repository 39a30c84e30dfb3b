import type { Participant } from '../../client/media/room-media.ts'
import type { Over } from '../../rules/messages.ts'
import type { NotDone } from '../../rules/on-screen.ts'
import type { RoomCommand } from '../../rules/room-state.ts'
import type { RoomView } from '../../rules/room-view.ts'
import type { WordsState } from '../../rules/words.ts'

/** Everything that the screen is drawn from. */
export interface RoomShown {
  /** Whose room it is: "Clydeside Tuesday Group". */
  readonly title: string
  readonly view: RoomView | null
  readonly line: 'connecting' | 'open' | 'lost'
  readonly over: Over | null
  readonly pictures: readonly Participant[]
  readonly words: WordsState
  readonly own: OwnShown
  /** Milliseconds since 1970. */
  readonly now: number
  readonly endPath: string
  /** The id of the loudspeaker; null: the computer's own choice. */
  readonly speaker: string | null
  /** For a moment: why something was not done. */
  readonly refused: NotDone | null
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
