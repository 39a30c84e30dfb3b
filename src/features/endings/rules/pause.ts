interface Days {
  first: Temporal.PlainDate
  last: Temporal.PlainDate
}

/** Longer than this is an end, and better said so. */
const LONGEST_PAUSE_MONTHS = 12

/** Why the group may not pause so, or null when it may. */
export function mayPause(
  { first, last }: Days,
  standing: readonly Days[],
  today: Temporal.PlainDate,
): 'pause-backwards' | 'pause-too-long' | 'pause-over' | 'pausing-already' | null {
  const { compare } = Temporal.PlainDate
  if (compare(last, first) < 0) return 'pause-backwards'
  if (compare(last, today) < 0) return 'pause-over'
  if (compare(last, first.add({ months: LONGEST_PAUSE_MONTHS })) > 0) return 'pause-too-long'
  const overlaps = standing.some(
    (other) => compare(first, other.last) <= 0 && compare(other.first, last) <= 0,
  )
  return overlaps ? 'pausing-already' : null
}
