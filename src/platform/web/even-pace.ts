import { setTimeout as pause } from 'node:timers/promises'
import { createMiddleware } from 'hono/factory'
import type { WebEnv } from './context.ts'

/** Longer than either way takes, and too short for a person to notice. */
const STEP_MS = 50

/** How long to wait, so that a form is answered after one whole step, or two: never as soon as it is done. */
export const restOfStep = (tookMs: number): number => STEP_MS - (tookMs % STEP_MS)

/**
 * For public forms whose answer is the same whether or not somebody is known here: whoever is known costs less work, and
 * without this a stopwatch would tell who has applied, waits or comes.
 */
export const atEvenPace = createMiddleware<WebEnv>(async (c, next) => {
  const begun = performance.now()
  await next()
  if (c.req.method === 'POST') await pause(restOfStep(performance.now() - begun))
})
