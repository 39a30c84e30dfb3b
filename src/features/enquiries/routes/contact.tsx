import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { type EnquiryKind, kindIn } from '../../../shared/enquiry-kinds.ts'
import { isId } from '../../../shared/ids.ts'
import {
  concernsOfficerNamed,
  type RegionWithNames,
  representativeNamed,
  representativesNamed,
  societySettings,
} from '../../society/queries.ts'
import type { SocietySettings } from '../../society/rules/society-settings.ts'
import { sendEnquiry } from '../commands/send-enquiry.ts'
import { enquiryForm, NO_REGION } from '../forms.ts'
import { ContactKindsPage } from '../pages/contact-kinds-page.tsx'
import { type CarriedPlan, ContactPage } from '../pages/contact-page.tsx'
import { ContactSentPage } from '../pages/contact-sent-page.tsx'
import type { Addressee } from '../pages/who-answers.tsx'
import { concernsAreRead } from '../queries/enquiry-steps.ts'
import { readDetails } from '../rules/details.ts'
import { carriedPlan, planFields, planQuery, type TrialPlan, trialPlanForm } from '../rules/trial-plan.ts'
import { workedOut } from './start.tsx'

/** `/contact?kind=…&region=<id>&representative=<office id>` and the fields of a plan: each may be left out. */
export const contactRoutes = new Hono<WebEnv>()

contactRoutes.get('/contact', (c) => show(c, (db) => contactPage(c, db)))

contactRoutes.post('/contact', (c) =>
  submit(c, {
    form: enquiryForm(carriedPlan),
    command: (db, { answers, ...values }) =>
      sendEnquiry(db, { ...values, details: readDetails(values.kind, answers) }),
    done: ({ inConfidence }) => (inConfidence ? '/contact/sent?in=confidence' : '/contact/sent'),
    again: (db, attempt) => contactPage(c, db, attempt),
    words: {
      'region-unknown': 'This region is not looked after any more. Please choose another one.',
      'enough-from-here':
        'A good many forms have come from your connection within the hour. What you wrote is still here: please send it again a little later.',
      'concerns-unread':
        'The office that reads concerns has just become vacant. Nothing was sent, since nobody could read it.',
    },
  }),
)

contactRoutes.get('/contact/sent', (c) =>
  show(c, async (db) => {
    const { answerWithinWorkingDays } = await societySettings(db)
    return (
      <ContactSentPage
        workingDays={answerWithinWorkingDays}
        inConfidence={c.req.query('in') === 'confidence'}
      />
    )
  }),
)

/** What an address or a returned form brings along. */
interface Along {
  kind: EnquiryKind | undefined
  region: string | undefined
  addressee: Addressee | null
  carried: CarriedPlan | null
}

async function contactPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const settings = await societySettings(db)
  const regions = await representativesNamed(db)
  const along = await broughtAlong(c, db, { attempt, settings, regions })
  const areRead = await concernsAreRead(db)
  const workingDays = settings.answerWithinWorkingDays
  const hrefOf = (kind?: EnquiryKind) => `/contact${queryOf(along, kind)}`
  const { kind } = along
  if (!kind || (kind === 'concern' && !areRead && !attempt)) {
    return (
      <ContactKindsPage
        regions={regions}
        workingDays={workingDays}
        addressee={along.addressee}
        hrefOf={hrefOf}
        concernsAreRead={areRead}
        isConcernMeant={kind === 'concern'}
      />
    )
  }
  return (
    <ContactPage
      kind={kind}
      backHref={hrefOf()}
      regions={regions}
      workingDays={workingDays}
      noRegion={NO_REGION}
      carried={along.carried}
      region={along.region}
      addressee={along.addressee}
      concernsOfficer={kind === 'concern' ? await concernsOfficerNamed(db) : null}
      name={db.viewer.name ?? undefined}
      attempt={attempt}
    />
  )
}

interface Around {
  attempt: Returned | undefined
  settings: SocietySettings
  regions: readonly RegionWithNames[]
}

async function broughtAlong(c: Web, db: ViewerDb, { attempt, settings, regions }: Around): Promise<Along> {
  const said = (name: string): unknown => (attempt ? attempt.typed[name] : c.req.query(name))
  const carried = await planAlong(db, attempt ? said('plan') : planInAddress(c, settings))
  const addressee = await addresseeOf(db, said('representative'), regions)
  const region = said('region')
  return {
    // Once the choice of kinds was asked for, a plan does not answer it.
    kind: kindIn(said('kind')) ?? (carried && said('kind') === undefined ? kindOf(carried.plan) : undefined),
    region: regions.some(({ id }) => id === region) ? String(region) : undefined,
    addressee,
    carried,
  }
}

/** Kind first, so that an address says what it leads to. */
function queryOf({ region, addressee, carried }: Along, kind?: EnquiryKind): string {
  const query = new URLSearchParams(carried?.query)
  if (region) query.set('region', region)
  if (addressee) query.set('representative', addressee.officeId)
  // Nothing chosen yet; a plan alone would choose for them.
  if (kind || carried) query.set('kind', kind ?? '')
  return query.size > 0 ? `?${query}` : ''
}

async function addresseeOf(
  db: ViewerDb,
  officeId: unknown,
  regions: readonly RegionWithNames[],
): Promise<Addressee | null> {
  if (typeof officeId !== 'string' || !isId(officeId)) return null
  const one = await representativeNamed(db, officeId)
  const region = regions.find(({ id }) => id === one?.regionId)
  return one && region ? { officeId, name: one.name, regionId: region.id, regionName: region.name } : null
}

const kindOf = ({ route }: TrialPlan): EnquiryKind => {
  if (route === 'face-to-face') return 'start-face-to-face'
  return route === 'online' ? 'start-online' : 'move-online'
}

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
