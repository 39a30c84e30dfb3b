/** Announced well ahead is two weeks: less than that comes unexpected (R28). */
const DAYS_WELL_AHEAD = 14

export interface MeetingAhead {
  readonly id: string
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  /** A place of its own; null: it follows the group. */
  readonly placeId: string | null
}

/** Whether people hear of a move in good time, by the first meeting that it concerns. */
export function isAnnouncedWellAhead(first: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(first, now.add({ hours: 24 * DAYS_WELL_AHEAD })) >= 0
}

/**
 * Which meetings move: one alone, or from one on all that follow the group. A later meeting that has been put somewhere
 * for itself stays there.
 */
export function meetingsThatMove(
  ahead: readonly MeetingAhead[],
  { from, span }: { from: string | undefined; span: 'onwards' | 'once' },
): MeetingAhead[] {
  const at = from === undefined ? 0 : ahead.findIndex(({ id }) => id === from)
  if (at < 0) return []
  if (span === 'once') return ahead.slice(at, at + 1)
  return ahead.slice(at).filter(({ id, placeId }) => placeId === null || id === from)
}
