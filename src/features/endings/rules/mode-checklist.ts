import type { Mode } from '../../groups/rules/group-facts.ts'

export interface ChecklistPoint {
  name: string
  text: string
  /** Why; said under it. */
  why: string
  /** What of the guidance it is for. */
  requirements: readonly string[]
}

const advice: ChecklistPoint = {
  name: 'advice',
  text: 'We have asked the society’s administrator for advice.',
  why: 'Before anything else: others have moved before you, and know what it takes.',
  requirements: ['R77'],
}

/** A group that exists moves online with people who know each other (a new online group has a plan of its own, R47). */
const toOnline: readonly ChecklistPoint[] = [
  advice,
  {
    name: 'members',
    text: 'We have talked about it in the group, and every member says yes to the screen.',
    why: 'It is another circle then: silence and sitting back are still there, but feel different.',
    requirements: [],
  },
  {
    name: 'devices',
    text: 'Everybody has a computer or laptop with a camera, a good connection and a room alone.',
    why: 'Not a tablet or a telephone.',
    requirements: ['R32–R33'],
  },
  {
    name: 'screen',
    text: 'All of us fit on one screen and are seen throughout.',
    why: 'It sets the largest size of the group, too.',
    requirements: ['R34', 'R50'],
  },
  {
    name: 'way-in',
    text: 'The way in is settled and tried out, with somebody who looks after waiting room and technology.',
    why: 'One leader moderates, the other watches the group.',
    requirements: ['R35', 'R57–R58'],
  },
  {
    name: 'phones',
    text: 'Members know by which number they reach us when the line breaks.',
    why: 'Leaders’ phone numbers stand on the circle’s page.',
    requirements: ['R56'],
  },
  {
    name: 'rules',
    text: 'We have read the ground rules anew: nobody else in the room, no recording, a sign for wanting to speak, how to sit back.',
    why: 'Each version is agreed to by everybody.',
    requirements: ['R43', 'R62–R65'],
  },
  {
    name: 'money',
    text: 'We have looked at what a meeting costs without a room.',
    why: 'No room to hire may change the price.',
    requirements: ['R76'],
  },
]

const toRoom: readonly ChecklistPoint[] = [
  advice,
  {
    name: 'members',
    text: 'We have talked about it in the group, and every member can travel there.',
    why: 'Distant members may have joined because it is online.',
    requirements: ['R12'],
  },
  {
    name: 'room',
    text: 'The room holds a circle comfortably, and is ours at every date, free from intrusion.',
    why: 'A change of room later is felt by the group.',
    requirements: ['R26–R28'],
  },
  {
    name: 'house',
    text: 'We know whose house it is and whose rules hold there.',
    why: 'An institution may ask for its own.',
    requirements: ['R29–R30'],
  },
  {
    name: 'access',
    text: 'Everybody can come in: steps, doors, buses, parking, the hour.',
    why: 'Ask each member; it is not seen on a screen.',
    requirements: [],
  },
  {
    name: 'rules',
    text: 'We have read the ground rules anew: telephones, coming late, no screen in the circle.',
    why: 'Each version is agreed to by everybody.',
    requirements: ['R43'],
  },
  {
    name: 'money',
    text: 'We have looked at what a meeting costs with the room.',
    why: 'Room hire is shared by the members.',
    requirements: ['R68', 'R75–R76'],
  },
]

/** What leaders think of before the group meets in the other way. Advice: nothing waits for a tick. */
export const modeChecklist = (to: Mode): readonly ChecklistPoint[] => (to === 'online' ? toOnline : toRoom)

export const otherMode = (mode: Mode): Mode => (mode === 'online' ? 'face-to-face' : 'online')

/** A day before the first meeting of the other kind; not before the last of this kind is over. */
export function changesAt(
  first: { startsAt: Temporal.Instant } | null,
  before: { endsAt: Temporal.Instant } | null,
  now: Temporal.Instant,
): Temporal.Instant {
  if (!first) return now
  const dayBefore = first.startsAt.subtract({ hours: 24 })
  const latest = [dayBefore, now, ...(before ? [before.endsAt] : [])].sort(Temporal.Instant.compare).at(-1)
  return latest ?? now
}
