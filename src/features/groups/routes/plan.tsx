import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { formatDay } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { toldToLeaders } from '../../continuity/queries/told-to-leaders.ts'
import { closeToApplicants, openGroup } from '../commands/open-group.ts'
import { PlanPage } from '../pages/plan-page.tsx'
import { groupCircle } from '../queries/group-circle.ts'
import { groupFacts } from '../queries/group-facts.ts'
import { ledGroup } from '../queries/led-group.ts'
import { planBoard } from '../rules/board.ts'
import { freePlaces } from '../rules/circle.ts'
import { groupPath } from './group-paths.ts'
import { justSaved } from './just-saved.ts'

export const planRoutes = new Hono<WebEnv>()

planRoutes.get(`${groupPath}/plan`, requireSignIn, (c) => show(c, (db) => planPage(c, db)))

planRoutes.post(`${groupPath}/opening`, requireSignIn, (c) => {
  const id = idIn(c)
  return submit(c, {
    form: buttonForm,
    command: (db) => openGroup(db, id),
    done: () => `/groups/${id}/plan?saved=opened#opening`,
    again: (db, attempt) => planPage(c, db, attempt),
    words: {
      'not-ready-to-open':
        'The group cannot be opened yet: something that applicants have a right to know is still missing.',
      'group-closing': 'The group comes to its end, and takes nobody in any more.',
      'already-open': 'The group is open to applicants already.',
    },
  })
})

planRoutes.post(`${groupPath}/opening/ending`, requireSignIn, (c) => {
  const id = idIn(c)
  return submit(c, {
    form: buttonForm,
    command: (db) => closeToApplicants(db, id),
    done: () => `/groups/${id}/plan?saved=closed#opening`,
    again: (db, attempt) => planPage(c, db, attempt),
    words: { 'not-open': 'The group is not open to applicants.' },
  })
})

const savedWords = {
  opened: 'The group is open to applicants.',
  closed: 'The group is closed to applicants.',
  decided: 'Decided. Your reason stands under the essentials.',
  undecided: 'Taken back: the advice stands again.',
} as const

async function planPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await ledGroup(db, idIn(c))
  const facts = await groupFacts(db, group)
  return (
    <PlanPage
      group={group}
      seats={await groupCircle(db, group.id)}
      board={planBoard(group.id, facts)}
      openSince={group.openedAt && formatDay(group.openedAt, group.timeZone)}
      freePlaces={freePlaces(facts)}
      peopleWaiting={facts.peopleWaiting ?? null}
      onlineGuidelinesUrl={(group.mode === 'online' && facts.settings.onlineGuidelinesUrl) || null}
      told={await toldToLeaders(db, group, 'plan')}
      saved={await justSaved(c, db, group, savedWords)}
      attempt={attempt}
    />
  )
}
