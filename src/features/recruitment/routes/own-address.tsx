import type { ErrorHandler } from 'hono'
import { NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { tokenIn } from '../../../platform/web/in-address.ts'
import { ApplicationGonePage } from '../pages/application-page.tsx'

/** The secret address of an application's page. */
export const ownPage = '/applications/:token{[\\w-]{43}}'

export const here = (c: Web): string => `/applications/${tokenIn(c)}`

/** An address that opens nothing is answered kindly, whatever is asked of it. */
export const answerKindly: ErrorHandler<WebEnv> = async (fault, c) => {
  if (!(fault instanceof NotFound)) throw fault
  c.header('Referrer-Policy', 'no-referrer')
  c.header('Cache-Control', 'no-store')
  return c.html(await c.var.render(<ApplicationGonePage />), 404)
}
