import { inWords } from '../../../shared/numerals.ts'
import { periodOf } from '../../retention/rules/retention.ts'

/** What is kept of somebody at a meeting, and nothing more: no reasons, no minutes, no words. */
export const attendanceStates = ['present', 'apologies', 'absent'] as const
export type AttendanceState = (typeof attendanceStates)[number]

export const stateWords: Readonly<Record<AttendanceState, string>> = {
  present: 'Present',
  apologies: 'Apologies',
  absent: 'Absent',
}

export const caseCounts = ['0', '1', '2'] as const

/** Apologies are of no use once the attendance they led to is taken. */
const APOLOGIES_KEPT_WEEKS = periodOf('apologies').weeks
/** Attendance is what certificates are made of: whoever has left still has this long to make theirs. */
const ATTENDANCE_KEPT_MONTHS = periodOf('attendance').months

/** How long attendance is kept, in one sentence a thing. */
export const keptInWords: readonly string[] = [
  `Apologies: ${inWords(APOLOGIES_KEPT_WEEKS)} weeks from the meeting.`,
  `Who was there: as long as somebody is in the group, and ${inWords(ATTENDANCE_KEPT_MONTHS)} months more, so that they can make a certificate; after a certificate, ${inWords(ATTENDANCE_KEPT_MONTHS)} months from that.`,
]

/** What the online room tells of a meeting: who was let in, and whether anybody may still come. */
export interface SeenInRoom {
  readonly came: ReadonlySet<string>
  readonly isOver: boolean
}

const noRoom: SeenInRoom = { came: new Set(), isOver: false }

/** Fewer were a look at the room, and no meeting in it. */
const FEWEST_FOR_A_MEETING = 2

/** Whether they met in the room, so that attendance can be proposed from it. */
export const metInRoom = ({ came }: SeenInRoom): boolean => came.size >= FEWEST_FOR_A_MEETING

/**
 * What stands in a row before anybody has tapped it: what was saved, else what the room has seen, else the apologies,
 * else that they came.
 */
export function stateToBegin(
  person: { personId: string; state: AttendanceState | null; sentApologies: boolean },
  room: SeenInRoom = noRoom,
): AttendanceState {
  if (person.state) return person.state
  if (metInRoom(room) && room.came.has(person.personId)) return 'present'
  if (person.sentApologies) return 'apologies'
  return metInRoom(room) && room.isOver ? 'absent' : 'present'
}

export interface Counted {
  readonly present: number
  readonly apologies: number
  readonly absent: number
}

export function countStates(states: readonly (AttendanceState | null)[]): Counted {
  const count = (state: AttendanceState) => states.filter((each) => each === state).length
  return { present: count('present'), apologies: count('apologies'), absent: count('absent') }
}
