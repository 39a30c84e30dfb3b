import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { WebEnv } from '../../../platform/web/context.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { formatDay } from '../../../shared/calendar.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { closeToApplicants, openGroup } from '../commands/open-group.ts'
import { buttonForm } from '../forms.ts'
import { PlanPage } from '../pages/plan-page.tsx'
import { groupCircle } from '../queries/group-circle.ts'
import { groupFacts } from '../queries/group-facts.ts'
import { ledGroup } from '../queries/led-group.ts'
import { planBoard } from '../rules/board.ts'
import { freePlaces } from '../rules/circle.ts'
import { groupPath, pathId } from './group-paths.ts'

export const planRoutes = new Hono<WebEnv>()

planRoutes.get(`${groupPath}/plan`, requireSignIn, (c) => show(c, (db) => planPage(db, pathId(c))))

planRoutes.post(`${groupPath}/opening`, requireSignIn, (c) => {
  const id = pathId(c)
  return submit(c, {
    form: buttonForm,
    command: (db) => openGroup(db, id),
    done: () => `/groups/${id}/plan#opening`,
    again: (db, attempt) => planPage(db, id, attempt),
    words: {
      'not-ready-to-open':
        'The group cannot be opened yet: something that applicants have a right to know is still missing.',
      'already-open': 'The group is open to applicants already.',
    },
  })
})

planRoutes.post(`${groupPath}/opening/ending`, requireSignIn, (c) => {
  const id = pathId(c)
  return submit(c, {
    form: buttonForm,
    command: (db) => closeToApplicants(db, id),
    done: () => `/groups/${id}/plan#opening`,
    again: (db, attempt) => planPage(db, id, attempt),
    words: { 'not-open': 'The group is not open to applicants.' },
  })
})

async function planPage(db: ViewerDb, groupId: string, attempt?: Returned) {
  const group = await ledGroup(db, groupId)
  const facts = await groupFacts(db, group)
  return (
    <PlanPage
      group={group}
      seats={await groupCircle(db, groupId)}
      board={planBoard(groupId, facts)}
      openSince={group.openedAt && formatDay(group.openedAt, group.timeZone)}
      freePlaces={freePlaces(facts)}
      attempt={attempt}
    />
  )
}
