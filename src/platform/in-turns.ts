import { setImmediate as others } from 'node:timers/promises'
import type { Steps } from '../shared/steps.ts'

/** So long at most does one piece of work hold the process; then whoever else waits for it comes first. */
const A_TURN_MS = 12

/** Does long work in turns: reading a large file holds up nobody but the one who sent it. */
export async function inTurns<Result>(steps: Steps<Result>): Promise<Result> {
  let from = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - from < A_TURN_MS) continue
    await others()
    from = performance.now()
  }
}
