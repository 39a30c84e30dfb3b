/** What a group's leaders may be told, in this order: somebody first, then the circle, then the place, then themselves. */
export const lineKinds = ['misses', 'size', 'places', 'debriefs'] as const
export type LineKind = (typeof lineKinds)[number]

export interface ContinuityFacts {
  groupId: string
  mode: 'face-to-face' | 'online'
  /** The size the group has chosen (R6–R8). */
  fewestMembers: number
  members: number
  /** It comes to its end: nothing is to be done about its size or its place any more. */
  isEnding: boolean
  /** Who belongs to the circle, and how it was in their latest meetings of which attendance was taken, the last first. */
  attendance: readonly { personId: string; name: string; wasThere: readonly boolean[] }[]
  /** How many members came to the latest of these meetings, the last first. */
  came: readonly number[]
  /** Changes of place within the last year (R28). */
  placeChanges: number
  /** The latest meetings that are over and that the viewer led, the last first. */
  led: readonly {
    meetingId: string
    startsAt: Temporal.Instant
    endsAt: Temporal.Instant
    debriefHeld: boolean
  }[]
  /** The latest meeting of all that is over; null: none. */
  lastMetAt: Temporal.Instant | null
  /** What the leaders know, and until when they are not told of it. */
  rests: readonly { kind: LineKind; aboutId: string; untilOn: Temporal.PlainDate }[]
}

export type ContinuityLine =
  | { kind: 'misses'; aboutId: string; name: string; times: number }
  | { kind: 'size'; aboutId: string; fewest: number; members: number; came: readonly number[] | null }
  | { kind: 'places'; aboutId: string; changes: number }
  | { kind: 'debriefs'; aboutId: string; meetings: number }

const MISSES = 3
const SMALL_MEETINGS = 3
const PLACE_CHANGES = 3
/** Four weeks, less a day: the hour of the day does not matter. */
const WITHOUT_DEBRIEF = { meetings: 2, days: 27 }
/** A group that has not met for longer pauses, or has ended: nothing drifts there. */
const MEETS_DAYS = 60

/** "We know": so long they are not told of it again. */
export const REST_WEEKS = 6

/** The one gentle line for a group's leaders; null: nothing to say. No scores, and nothing for anybody else. */
export function continuityLine(
  facts: ContinuityFacts,
  { now, today }: { now: Temporal.Instant; today: Temporal.PlainDate },
): ContinuityLine | null {
  if (facts.isEnding || facts.lastMetAt === null || daysBetween(facts.lastMetAt, now) > MEETS_DAYS)
    return null
  const lines = [...missing(facts), small(facts), moving(facts), undebriefed(facts, now)]
  return lines.find((line) => line !== null && !rests(facts, line, today)) ?? null
}

/** Who missed the last three in a row, the longest away first. */
function missing({ attendance }: ContinuityFacts): ContinuityLine[] {
  return attendance
    .map(({ personId, name, wasThere }) => ({
      kind: 'misses' as const,
      aboutId: personId,
      name,
      times: leading(wasThere, (there) => !there),
    }))
    .filter(({ times }) => times >= MISSES)
    .sort((a, b) => b.times - a.times)
}

/** Fewer belong to it than were chosen, or fewer came three times in a row. */
function small({ groupId, fewestMembers, members, came }: ContinuityFacts): ContinuityLine | null {
  const line = { kind: 'size' as const, aboutId: groupId, fewest: fewestMembers, members }
  if (members < fewestMembers) return { ...line, came: null }
  const few = leading(came, (count) => count < fewestMembers)
  return few >= SMALL_MEETINGS ? { ...line, came: came.slice(0, SMALL_MEETINGS) } : null
}

function moving({ groupId, mode, placeChanges }: ContinuityFacts): ContinuityLine | null {
  const isMoving = mode === 'face-to-face' && placeChanges >= PLACE_CHANGES
  return isMoving ? { kind: 'places', aboutId: groupId, changes: placeChanges } : null
}

/** No debrief for weeks: several meetings in a row, the first of them long enough ago. */
function undebriefed({ groupId, led }: ContinuityFacts, now: Temporal.Instant): ContinuityLine | null {
  const meetings = leading(led, ({ debriefHeld }) => !debriefHeld)
  const first = led[meetings - 1]
  if (!first || meetings < WITHOUT_DEBRIEF.meetings) return null
  return daysBetween(first.endsAt, now) >= WITHOUT_DEBRIEF.days
    ? { kind: 'debriefs', aboutId: groupId, meetings }
    : null
}

const rests = ({ rests }: ContinuityFacts, line: ContinuityLine, today: Temporal.PlainDate): boolean =>
  rests.some(
    ({ kind, aboutId, untilOn }) =>
      kind === line.kind && aboutId === line.aboutId && Temporal.PlainDate.compare(today, untilOn) < 0,
  )

/** How many from the beginning on are so. */
function leading<T>(list: readonly T[], isSo: (one: T) => boolean): number {
  const end = list.findIndex((one) => !isSo(one))
  return end === -1 ? list.length : end
}

const daysBetween = (from: Temporal.Instant, to: Temporal.Instant): number =>
  (to.epochMilliseconds - from.epochMilliseconds) / 86_400_000

/** For so long after a meeting its leaders are invited to their debrief; then nobody mentions it again. */
const INVITED_DAYS = 3

/** The meeting whose debrief its leaders are invited to: the latest, while it is fresh and nobody has noted it. */
export function debriefToHold(
  { led }: Pick<ContinuityFacts, 'led'>,
  now: Temporal.Instant,
): ContinuityFacts['led'][number] | null {
  const [last] = led
  return last && !last.debriefHeld && daysBetween(last.endsAt, now) <= INVITED_DAYS ? last : null
}
