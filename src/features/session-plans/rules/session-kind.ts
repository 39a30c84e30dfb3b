/** What a meeting can be; each kind has a plan of its own. */
export const sessionKinds = ['first', 'taster', 'one-case', 'two-cases'] as const
export type SessionKind = (typeof sessionKinds)[number]

/** What most meetings of a group are. */
export const usualKinds = ['one-case', 'two-cases'] as const
export type UsualKind = (typeof usualKinds)[number]

export const isSessionKind = (text: string): text is SessionKind =>
  (sessionKinds as readonly string[]).includes(text)

export const kindNames: Readonly<Record<SessionKind, string>> = {
  first: 'First meeting',
  taster: 'Taster',
  'one-case': 'One case',
  'two-cases': 'Two cases',
}

/** From here on there is time for two cases. */
const minutesForTwoCases = 80

/** Until the leaders say otherwise: in an hour there is room for one case, in an hour and a half for two. */
export const usualUnlessChosen = (meetingMinutes: number): UsualKind =>
  meetingMinutes >= minutesForTwoCases ? 'two-cases' : 'one-case'

export interface KindFacts {
  /** What the leaders chose for this very meeting. */
  readonly chosen: SessionKind | null
  readonly isFirst: boolean
  readonly usual: UsualKind | null
  readonly meetingMinutes: number
}

/** A meeting is what its leaders chose; otherwise the first is a first meeting, and any other the group's usual. */
export function kindOfMeeting({ chosen, isFirst, usual, meetingMinutes }: KindFacts): SessionKind {
  return chosen ?? (isFirst ? 'first' : (usual ?? usualUnlessChosen(meetingMinutes)))
}
