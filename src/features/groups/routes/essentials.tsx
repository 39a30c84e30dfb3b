import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { decideOtherwise, withdrawDecision } from '../commands/decide-otherwise.ts'
import { decisionForm } from '../forms.ts'
import { EssentialPage } from '../pages/essential-page.tsx'
import { decisionsOn } from '../queries/decisions.ts'
import { groupCircle } from '../queries/group-circle.ts'
import { groupFacts } from '../queries/group-facts.ts'
import { ledGroup } from '../queries/led-group.ts'
import { shownItem } from '../rules/board.ts'
import { oneEssential } from '../rules/one-essential.ts'
import { groupPath } from './group-paths.ts'

export const essentialRoutes = new Hono<WebEnv>()

const essentialPath = `${groupPath}/essentials/:rule{[a-z0-9-]{1,60}}`

const ruleName = (c: Web): string => c.req.param('rule') ?? ''

essentialRoutes.get(essentialPath, requireSignIn, (c) => show(c, (db) => essentialPage(c, db)))

essentialRoutes.post(`${essentialPath}/decision`, requireSignIn, (c) => {
  const id = idIn(c)
  return submit(c, {
    form: decisionForm,
    command: (db, values) => decideOtherwise(db, id, ruleName(c), values),
    done: () => `/groups/${id}/plan?saved=decided#essentials`,
    again: (db, attempt) => essentialPage(c, db, attempt),
    words: {
      'cannot-be-decided': 'A group cannot do without this, so it cannot be decided otherwise.',
      'already-decided': 'One of you has decided this already; the reason stands below.',
      'nothing-open': 'There is nothing to decide: this is settled, or does not apply now.',
    },
  })
})

essentialRoutes.post(`${essentialPath}/decision/ending`, requireSignIn, (c) => {
  const id = idIn(c)
  return submit(c, {
    form: buttonForm,
    command: (db) => withdrawDecision(db, id, ruleName(c)),
    done: () => `/groups/${id}/plan?saved=undecided#essentials`,
    again: (db, attempt) => essentialPage(c, db, attempt),
    words: { 'no-decision': 'This decision has been taken back already.' },
  })
})

async function essentialPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await ledGroup(db, idIn(c))
  const essential = found(oneEssential(ruleName(c), await groupFacts(db, group)))
  const onDay = (at: Temporal.Instant) => formatDateOnly(dateIn(at, group.timeZone))
  return (
    <EssentialPage
      group={group}
      seats={await groupCircle(db, group.id)}
      weight={essential.rule.weight}
      item={shownItem(group.id, essential)}
      decisions={(await decisionsOn(db, group.id, essential.rule.name)).map(
        ({ at, withdrawnAt, ...one }) => ({
          ...one,
          on: onDay(at),
          withdrawnOn: withdrawnAt && onDay(withdrawnAt),
        }),
      )}
      attempt={attempt}
    />
  )
}
