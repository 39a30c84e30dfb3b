import { Hono } from 'hono'
import type { Db } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { show } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { planOutcome } from '../../groups/rules/plan.ts'
import { type Region, regions, societySettings } from '../../society/queries.ts'
import type { SocietySettings } from '../../society/rules/society-settings.ts'
import { answerInWords } from '../pages/answer-words.ts'
import { PlanPage } from '../pages/plan-page.tsx'
import { DamagedPage, QuestionPage } from '../pages/question-page.tsx'
import { questionWords } from '../pages/question-words.ts'
import { StartPage } from '../pages/start-page.tsx'
import {
  aroundOffered,
  fieldsAsked,
  isQuestion,
  pathOf,
  planHref,
  progressAt,
  type Question,
  questionAfter,
  questionHref,
  questionOf,
  saidBesides,
  ticksOf,
} from '../rules/start-path.ts'
import { type ReadPlan, readPlan, shortPlanQuery, type TrialPlan } from '../rules/trial-plan.ts'

export const startRoutes = new Hono<WebEnv>()

startRoutes.get('/start', (c) => show(c, async (db) => <StartPage settings={await societySettings(db)} />))

startRoutes.get('/start/plan', async (c) => {
  const { read, settings, known } = await answersOf(c)
  const problems = Object.keys(read.problems)
  if (problems.length > 0) return damaged(c, read, settings)
  return show(c, async (db) => {
    const { plan, outcome } = await workedOut(db, read.plan)
    return (
      <PlanPage
        plan={plan}
        outcome={outcome}
        answers={answersInWords(plan, settings, known)}
        contactHref={contactHref(plan, settings)}
        guidelinesUrl={plan.route === 'face-to-face' ? null : settings.onlineGuidelinesUrl || null}
        address={`${c.var.house.baseUrl}${planHref(plan, settings)}`}
        today={formatDateOnly(dateIn(db.now, settings.timeZone))}
      />
    )
  })
})

startRoutes.get('/start/:question', async (c) => {
  const question = c.req.param('question')
  if (!isQuestion(question)) throw new NotFound()
  const { read, settings, known } = await answersOf(c)
  const own = fieldsAsked(question)
  const isOwn = (name: string) => own.some((field) => field === name)
  const hasAnswered = c.req.query('answered') !== undefined
  const isSkipped = c.req.query('skip') !== undefined
  const isChange = c.req.query('back') === 'plan'
  const faults = Object.keys(read.problems).filter((name) => !(isSkipped && isOwn(name)))
  if (faults.some((name) => !isOwn(name) && !(name === 'settled' && ticksOf(question, read.plan).length > 0)))
    return damaged(c, read, settings)
  const { plan } = read
  if (question !== 'route' && !progressAt(plan, question)) return c.redirect(planHref(plan, settings), 303)
  if (hasAnswered && faults.length === 0) {
    const said = isSkipped ? readPlan(saidBesides(question, plan, settings), settings).plan : plan
    const next = isChange ? null : questionAfter(said, question)
    return c.redirect(next ? questionHref(next, said, settings) : planHref(said, settings), 303)
  }
  const place = progressAt(plan, question)
  return show(
    c,
    async (db) => (
      <QuestionPage
        question={question}
        plan={plan}
        settings={settings}
        regions={known}
        ticks={ticksOf(question, plan)}
        around={aroundOffered(plan, settings)}
        place={place}
        outcome={(await workedOut(db, plan)).outcome}
        besides={saidBesides(question, plan, settings)}
        back={backFrom(plan, settings, isChange ? 'plan' : (place?.previous ?? null))}
        planHref={planHref(plan, settings)}
        isChange={isChange}
        attempt={faults.length > 0 ? { typed: read.typed, problems: problemsOn(question, read) } : undefined}
      />
    ),
    faults.length > 0 ? 422 : 200,
  )
})

/** Two fields are answered by one choice: then that is where the fault stands. */
const problemsOn = (question: Question, { problems }: ReadPlan): Record<string, string> =>
  question === 'around' ? { around: 'Please choose one of these.' } : { ...problems }

interface Answers {
  read: ReadPlan
  settings: SocietySettings
  known: Region[]
}

/** What stands in the address. A region that is not looked after any more is as good as none. */
async function answersOf(c: Web): Promise<Answers> {
  const query = new URL(c.req.url).searchParams
  return c.var.house.database.asViewer(
    c.var.viewer,
    async (db) => {
      const [settings, known] = [await societySettings(db), await regions(db)]
      const read = readPlan(query, settings)
      const isKnown = known.some(({ id }) => id === read.plan.region)
      return {
        read: isKnown ? read : { ...read, plan: { ...read.plan, region: undefined } },
        settings,
        known,
      }
    },
    { readOnly: true },
  )
}

/** The address was cut or tampered with: a sentence for each answer, and the question where it is given anew. */
function damaged(c: Web, { plan, problems }: ReadPlan, settings: SocietySettings): Promise<Response> {
  const faults = Object.entries(problems).map(([field, problem]) => {
    const question = questionOf(field as keyof TrialPlan)
    return {
      question: questionWords[question](settings, plan).title,
      problem,
      href: questionHref(question, plan, settings, { backToPlan: true }),
    }
  })
  return show(c, () => <DamagedPage faults={faults} planHref={planHref(plan, settings)} />, 422)
}

function backFrom(plan: TrialPlan, settings: SocietySettings, to: Question | 'plan' | null) {
  if (to === null) return { href: '/start#ways', label: 'Starting a group' }
  if (to === 'plan') return { href: planHref(plan, settings), label: 'Your plan' }
  return { href: questionHref(to, plan, settings), label: questionWords[to](settings, plan).label }
}

function answersInWords(plan: TrialPlan, settings: SocietySettings, known: readonly Region[]) {
  const regionName = known.find(({ id }) => id === plan.region)?.name ?? null
  return (['route', ...pathOf(plan)] as const).map((question) => ({
    label: questionWords[question](settings, plan).label,
    answer: answerInWords(question, plan, {
      currency: settings.currency,
      regionName,
      ticks: ticksOf(question, plan),
    }),
    href: questionHref(question, plan, settings, { backToPlan: true }),
  }))
}

const contactKinds = {
  'face-to-face': 'start-face-to-face',
  online: 'start-online',
  'moving-online': 'move-online',
} as const

/** The enquiry form, for the right kind and region, with the plan. */
const contactHref = (plan: TrialPlan, settings: SocietySettings): string =>
  `/contact?kind=${contactKinds[plan.route]}&${shortPlanQuery(plan, settings)}`

/** A plan with all that follows from it, by the rules that real groups live by. */
export async function workedOut(db: Db, plan: TrialPlan) {
  const settings = await societySettings(db)
  return { plan, outcome: planOutcome(plan, settings, dateIn(db.now, settings.timeZone)) }
}
