/** So much at once, and so much every second from then on. */
export interface Measure {
  readonly atOnce: number
  readonly aSecond: number
}

/** A bucket that fills with time: `take` says whether that much was still in it. */
export function allowance({ atOnce, aSecond }: Measure, clock: () => number = () => performance.now()) {
  let left = atOnce
  let at = clock()
  return {
    take(amount: number): boolean {
      const now = clock()
      left = Math.min(atOnce, left + ((now - at) / 1000) * aSecond)
      at = now
      if (amount > left) return false
      left -= amount
      return true
    },
  }
}
