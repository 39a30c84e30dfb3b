import type { RoomCommand, RoomRefusal, SeatId } from './room-state.ts'
import type { RoomView } from './room-view.ts'

// What goes over the room's socket, as JSON texts. Numbered both ways, so that a line that was cut goes on where it
// stopped: each side keeps what it sent until the other has said `seen`, sends it again after a resumption, and drops
// what it has had already.

/** The socket's first text. A ticket is good for one minute and one use; a resumption needs the token of `welcome`. */
export interface Hello {
  readonly hello: 'ticket' | 'resume'
  readonly secret: string
  /** Names this tab; the same after a reload (sessionStorage). */
  readonly device: string
  /** The last number had from the server; 0 at first. */
  readonly seen: number
}

/** Media talk between two browsers: descriptions, candidates, words. The server carries it and knows its size alone. */
export type Signal = Readonly<Record<string, unknown>>

export type FromClient =
  | { readonly n: number; readonly command: RoomCommand }
  | { readonly n: number; readonly to: SeatId; readonly signal: Signal }
  /** Unnumbered. */
  | { readonly seen: number }
  | { readonly ping: number }

export type FromServer =
  | { readonly welcome: SeatId; readonly resume: string; readonly seen: number }
  /** Only the newest matters: unnumbered, sent whole at every change and after every resumption. */
  | { readonly view: RoomView }
  | { readonly n: number; readonly from: SeatId; readonly signal: Signal }
  /** The answer to the command with this number, where it was refused. */
  | { readonly refused: RoomRefusal; readonly command: number }
  | { readonly seen: number }
  | { readonly pong: number }
  /** The last text before the server closes. */
  | { readonly over: Over }

/**
 * removed: by a leader; taken-over: another tab or device of the same person; ended: the leader ended the meeting; shut:
 * the sign-in or the place in the group is gone; left: by oneself; hostile: too much, too large, or no sense.
 */
export type Over = 'removed' | 'taken-over' | 'ended' | 'shut' | 'left' | 'hostile' | 'no-ticket'

/** Bounds that both sides know. */
export const line = {
  pingMs: 1_500,
  /** No text for so long: the line is taken for lost and a new one is opened. */
  lostMs: 4_000,
  /** SDP of twelve people stays below; UTF-8 bytes of one text. */
  largestText: 64 * 1024,
  /** What each side keeps unacknowledged before it starts anew. */
  mostKept: 512,
  seatHeldMs: 180_000,
  ticketMs: 60_000,
} as const
