import { Hono } from 'hono'
import type { ViewerDb } from '../../platform/database/database.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Web, WebEnv } from '../../platform/web/context.ts'
import { type ReadForm, readForm, type Typed } from '../../platform/web/form-body.ts'
import { type Returned, show, submit } from '../../platform/web/respond.tsx'
import { dateIn, formatDate, formatDateOnly } from '../../shared/calendar.ts'
import { isId } from '../../shared/ids.ts'
import { formatMoneyRange } from '../../shared/money.ts'
import { requireSignIn } from '../accounts/session.ts'
import { groupById } from '../groups/queries/group.ts'
import { groupCircle } from '../groups/queries/group-circle.ts'
import { leaderInvitations } from '../groups/queries/group-leaders.ts'
import { planningFacts } from '../groups/queries/planning/planning-facts.ts'
import { societySettings } from '../society/queries.ts'
import { agreeFee, keepCostPlan, notePaid } from './commands.ts'
import { estimateForm, feeForm, paidForm } from './forms.ts'
import { FeePage } from './pages/fee-page.tsx'
import { canAgreeFee } from './policy.ts'
import {
  allAgreements,
  earliestChangeOf,
  feeAgreement,
  keptCostPlan,
  paidMembers,
  touchesSomebody,
} from './queries.ts'
import { comingOf } from './rules/agreement-change.ts'
import { contributionFacts, contributionInWords } from './rules/contribution-facts.ts'
import { isSameCostPlan } from './rules/cost.ts'
import { costPlanOf, estimate, firstWish, type Wish } from './rules/estimate.ts'
import { usualContribution } from './rules/usual-contribution.ts'

type Asked = ReadForm<ReturnType<(typeof estimateForm)['parse']>>

export const feeRoutes = new Hono<WebEnv>()
feeRoutes.use('/groups/:id/fee', requireSignIn)
feeRoutes.use('/groups/:id/cost-plan', requireSignIn)
feeRoutes.use('/groups/:id/paid-periods', requireSignIn)

feeRoutes.get('/groups/:id/fee', (c) => {
  const asked = askedFor(c)
  return show(c, (db) => feePage(c, db, { asked }), asked?.values === null ? 422 : 200)
})

feeRoutes.post('/groups/:id/fee', (c) =>
  submit(c, {
    form: feeForm,
    command: (db, values) =>
      agreeFee(
        db,
        groupId(c),
        {
          contributionMinor: values.contribution,
          paidAhead: values.paid_ahead,
          months: values.months ?? null,
          firstMeetingFree: values.first_meeting_free,
          lateJoiners: values.late_joiners,
          creditsCancelled: values.credits_cancelled,
          creditsMissed: values.credits_missed,
          covers: values.covers ?? '',
          holdsFrom: values.holds_from,
        },
        values.instead_of ?? null,
      ),
    done: ({ announced }) => `/groups/${groupId(c)}/fee?${announced ? 'announced' : 'saved'}`,
    again: (db, attempt) => feePage(c, db, { attempt }),
    words: {
      'fee-changed-meanwhile':
        'Somebody agreed something else since you opened this page; it now stands beside. Send yours again if it is to hold.',
      'change-too-soon':
        'People have a place on the terms of now: please choose the first day of a later period, as the page says.',
      'change-too-far': 'Please agree on nothing that is further away than two years.',
      'told-often-enough':
        'Everybody of the circle was told of new terms three times today. Please look again tomorrow.',
    },
  }),
)

feeRoutes.post('/groups/:id/paid-periods', (c) =>
  submit(c, {
    form: paidForm,
    command: (db, { members, paid_until: paidUntil }) =>
      notePaid(db, groupId(c), { membershipIds: members, paidUntil }),
    done: () => `/groups/${groupId(c)}/fee?noted#paid`,
    again: (db, paidAttempt) => feePage(c, db, { paidAttempt }),
    words: {
      'nobody-chosen': 'Please tick who has paid.',
      'member-has-left': 'One of them has left the group since you opened the page. Please look again.',
    },
  }),
)

/** The estimate that stands on the page, kept for the group: its button carries the numbers along. */
feeRoutes.post('/groups/:id/cost-plan', (c) =>
  submit(c, {
    form: estimateForm,
    command: async (db, values) => {
      const { lengthMinutes, currency } = await groupById(db, groupId(c))
      const { meetingMinutes } = await societySettings(db)
      const length = { currency, meetingMinutes: lengthMinutes ?? meetingMinutes }
      return keepCostPlan(db, groupId(c), costPlanOf(wishOf(values), length))
    },
    done: () => `/groups/${groupId(c)}/fee?kept#cost`,
    again: (db, { typed, problems, refusal } = { typed: {}, problems: {} }) => {
      const { values } = readForm(estimateForm, typed)
      return feePage(c, db, { asked: { typed, values, problems }, refusal })
    },
    words: {},
  }),
)

