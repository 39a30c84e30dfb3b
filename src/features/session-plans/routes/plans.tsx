import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { readForm } from '../../../platform/web/form-body.ts'
import { doneIn, idIn, isSaidIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { framingOf } from '../../groups/queries/group-framing.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { groupLeaders } from '../../meetings/queries/group-leaders.ts'
import { chooseUsual } from '../commands/choose-session.ts'
import { keepGroupsTime } from '../commands/keep-leaders-time.ts'
import { keepSessionPlan, resetSessionPlan } from '../commands/keep-session-plan.ts'
import { leadersTimeForm, planForm, usualForm } from '../forms.ts'
import { PlanSheetPage } from '../pages/plan-sheet-page.tsx'
import { SessionPlanPage } from '../pages/session-plan-page.tsx'
import { SessionPlansPage } from '../pages/session-plans-page.tsx'
import { leadersTime } from '../queries/leaders-time.ts'
import { planOf } from '../queries/plan-of.ts'
import { groupPlans } from '../queries/session-plan.ts'
import { timedPhases } from '../rules/plan-words.ts'
import {
  isSessionKind,
  kindNames,
  type SessionKind,
  sessionKinds,
  usualUnlessChosen,
} from '../rules/session-kind.ts'
import {
  minutesOf,
  type OwnMinutes,
  planLines,
  plannedPhases,
  recommendedPhases,
  tooLongBeforeTheCase,
} from '../rules/session-plan.ts'

export const plansRoutes = new Hono<WebEnv>()
plansRoutes.use('/groups/:id/session-plans', requireSignIn)
plansRoutes.use('/groups/:id/session-plans/*', requireSignIn)
plansRoutes.use('/groups/:id/usual-session', requireSignIn)
plansRoutes.use('/groups/:id/leaders-time', requireSignIn)

plansRoutes.get('/groups/:id/session-plans', (c) => show(c, (db) => plansPage(c, db)))

plansRoutes.post('/groups/:id/usual-session', (c) =>
  submit(c, {
    form: usualForm,
    command: (db, { kind }) => chooseUsual(db, idIn(c), kind),
    done: () => `/groups/${idIn(c)}/session-plans?saved=usual`,
    again: (db, usual) => plansPage(c, db, { usual }),
    words: {},
  }),
)

plansRoutes.post('/groups/:id/leaders-time', (c) =>
  submit(c, {
    form: leadersTimeForm,
    command: (db, { before, after }) =>
      keepGroupsTime(db, idIn(c), { beforeMinutes: before, afterMinutes: after }),
    done: () => `/groups/${idIn(c)}/session-plans?saved=times`,
    again: (db, times) => plansPage(c, db, { times }),
    words: {},
  }),
)

plansRoutes.get('/groups/:id/session-plans/:kind', (c) => show(c, (db) => planPage(c, db)))

plansRoutes.post('/groups/:id/session-plans/:kind', (c) => {
  const kind = kindIn(c)
  return submit(c, {
    form: planForm(namesOf(kind)),
    command: (db, minutes) => keepSessionPlan(db, idIn(c), kind, minutes),
    done: () => `/groups/${idIn(c)}/session-plans/${kind}?saved`,
    again: (db, attempt) => planPage(c, db, attempt),
    words: { 'other-length': 'These minutes do not make one meeting yet. Nothing has been saved.' },
  })
})

plansRoutes.post('/groups/:id/session-plans/:kind/recommended', (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => resetSessionPlan(db, idIn(c), kindIn(c)),
    done: ({ kind }) => `/groups/${idIn(c)}/session-plans/${kind}?recommended`,
    again: (db, attempt) => planPage(c, db, attempt),
    words: {},
  }),
)

plansRoutes.get('/groups/:id/session-plans/:kind/print', (c) =>
  show(c, async (db) => {
    const kind = kindIn(c)
    const group = await ledGroup(db, idIn(c))
    const { own } = await groupPlans(db, group.id)
    const phases = plannedPhases(await planOf(db, group, kind), own[kind] ?? null)
    return (
      <PlanSheetPage
        groupName={group.name}
        name={kindNames[kind]}
        when={null}
        back={{ href: `/groups/${group.id}/session-plans/${kind}`, label: 'The plan' }}
        phases={timedPhases(phases, group.startTime)}
        facts={[]}
      />
    )
  }),
)

function kindIn(c: Web): SessionKind {
  const kind = c.req.param('kind') ?? ''
  if (!isSessionKind(kind)) throw new NotFound()
  return kind
}

/** Which phases a kind has does not hang on its length. */
const namesOf = (kind: SessionKind): string[] => [
  ...new Set(
    recommendedPhases({ kind, meetingMinutes: 90, mode: 'online', introductionsPercent: 50 }).map(
      ({ name }) => name,
    ),
  ),
]

async function plansPage(
  c: Web,
  db: ViewerDb,
  attempts: { usual?: Returned | undefined; times?: Returned | undefined } = {},
) {
  const group = await ledGroup(db, idIn(c))
  const { own, usual } = await groupPlans(db, group.id)
  const anyKind = await planOf(db, group, 'first')
  return (
    <SessionPlansPage
      framing={await framingOf(db, group)}
      meetingMinutes={anyKind.meetingMinutes}
      plans={sessionKinds.map((kind) => {
        const of = { ...anyKind, kind }
        const minutes = own[kind] ?? null
        return {
          kind,
          name: kindNames[kind],
          isOwn: minutes !== null,
          isFitted: minutesOf(planLines(of, minutes)) !== of.meetingMinutes,
          phases: timedPhases(plannedPhases(of, minutes), group.startTime).map(
            ({ purpose: _, ...phase }) => phase,
          ),
        }
      })}
      usual={{ kind: usual ?? usualUnlessChosen(anyKind.meetingMinutes), isChosen: usual !== null }}
      leadersTime={await leadersTime(db, group.id)}
      leadsAlone={(await groupLeaders(db, group.id)).length === 1}
      done={doneIn(c, ['usual', 'times'], 'saved')}
      attempts={attempts}
    />
  )
}

async function planPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const kind = kindIn(c)
  const group = await ledGroup(db, idIn(c))
  const of = await planOf(db, group, kind)
  const own = (await groupPlans(db, group.id)).own[kind] ?? null
  const recommended = new Map(planLines(of, null).map(({ name, minutes }) => [name, minutes]))
  const lines = planLines(of, own).map((line) => ({ ...line, recommended: recommended.get(line.name) ?? 0 }))
  return (
    <SessionPlanPage
      framing={await framingOf(db, group)}
      kind={kind}
      name={kindNames[kind]}
      meetingMinutes={of.meetingMinutes}
      lines={lines}
      sum={attempt ? sumOf(of, attempt) : minutesOf(lines)}
      isOwn={own !== null}
      phases={timedPhases(plannedPhases(of, own), group.startTime).map(({ purpose: _, ...phase }) => phase)}
      tooLong={tooLongBeforeTheCase(of, lines)}
      done={(['saved', 'recommended'] as const).find((word) => isSaidIn(c, word)) ?? null}
      attempt={attempt}
    />
  )
}

/** What the typed minutes make; null where one of them is no number. */
function sumOf(of: Parameters<typeof planLines>[0], { typed }: Returned): number | null {
  const { values } = readForm(planForm(namesOf(of.kind)), typed)
  return values && minutesOf(planLines(of, values as OwnMinutes))
}
