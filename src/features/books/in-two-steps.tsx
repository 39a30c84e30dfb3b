import { createMiddleware } from 'hono/factory'
import type { OwnWays } from '../../platform/auth/own-ways.ts'
import type { WebEnv } from '../../platform/web/context.ts'
import { idIn } from '../../platform/web/in-address.ts'
import { formatDayAndTime } from '../../shared/calendar.ts'
import { societySettings } from '../society/queries.ts'
import { SecondWayFirstPage } from './pages/second-way-first-page.tsx'
import { hasHadMoney } from './queries/purse.ts'

/** So long somebody has had a second way before it opens this: whoever reads their mailbox sets one up in a minute. */
const HOURS_KNOWN = 72

/**
 * The door before where money goes, once there has been some: whoever reads a leader's mailbox could lead payments elsewhere, and
 * a fresh sign-in by that mailbox would not hold them off (docs/decisions/0069). Sessions shown in two steps go on.
 */
export const inTwoSteps = createMiddleware<WebEnv>(async (c, next) => {
  const { house, viewer, session } = c.var
  const opens = session?.secondStepAt ? opensAt(await house.signIn.waysOf(session.personId)) : null
  const now = house.clock()
  // Whoever we vouch for (the demo's people) has no way, and needs none.
  const isKnown = opens !== null && Temporal.Instant.compare(opens, now) <= 0
  if (session?.secondStepAt && (opens === null || isKnown)) return next()
  const page = await house.database.asViewer(
    viewer,
    async (db) => {
      if (!(await hasHadMoney(db, idIn(c)))) return null
      const { timeZone } = await societySettings(db)
      return <SecondWayFirstPage opens={opens && formatDayAndTime(opens, timeZone)} />
    },
    { readOnly: true },
  )
  return page ? c.html(await c.var.render(page), 403) : next()
})

/** Null: they have no second way. */
function opensAt({ passkeys, appSince }: OwnWays): Temporal.Instant | null {
  const since = [...passkeys.map(({ addedAt }) => addedAt), ...(appSince ? [appSince] : [])]
  return since.toSorted(Temporal.Instant.compare)[0]?.add({ hours: HOURS_KNOWN }) ?? null
}