function groupId(c: Web): string {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) throw new NotFound()
  return id
}

/** The estimate that was asked for in the address; null when none was. */
function askedFor(c: Web): Asked | null {
  const { saved: _, kept: __, noted: ___, announced: ____, ...query } = c.req.queries()
  if (Object.keys(query).length === 0) return null
  const typed: Typed = Object.create(null)
  for (const [name, values] of Object.entries(query)) typed[name] = values[0] ?? ''
  return readForm(estimateForm, typed)
}

interface Shown {
  asked?: Asked | null
  /** Why keeping the estimate was refused. */
  refusal?: string | undefined
  attempt?: Returned | undefined
  paidAttempt?: Returned | undefined
}

async function feePage(c: Web, db: ViewerDb, { asked = null, refusal, attempt, paidAttempt }: Shown) {
  const group = await groupById(db, groupId(c))
  if (!canAgreeFee(group)) throw new NotFound()
  const settings = await societySettings(db)
  const seats = await groupCircle(db, group.id)
  const agreed = await allAgreements(db, group.id)
  const agreement = await feeAgreement(db, group.id)
  const coming = comingOf(agreed, dateIn(db.now, group.timeZone))
  const stands = new Set([agreement?.id, ...coming.map(({ id }) => id)])
  const bound = agreement !== null && (await touchesSomebody(db, group.id))
  const earliest = bound ? await earliestChangeOf(db, group) : null
  const meetingMinutes = group.lengthMinutes ?? settings.meetingMinutes
  const leading = seats.filter(({ state }) => state === 'leader').length
  const invited = (await leaderInvitations(db, group.id)).filter(({ state }) => state === 'open').length
  const kept = await keptCostPlan(db, group.id)
  const planning = await planningFacts(db, group.id)
  const ofGroup = { currency: group.currency, meetingMinutes }
  const wish = asked?.values
    ? wishOf(asked.values)
    : firstWish(
        settings,
        { leaders: leading + invited, mostMembers: group.mostMembers, kept },
        agreement?.contributionMinor,
      )
  const usual = usualContribution(settings, meetingMinutes)
  return (
    <FeePage
      group={group}
      seats={seats}
      agreement={agreed[0] ?? null}
      facts={agreement ? contributionFacts(agreement, coming) : []}
      earliestChange={earliest && { on: earliest.toString(), words: formatDate(earliest) }}
      earlier={agreed
        .filter(({ id }) => !stands.has(id))
        .map((earlier) => ({
          when: formatDateOnly(dateIn(earlier.agreedAt, group.timeZone)),
          words: contributionInWords(earlier),
        }))}
      usual={`${formatMoneyRange(usual.minMinor, usual.maxMinor, settings.currency)} for a meeting of ${meetingMinutes} minutes`}
      wasSaved={agreement !== null && c.req.method === 'GET' && c.req.query('saved') !== undefined}
      wasAnnounced={coming.length > 0 && c.req.method === 'GET' && c.req.query('announced') !== undefined}
      paid={(await paidMembers(db, group.id)).map(({ paidUntil, ...member }) => ({
        ...member,
        paidUntil: paidUntil && formatDateOnly(paidUntil),
      }))}
      wasNoted={c.req.method === 'GET' && c.req.query('noted') !== undefined}
      paidAttempt={paidAttempt}
      attempt={attempt}
      wish={wish}
      estimate={asked?.values === null ? null : estimate(wish, ofGroup, settings)}
      estimateAttempt={asked ? { ...asked, refusal } : undefined}
      isKept={kept !== null && isSameCostPlan(kept, costPlanOf(wish, ofGroup))}
      wasKept={kept !== null && c.req.method === 'GET' && c.req.query('kept') !== undefined}
      meetingMinutes={meetingMinutes}
      usualFee={`${formatMoneyRange(settings.leaderFeeMinMinor, settings.leaderFeeMaxMinor, settings.currency)} an hour`}
      around={{
        beforeMinutes: planning.preMeetingMinutes ?? settings.preMeetingMinutes,
        afterMinutes: planning.debriefMinutes ?? settings.debriefMinutes,
        isAgreed: planning.preMeetingMinutes !== null && planning.debriefMinutes !== null,
      }}
      isOnline={group.mode === 'online'}
      fewest={Math.max(1, group.fewestMembers - 2)}
      most={group.mostMembers + 2}
    />
  )
}

const wishOf = (values: ReturnType<(typeof estimateForm)['parse']>): Wish => ({
  paidLeaders: values.paid_leaders,
  leaderFeeMinor: values.leader_fee,
  beforeMinutes: values.paid_before,
  afterMinutes: values.paid_after,
  roomMinor: values.room,
  supervisionMinor: values.supervision,
  members: values.members,
  askedMinor: values.asked,
})
