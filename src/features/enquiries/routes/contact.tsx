import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { representativesNamed, societySettings } from '../../society/queries.ts'
import type { SocietySettings } from '../../society/rules/guidance.ts'
import { sendEnquiry } from '../commands/send-enquiry.ts'
import { enquiryForm, kinds, NO_REGION } from '../forms.ts'
import { type CarriedPlan, ContactPage } from '../pages/contact-page.tsx'
import { ContactSentPage } from '../pages/contact-sent-page.tsx'
import type { EnquiryKind } from '../queries.ts'
import { carriedPlan, planFields, planQuery, type TrialPlan, trialPlanForm } from '../rules/trial-plan.ts'
import { workedOut } from './start.tsx'

export const contactRoutes = new Hono<WebEnv>()

contactRoutes.get('/contact', (c) => show(c, (db) => contactPage(c, db)))

contactRoutes.post('/contact', (c) =>
  submit(c, {
    form: enquiryForm.extend({ plan: carriedPlan }),
    command: sendEnquiry,
    done: () => '/contact/sent',
    again: (db, attempt) => contactPage(c, db, attempt),
    words: {
      'region-unknown': 'This region is not looked after any more. Please choose another one.',
      'enough-from-here':
        'A good many forms have come from your connection within the hour. What you wrote is still here: please send it again a little later.',
    },
  }),
)

contactRoutes.get('/contact/sent', (c) =>
  show(c, async (db) => {
    const { answerWithinWorkingDays } = await societySettings(db)
    return <ContactSentPage workingDays={answerWithinWorkingDays} />
  }),
)

async function contactPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const settings = await societySettings(db)
  const along = attempt ? attempt.typed.plan : planInAddress(c, settings)
  const carried = await planAlong(db, along)
  return (
    <ContactPage
      regions={await representativesNamed(db)}
      workingDays={settings.answerWithinWorkingDays}
      noRegion={NO_REGION}
      carried={carried}
      kind={carried ? kindOf(carried.plan) : kinds.find((kind) => kind === c.req.query('kind'))}
      name={db.viewer.name ?? undefined}
      attempt={attempt}
    />
  )
}

const kindOf = ({ route }: TrialPlan): EnquiryKind =>
  route === 'face-to-face' ? 'start-face-to-face' : 'start-online'

/** The plan's page leads here with the plan; what an address leaves out is as usual. */
function planInAddress(c: Web, settings: SocietySettings): string | undefined {
  const query = new URL(c.req.url).searchParams
  const plan = query.has('route') && trialPlanForm.safeParse(planFields(query, settings)).data
  return plan ? planQuery(plan) : undefined
}

/** What is no plan brings none along: the enquiry can be sent all the same. */
async function planAlong(db: ViewerDb, query: unknown): Promise<CarriedPlan | null> {
  const plan = carriedPlan.safeParse(query).data
  if (!plan) return null
  const { outcome } = await workedOut(db, plan)
  return { plan, query: planQuery(plan), circle: outcome.circle }
}
