/** Later than this beyond the usual: what a voice could not wait for. */
const LATE_MS = 250

export interface Lateness {
  /** There and back, the middle of many. */
  delayMs: number
  /** Share of the small messages that were lost or came far too late, 0 to 1. */
  late: number
}

/** Of so many sent, these came back, each after so many milliseconds; null: none did. */
export function lateness(delays: readonly number[], sent: number): Lateness | null {
  const sorted = [...delays].sort((one, other) => one - other)
  const median = sorted[Math.floor(sorted.length / 2)]
  if (median === undefined) return null
  const inTime = sorted.filter((delay) => delay <= median + LATE_MS).length
  return { delayMs: median, late: 1 - inTime / sent }
}
