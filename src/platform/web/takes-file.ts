import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import type { Web, WebEnv } from './context.ts'

/** Stands before what a form with a file is posted to: more may be sent there than elsewhere (front-door.ts). */
export const takesFile = createMiddleware<WebEnv>((_, next) => next())

/** Whether what answers this request is such a place: asked at the front door, before anything is read. */
export const isForFiles = (c: Web): boolean => matchedRoutes(c).some(({ handler }) => handler === takesFile)
