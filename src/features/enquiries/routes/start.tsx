import { Hono } from 'hono'
import type { Db } from '../../../platform/database/database.ts'
import type { WebEnv } from '../../../platform/web/context.ts'
import { readForm } from '../../../platform/web/form-body.ts'
import { show } from '../../../platform/web/respond.tsx'
import { dateIn } from '../../../shared/calendar.ts'
import { planOutcome } from '../../groups/rules/plan.ts'
import { societySettings } from '../../society/queries.ts'
import { labelledProblems } from '../pages/plan-labels.ts'
import { PlanAgainPage, PlanPage } from '../pages/plan-page.tsx'
import { StartPage } from '../pages/start-page.tsx'
import { planFields, planQuery, type TrialPlan, trialPlanForm, usualPlan } from '../rules/trial-plan.ts'

export const startRoutes = new Hono<WebEnv>()

startRoutes.get('/start', (c) =>
  show(c, async (db) => {
    const settings = await societySettings(db)
    return <StartPage settings={settings} plan={usualPlan(settings)} />
  }),
)

startRoutes.get('/start/plan', async (c) => {
  let isReadable = true
  const response = await show(c, async (db) => {
    const settings = await societySettings(db)
    const { currency } = settings
    const typed = planFields(new URL(c.req.url).searchParams, settings)
    const { values: plan, problems } = readForm(trialPlanForm, typed)
    if (!plan) {
      isReadable = false
      const attempt = { typed, problems: labelledProblems(problems) }
      return <PlanAgainPage plan={usualPlan(settings)} currency={currency} attempt={attempt} />
    }
    const { outcome } = await workedOut(db, plan)
    const contactHref = `/contact?${planQuery(plan)}`
    return <PlanPage plan={plan} outcome={outcome} contactHref={contactHref} currency={currency} />
  })
  return isReadable ? response : new Response(response.body, { status: 422, headers: response.headers })
})

/** A plan with all that follows from it, by the rules that real groups live by. */
export async function workedOut(db: Db, plan: TrialPlan) {
  const settings = await societySettings(db)
  return { plan, outcome: planOutcome(plan, settings, dateIn(db.now, settings.timeZone)) }
}
