import { sql } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import type { ViewerDb } from '../../../../platform/database/database.ts'
import type { Currency } from '../../../../shared/money.ts'
import { agreementInForce, newestCostPlan } from '../../../fees/queries.ts'
import type { PaidAhead } from '../../../fees/rules/contribution.ts'
import { type Due, MEETINGS_WITHOUT } from '../../../supervision/rules/due.ts'
import { waitingForGroupNow } from '../../../waiting-lists/queries/waiting-numbers.ts'
import type { AgreementFacts, GroupFacts } from '../../rules/group-facts.ts'
import { type PlanningFacts, planningFrom, planningJson } from '../planning/planning-facts.ts'

/** What stands in a row of its own; null where nothing stands. */
type Arrangements = Pick<
  GroupFacts,
  'place' | 'fee' | 'supervision' | 'costPlan' | 'agreement' | 'peopleWaiting'
>

/** Where they meet, what it costs, who supervises, what the leaders agreed on and how many wait: one round trip. */
export async function arrangements(db: ViewerDb, groupId: string): Promise<Arrangements> {
  const { place, fee, supervision, costPlan, planning, peopleWaiting } = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('group_place')
        .select(sql<PlaceJson>`to_jsonb(group_place)`.as('place'))
        .where('group_id', '=', groupId)
        .where('until', 'is', null)
        .orderBy('since', 'desc')
        .limit(1)
        .as('place'),
      eb
        .selectFrom('fee_agreement')
        .select(sql<FeeJson>`to_jsonb(fee_agreement)`.as('fee'))
        .where('id', '=', agreementInForce(groupId))
        .as('fee'),
      // Of several arrangements the one that stands best: in place, then due.
      sql<SupervisionJson | null>`
        (select to_jsonb(s) from group_supervisions(${groupId}, ${MEETINGS_WITHOUT}::int) s limit 1)`.as(
        'supervision',
      ),
      jsonObjectFrom(newestCostPlan(db, groupId)).as('costPlan'),
      planningJson(db, groupId).as('planning'),
      waitingForGroupNow(groupId).as('peopleWaiting'),
    ])
    .executeTakeFirstOrThrow()
  return {
    costPlan,
    peopleWaiting,
    agreement: agreedOrBegun(planningFrom(planning)),
    place: place && {
      name: place.name,
      seats: place.seats,
      freeForAllDates: place.free_for_all_dates,
      freeFromIntrusion: place.free_from_intrusion,
      base: place.base,
    },
    fee: fee && {
      contributionMinor: fee.contribution_minor,
      currency: fee.currency,
      paidAhead: fee.paid_ahead,
      months: fee.months,
      firstMeetingFree: fee.first_meeting_free,
    },
    supervision: supervision && {
      kind: supervision.kind,
      sinceOn: dayOf(supervision.since_on),
      everyWeeks: supervision.every_weeks,
      due: supervision.due,
      lastOn: dayOf(supervision.last_on),
      meetingsSince: supervision.meetings ?? 0,
    },
  }
}

/** Null while nobody has begun to plan, as far as the viewer may know. */
const agreedOrBegun = (planning: PlanningFacts): AgreementFacts | null =>
  planning.answersGiven > 0 || planning.agreedOn || planning.proposedBy ? planning : null

interface PlaceJson {
  name: string
  seats: number
  free_for_all_dates: boolean
  free_from_intrusion: boolean
  base: 'institution' | 'independent' | null
}

interface FeeJson {
  contribution_minor: number
  currency: Currency
  paid_ahead: PaidAhead
  months: number | null
  first_meeting_free: boolean
}

interface SupervisionJson {
  kind: 'individual' | 'pair' | 'peer'
  due: Due | null
  since_on: string | null
  every_weeks: number | null
  last_on: string | null
  meetings: number | null
}

const dayOf = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text))
