import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { type ReadForm, readForm, type Typed } from '../../../platform/web/form-body.ts'
import { idIn, isSaidIn } from '../../../platform/web/in-address.ts'
import { show, submit } from '../../../platform/web/respond.tsx'
import { formatMoneyRange } from '../../../shared/money.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { groupById } from '../../groups/queries/group.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { leaderInvitations } from '../../groups/queries/group-leaders.ts'
import { planningFacts } from '../../groups/queries/planning/planning-facts.ts'
import { societySettings } from '../../society/queries.ts'
import { keepCostPlan } from '../commands.ts'
import { budgetForm } from '../forms.ts'
import { BudgetPage } from '../pages/budget-page.tsx'
import { canKeepCostPlan } from '../policy.ts'
import { feeAgreement, keptCostPlan, meetingsOfTerm } from '../queries.ts'
import { budget, costPlanOf, firstWish, usualAmounts, type Wish } from '../rules/budget.ts'
import { feeField, feeFields, fieldsOf } from '../rules/budget-fields.ts'
import { isSameCostPlan } from '../rules/cost.ts'
import { usualContribution } from '../rules/usual-contribution.ts'

type Asked = ReadForm<ReturnType<(typeof budgetForm)['parse']>>

export const budgetRoutes = new Hono<WebEnv>()
budgetRoutes.use('/groups/:id/budget', requireSignIn)
budgetRoutes.use('/groups/:id/cost-plan', requireSignIn)

budgetRoutes.get('/groups/:id/budget', (c) => {
  const asked = askedFor(c)
  return show(c, (db) => budgetPage(c, db, { asked }), asked?.values === null ? 422 : 200)
})

/** The budget that stands on the page, kept for the group: its button carries the numbers along. */
budgetRoutes.post('/groups/:id/cost-plan', (c) =>
  submit(c, {
    form: budgetForm,
    command: async (db, values) => {
      const { lengthMinutes, currency } = await groupById(db, idIn(c))
      const { meetingMinutes } = await societySettings(db)
      const length = { currency, meetingMinutes: lengthMinutes ?? meetingMinutes }
      return keepCostPlan(db, idIn(c), costPlanOf(wishOf(values), length))
    },
    done: () => `/groups/${idIn(c)}/budget?kept`,
    again: (db, { typed, problems, refusal } = { typed: {}, problems: {} }) => {
      const { values } = readForm(budgetForm, typed)
      return budgetPage(c, db, { asked: { typed, values, problems }, refusal })
    },
    words: {},
  }),
)

/** The budget that was asked for in the address; null when none was. */
function askedFor(c: Web): Asked | null {
  const { kept: _, ...query } = c.req.queries()
  if (Object.keys(query).length === 0) return null
  const typed: Typed = Object.create(null)
  for (const [name, values] of Object.entries(query)) typed[name] = values[0] ?? ''
  return readForm(budgetForm, typed)
}

interface Shown {
  asked?: Asked | null
  /** Why keeping it was refused. */
  refusal?: string | undefined
}

async function budgetPage(c: Web, db: ViewerDb, { asked = null, refusal }: Shown) {
  const group = await groupFor(db, idIn(c), canKeepCostPlan)
  const settings = await societySettings(db)
  const usual = usualAmounts(settings)
  const seats = await groupCircle(db, group.id)
  const meetingMinutes = group.lengthMinutes ?? settings.meetingMinutes
  const leading = seats.filter(({ state }) => state === 'leader')
  const invited = (await leaderInvitations(db, group.id)).filter(({ state }) => state === 'open').length
  const kept = await keptCostPlan(db, group.id)
  const agreement = await feeAgreement(db, group.id)
  const planning = await planningFacts(db, group.id)
  const of = {
    currency: group.currency,
    meetingMinutes,
    fewestMembers: group.fewestMembers,
    mostMembers: group.mostMembers,
    usual,
  }
  const beginning = {
    leaders: leading.length + invited,
    mostMembers: group.mostMembers,
    meetings: await meetingsOfTerm(db, group.id),
    kept,
  }
  const wish = asked?.values
    ? wishOf(asked.values)
    : firstWish(usual, beginning, agreement?.contributionMinor)
  const fields = Math.min(
    Math.max(2, leading.length + invited, wish.leaderFeesPerHourMinor.length),
    feeFields.length,
  )
  const range = usualContribution(usual, meetingMinutes)
  const isKept = kept !== null && isSameCostPlan(kept, costPlanOf(wish, of))
  return (
    <BudgetPage
      group={group}
      seats={seats}
      wish={wish}
      leaders={Array.from({ length: fields }, (_, place) => ({
        field: feeField(place + 1),
        label: feeLabel(place),
      }))}
      budget={asked?.values === null ? null : budget(wish, of)}
      attempt={asked ? { ...asked, refusal } : undefined}
      handed={{ of, kept }}
      fields={fieldsOf(wish)}
      meetingMinutes={meetingMinutes}
      usualFee={`${formatMoneyRange(usual.leaderFeeMinMinor, usual.leaderFeeMaxMinor, usual.currency)} an hour (${usual.leaderFeeYear})`}
      usual={`${formatMoneyRange(range.minMinor, range.maxMinor, usual.currency)} for a meeting of ${meetingMinutes} minutes (${usual.contributionYear})`}
      around={{
        beforeMinutes: planning.preMeetingMinutes ?? settings.preMeetingMinutes,
        afterMinutes: planning.debriefMinutes ?? settings.debriefMinutes,
        isAgreed: planning.preMeetingMinutes !== null && planning.debriefMinutes !== null,
      }}
      isKept={isKept}
      wasKept={isKept && isSaidIn(c, 'kept')}
      isOnline={group.mode === 'online'}
    />
  )
}

const ordinals = [
  'The first leader’s fee',
  'The second leader’s fee',
  'The third leader’s fee',
  'The fourth leader’s fee',
]

const feeLabel = (place: number): string => `${ordinals[place] ?? 'A leader’s fee'}, an hour`

const wishOf = (values: ReturnType<(typeof budgetForm)['parse']>): Wish => ({
  leaderFeesPerHourMinor: [values.fee_1, values.fee_2, values.fee_3, values.fee_4].filter(
    (fee) => fee !== undefined,
  ),
  paidPreMeetingMinutes: values.paid_before,
  paidDebriefMinutes: values.paid_after,
  roomMinor: values.room,
  roomPer: values.room_per,
  supervisionPerSessionMinor: values.supervision,
  otherPerSessionMinor: values.other,
  meetingsATerm: values.meetings,
  expectedMembers: values.members,
  reducedPlaces: values.reduced_places,
  reducedMinor: values.reduced,
  gapsPercent: values.gaps,
  reservePercent: values.reserve,
  askedMinor: values.asked,
})
