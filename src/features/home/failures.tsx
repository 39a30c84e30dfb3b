import { randomBytes } from 'node:crypto'
import { HTTPException } from 'hono/http-exception'
import { routePath } from 'hono/route'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Forbidden, NotFound } from '../../platform/errors.ts'
import type { House, Routes, Web } from '../../platform/web/context.ts'
import { FailurePage } from './pages/failure-page.tsx'

/** Every way a request can fail, as a page with a sentence. */
export function failurePages(app: Routes, house: House): void {
  app.notFound((c) => failure(c, 404))
  app.onError((fault, c) => {
    if (fault instanceof NotFound) return failure(c, 404)
    if (fault instanceof Forbidden) return failure(c, 403)
    if (fault instanceof HTTPException && fault.status < 500)
      return failure(c, fault.status as ContentfulStatusCode)
    const reference = randomBytes(4).toString('hex')
    house.logger.error({ err: fault, reference, route: routePath(c, -1) }, 'a request failed')
    return failure(c, 500, reference)
  })
}

async function failure(c: Web, status: ContentfulStatusCode, reference?: string): Promise<Response> {
  const page = <FailurePage status={status} reference={reference} />
  try {
    return c.html(await c.var.render(page), status)
  } catch {
    // The frame itself needs the database; without it a plain sentence must do.
    return c.text('Something went wrong on our side. Please try again in a minute.', status)
  }
}
