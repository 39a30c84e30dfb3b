import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { show } from '../../../platform/web/respond.tsx'
import { dateIn, formatDate, formatDateOnly } from '../../../shared/calendar.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { evaluationsOf } from '../../evaluations/queries/evaluations.ts'
import { framingOf } from '../../groups/queries/group-framing.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { membersLeaving } from '../../memberships/queries/goodbye.ts'
import { EndingsPage } from '../pages/endings-page.tsx'
import { closureOf } from '../queries/closure.ts'
import { leavingLeaders } from '../queries/leaving-leaders.ts'
import { comingModeChange } from '../queries/mode-change.ts'
import { announcedPauses } from '../queries/pauses.ts'

export const overviewRoutes = new Hono<WebEnv>()
overviewRoutes.get('/groups/:id/endings', requireSignIn, (c) => show(c, (db) => endingsPage(c, db)))

async function endingsPage(c: Web, db: ViewerDb) {
  const group = await ledGroup(db, idIn(c))
  const day = (moment: Temporal.Instant) => formatDateOnly(dateIn(moment, group.timeZone))
  const closure = await closureOf(db, group.id)
  const [leaving] = await leavingLeaders(db, group.id)
  const [pause] = await announcedPauses(db, group.id)
  const change = await comingModeChange(db, group.id)
  const [evaluation] = await evaluationsOf(db, group.id)
  return (
    <EndingsPage
      framing={await framingOf(db, group)}
      group={group}
      underWay={{
        closing: closure && formatDate(dateIn(closure.lastStartsAt ?? closure.endsAt, group.timeZone)),
        handover: leaving ? `${leaving.name}: until ${day(leaving.lastStartsAt ?? leaving.leavesAt)}` : null,
        pause: pause ? `${formatDateOnly(pause.first)} to ${formatDateOnly(pause.last)}` : null,
        modeChange: change && `from ${day(change.firstStartsAt ?? change.changesAt)}`,
        evaluation: evaluation && !evaluation.closedAt ? 'being asked' : null,
      }}
      membersLeaving={(await membersLeaving(db, group.id)).map(
        ({ membershipId, name, lastStartsAt, cancelledAt }) => ({
          membershipId,
          words: `${name}: last meeting ${day(lastStartsAt)}${cancelledAt ? ', which is cancelled: ask them for another' : ''}`,
        }),
      )}
    />
  )
}
