/** What a circle is told of how its group goes on; each is counted for itself. */
export type NewsKind = 'closure' | 'pause' | 'handover' | 'mode-change' | 'fee'

/**
 * So often within a day everybody may be written to about one of them: once, and twice to put it right. Taking back is
 * always possible. The database counts likewise (migrations/0051).
 */
export const NEWS_A_DAY = 3

/** Why the circle is not told once more today, or null when it may be. */
export const oftenEnough = (toldToday: number): 'told-often-enough' | null =>
  toldToday >= NEWS_A_DAY ? 'told-often-enough' : null
