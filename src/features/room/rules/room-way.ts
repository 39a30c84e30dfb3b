import type { LeaderToCall } from './room-view.ts'

/** What the page of a room gives to the check, as JSON in the page. */
export interface DoorWay {
  /** Null: a check for its own sake, on any day. */
  room: { id: string; title: string; ticketPath: string; socketPath: string; endPath: string } | null
  /** Until the doors open; null: they are open, or it is a check for its own sake. */
  opensInMs: number | null
  /** How many may be in the room: what the connection is held against. */
  people: number
  phonesAllowed: boolean
  /** There is a relay: nobody needs to show their internet address to the others. */
  relay: boolean
  leaders: readonly LeaderToCall[]
  /** What the connection is measured through, as voices travel; none: only to our server, as pages do. */
  iceServers: readonly RTCIceServer[]
  /** Where a member tells the leaders of this meeting what was found, if they like; null: there is nobody to tell. */
  tell: { path: string; told: boolean } | null
  /** "Go to the waiting room", or for leaders "Go in". */
  enter: string
}

/** What the check hands on to the room, with the devices that were looked at. */
export interface RoomWay {
  roomId: string
  /** Whose room it is: the group's name, where there is one. */
  title: string
  /** A POST to it gives a ticket. */
  ticketPath: string
  socketPath: string
  /** Where one goes afterwards. */
  endPath: string
  leaders: readonly LeaderToCall[]
  stream: MediaStream | null
  microphone: boolean
  camera: boolean
  /** The id of the loudspeaker; null: the computer's own choice. */
  speaker: string | null
  relayOnly: boolean
}
