import { randomBytes } from 'node:crypto'
import { HTTPException } from 'hono/http-exception'
import { routePath } from 'hono/route'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { outOfOrder } from '../../platform/database/out-of-order.ts'
import { Forbidden, NotFound } from '../../platform/errors.ts'
import { inTheLog } from '../../platform/in-the-log.ts'
import { hasBrokenOff } from '../../platform/web/broken-off.ts'
import type { House, Routes, Web } from '../../platform/web/context.ts'
import { COME_AGAIN_S } from '../../platform/web/crowd.ts'
import { readTyped } from '../../platform/web/form-body.ts'
import { FailurePage, type UnkeptForm } from './pages/failure-page.tsx'
import { OfficeWaitsPage } from './pages/office-waits-page.tsx'

/** Every way a request can fail, as a page with a sentence. */
export function failurePages(app: Routes, house: House): void {
  app.notFound((c) => failure(c, 404))
  app.onError(async (fault, c) => {
    const turnedAway = fault instanceof NotFound ? 404 : fault instanceof Forbidden ? 403 : null
    if (turnedAway) {
      const route = routePath(c, -1)
      house.logger.info(
        { route, status: turnedAway, who: inTheLog(house.secrets, c.var.viewer?.personId ?? null) },
        'turned away',
      )
      // What their office opens is shut for now: they are told how to open it, whatever page it was.
      return c.var.viewer?.officesWait ? officeWaits(c) : failure(c, turnedAway)
    }
    if (fault instanceof HTTPException && fault.status < 500)
      return failure(c, fault.status as ContentfulStatusCode)
    // Nobody is there any more to read it; the log is for what somebody can do something about.
    if (hasBrokenOff(fault)) return failure(c, 400)
    const state = outOfOrder(fault)
    if (state) {
      house.logger.warn({ err: fault, route: routePath(c, -1) }, `the database is ${state}`)
      c.header('Retry-After', String(COME_AGAIN_S))
      // It may hold what was typed.
      c.header('Cache-Control', 'no-store')
      const page = <FailurePage status={503} isFull={state === 'full'} unkept={await unkeptForm(c)} />
      return c.html(bare(page), 503)
    }
    const reference = randomBytes(4).toString('hex')
    house.logger.error({ err: fault, reference, route: routePath(c, -1) }, 'a request failed')
    return failure(c, 500, reference)
  })
}

async function failure(c: Web, status: ContentfulStatusCode, reference?: string): Promise<Response> {
  const page = <FailurePage status={status} reference={reference} />
  return c.html(await framed(c, page), status)
}

async function officeWaits(c: Web): Promise<Response> {
  return c.html(await c.var.render(<OfficeWaitsPage />), 403)
}

/** What is turned away at the door has no frame yet, and the frame itself needs the database: then it goes without. */
async function framed(c: Web, page: VNode): Promise<string> {
  try {
    return await c.var.render(page)
  } catch {
    return bare(page)
  }
}

const bare = (page: VNode): string => `<!doctype html>${render(page)}`

/** What was sent and could not be kept, to be sent again as it is: with its key, under which it counts once. Files are not carried. */
async function unkeptForm(c: Web): Promise<UnkeptForm | null> {
  const isForm = c.req.header('Content-Type')?.startsWith('application/x-www-form-urlencoded')
  if (c.req.method !== 'POST' || !isForm) return null
  const { pathname, search } = new URL(c.req.url)
  return { action: `${pathname}${search}`, typed: await readTyped(c) }
}

/** What is said when nothing may be looked up: somebody asks so much, or so many are here, that it must cost nothing. */
export const withoutFrame = (status: 429 | 503): string => bare(<FailurePage status={status} />)
