/** What leaders keep for themselves before and after each meeting (R21, R22). */
export interface LeadersTime {
  readonly beforeMinutes: number
  readonly afterMinutes: number
}

/** As it was kept. */
export interface KeptLeadersTime extends LeadersTime {
  /** Grows with every change; 0 while the society's numbers hold. */
  readonly revision: number
}

export interface Stretch {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

/** Before: until the meeting begins. After: from its end. Null where they keep none. */
export function timesAround(
  meeting: Stretch,
  { beforeMinutes, afterMinutes }: LeadersTime,
): { before: Stretch | null; after: Stretch | null } {
  const { startsAt, endsAt } = meeting
  return {
    before:
      beforeMinutes > 0
        ? { startsAt: startsAt.subtract({ minutes: beforeMinutes }), endsAt: startsAt }
        : null,
    after: afterMinutes > 0 ? { startsAt: endsAt, endsAt: endsAt.add({ minutes: afterMinutes }) } : null,
  }
}
