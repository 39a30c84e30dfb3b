import { median } from '../support/statistics.ts'

export interface Reading {
  minute: number
  bytes: number
}

export interface Trend {
  /** Bytes a minute. */
  slope: number
  /** Of what there was at the beginning, over the whole time. */
  share: number
  isFlat: boolean
}

/** What a line may rise over all the measured time and be called flat, as a share of where it began. */
export const FLAT_SHARE = 0.05

/**
 * The median of the slopes between every two readings (Theil and Sen): a single minute that is out of the way changes
 * nothing. Flat is what, at this pace, grows by less than FLAT_SHARE of its beginning until the end.
 */
export function trendOf(readings: readonly Reading[]): Trend | null {
  const [first] = readings
  const last = readings.at(-1)
  if (first === undefined || last === undefined || readings.length < 3) return null
  const slopes = readings.flatMap((one, at) =>
    readings.slice(at + 1).map((other) => (other.bytes - one.bytes) / (other.minute - one.minute)),
  )
  const slope = median(slopes)
  const share = (slope * (last.minute - first.minute)) / first.bytes
  return { slope, share, isFlat: share < FLAT_SHARE }
}
