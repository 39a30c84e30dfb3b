import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, isSaidIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDate, formatDateOnly } from '../../../shared/calendar.ts'
import { formatMoney, formatMoneyRange, money } from '../../../shared/money.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { hasInvoiced } from '../../books/queries/books.ts'
import { purseOf } from '../../books/queries/purse.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { societySettings } from '../../society/queries.ts'
import { agreeFee, notePaid } from '../commands.ts'
import { feeForm, paidForm } from '../forms.ts'
import { FeePage } from '../pages/fee-page.tsx'
import { canAgreeFee } from '../policy.ts'
import {
  allAgreements,
  earliestChangeOf,
  feeAgreement,
  keptCostPlan,
  paidMembers,
  touchesSomebody,
} from '../queries.ts'
import { comingOf } from '../rules/agreement-change.ts'
import { contributionFacts, contributionInWords } from '../rules/contribution-facts.ts'
import { type CostPlan, sessionCost } from '../rules/cost.ts'
import { usualContribution } from '../rules/usual-contribution.ts'

export const agreementRoutes = new Hono<WebEnv>()
agreementRoutes.use('/groups/:id/fee', requireSignIn)
agreementRoutes.use('/groups/:id/paid-periods', requireSignIn)

agreementRoutes.get('/groups/:id/fee', (c) => show(c, (db) => feePage(c, db, {})))

agreementRoutes.post('/groups/:id/fee', (c) =>
  submit(c, {
    form: feeForm,
    command: (db, values) =>
      agreeFee(
        db,
        idIn(c),
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
    done: ({ announced }) => `/groups/${idIn(c)}/fee?${announced ? 'announced' : 'saved'}`,
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

agreementRoutes.post('/groups/:id/paid-periods', (c) =>
  submit(c, {
    form: paidForm,
    command: (db, { members, paid_until: paidUntil }) =>
      notePaid(db, idIn(c), { membershipIds: members, paidUntil }),
    done: () => `/groups/${idIn(c)}/fee?noted#paid`,
    again: (db, paidAttempt) => feePage(c, db, { paidAttempt }),
    words: {
      'nobody-chosen': 'Please tick who has paid.',
      'member-has-left': 'One of them has left the group since you opened the page. Please look again.',
    },
  }),
)

interface Shown {
  attempt?: Returned | undefined
  paidAttempt?: Returned | undefined
}

async function feePage(c: Web, db: ViewerDb, { attempt, paidAttempt }: Shown) {
  const group = await groupFor(db, idIn(c), canAgreeFee)
  const settings = await societySettings(db)
  const seats = await groupCircle(db, group.id)
  const agreed = await allAgreements(db, group.id)
  const agreement = await feeAgreement(db, group.id)
  const coming = comingOf(agreed, dateIn(db.now, group.timeZone))
  const stands = new Set([agreement?.id, ...coming.map(({ id }) => id)])
  const bound = agreement !== null && (await touchesSomebody(db, group.id))
  const earliest = bound ? await earliestChangeOf(db, group) : null
  const meetingMinutes = group.lengthMinutes ?? settings.meetingMinutes
  const plan = await keptCostPlan(db, group.id)
  const purse = await purseOf(db, group.id)
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
      usual={`${formatMoneyRange(usual.minMinor, usual.maxMinor, settings.currency)} for a meeting of ${meetingMinutes} minutes (${settings.contributionYear})`}
      wasSaved={agreement !== null && isSaidIn(c, 'saved')}
      wasAnnounced={coming.length > 0 && isSaidIn(c, 'announced')}
      paid={(await paidMembers(db, group.id)).map(({ paidUntil, ...member }) => ({
        ...member,
        paidUntil: paidUntil && formatDateOnly(paidUntil),
      }))}
      paymentsHref={purse && (await hasInvoiced(db, purse.id)) ? `/groups/${group.id}/money/payments` : null}
      wasNoted={isSaidIn(c, 'noted')}
      paidAttempt={paidAttempt}
      attempt={attempt}
      reckoned={plan && reckonedInShort(plan)}
    />
  )
}

/** 'A meeting costs £280', 'Each of 8 pays £35' */
function reckonedInShort(plan: CostPlan): [string, string][] {
  const { totalMinor, contributionToAskMinor } = sessionCost(plan)
  const say = (minor: number) => formatMoney(money(minor, plan.currency))
  const each: [string, string][] =
    contributionToAskMinor === null
      ? []
      : [[`Each of ${plan.expectedMembers}`, `${say(contributionToAskMinor)} would cover it`]]
  return [['A meeting costs', say(totalMinor)], ...each]
}
