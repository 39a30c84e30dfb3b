import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { SIGN_IN_MINUTES } from '../../../platform/auth/sign-in-proof.ts'
import type { Web } from '../../../platform/web/context.ts'
import type { Returned } from '../../../platform/web/respond.tsx'
import { AgainPage } from '../pages/again-page.tsx'
import type { WayName } from '../pages/ways-to-show.tsx'
import { askerId } from '../session.ts'
import { offeredWays } from './offered-ways.ts'

export interface AgainWish {
  next: string
  /** What was typed, as kept-form.ts sealed it. */
  kept?: string | undefined
  /** The email that has been asked for. */
  requestId?: string | undefined
  tried?: WayName | undefined
  attempt?: Returned | undefined
}

export async function againPage(c: Web, wish: AgainWish) {
  const ways = await offeredWays(c, askerId(c))
  return <AgainPage {...wish} ways={ways} minutes={SIGN_IN_MINUTES} />
}

/** Asks somebody who is signed in to show once more who they are. */
export async function showAgain(
  c: Web,
  wish: AgainWish,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  c.header('Cache-Control', 'no-store')
  return c.html(await c.var.render(await againPage(c, wish)), status)
}
