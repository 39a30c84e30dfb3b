import type { Db } from '../../../platform/database/database.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { comingAgreements, feeAgreementById } from '../../fees/queries.ts'
import { contributionFacts } from '../../fees/rules/contribution-facts.ts'
import { type ApplicationState, applicationState, type Offer } from '../rules/application-state.ts'

export interface OwnOffer extends Offer {
  id: string
  offeredAt: Temporal.Instant
  groundRules: { id: string; version: number; body: string }
  /** What they agree to pay, and what is announced for later, in short facts. */
  contribution: [term: string, words: string][]
}

/** An application as its applicant may see it: not what the leaders made of the interview, and nobody else's. */
export interface OwnApplication {
  id: string
  correspondentId: string
  groupId: string
  groupName: string
  timeZone: string
  mostMembers: number
  mode: 'face-to-face' | 'online'
  name: string
  appliedAt: Temporal.Instant
  state: ApplicationState
  /** Since when they may choose one of the leaders' times. */
  invitedAt: Temporal.Instant | null
  interviewHeldOn: Temporal.PlainDate | null
  /** The day by which the leaders come back to it, when they have deferred it. */
  deferredUntil: Temporal.PlainDate | null
  /** The newest; one that the leaders took back stays in sight until there is another. */
  offer: OwnOffer | null
  endedAt: Temporal.Instant | null
  memberSince: Temporal.Instant | null
}

/** What the holder's secret address opens; undefined when it opens no application. */
export async function ownApplication(db: Db): Promise<OwnApplication | undefined> {
  const row = await db
    .selectFrom('application as a')
    .innerJoin('balint_group as g', 'g.id', 'a.group_id')
    .innerJoin('correspondent as c', 'c.id', 'a.correspondent_id')
    .leftJoin('interview as i', 'i.application_id', 'a.id')
    .leftJoin('application_ending as e', 'e.application_id', 'a.id')
    .leftJoin('membership as m', 'm.application_id', 'a.id')
    .leftJoin('interview_invitation as v', 'v.application_id', 'a.id')
    .leftJoin('interview_booking as b', (join) =>
      join.onRef('b.application_id', '=', 'a.id').on('b.ended_at', 'is', null),
    )
    .leftJoin('application_pause as p', (join) =>
      join.onRef('p.application_id', '=', 'a.id').on('p.ended_at', 'is', null),
    )
    .select(['a.id', 'a.group_id', 'a.applied_at', 'g.name as group_name', 'g.time_zone', 'g.most_members'])
    .select(['g.mode', 'c.name', 'i.held_on', 'e.how', 'e.ended_at', 'm.joined_at'])
    .select(['a.confirmed_at', 'p.kind as pause', 'p.until_on'])
    .select(['a.correspondent_id', 'v.invited_at', 'b.id as booking_id'])
    .executeTakeFirst()
  if (!row) return undefined
  const offer = await newestOffer(db, row.id)
  return {
    id: row.id,
    correspondentId: row.correspondent_id,
    groupId: row.group_id,
    groupName: row.group_name,
    timeZone: row.time_zone,
    mostMembers: row.most_members,
    mode: row.mode,
    name: row.name,
    appliedAt: row.applied_at,
    invitedAt: row.invited_at,
    interviewHeldOn: row.held_on,
    offer,
    endedAt: row.ended_at,
    memberSince: row.joined_at,
    deferredUntil: row.until_on,
    state: applicationState(
      {
        confirmed: row.confirmed_at !== null,
        interviewOffered: row.invited_at !== null,
        interviewBooked: row.booking_id !== null,
        interviewed: row.held_on !== null,
        pause: row.pause,
        offer,
        ending: row.how,
      },
      db.now,
    ),
  }
}

async function newestOffer(db: Db, applicationId: string): Promise<OwnOffer | null> {
  const row = await db
    .selectFrom('place_offer as o')
    .innerJoin('ground_rules as r', 'r.id', 'o.ground_rules_id')
    .innerJoin('balint_group as g', 'g.id', 'r.group_id')
    .select(['o.id', 'o.offered_at', 'o.expires_at', 'o.accepted_at', 'o.declined_at', 'o.withdrawn_at'])
    .select(['o.fee_agreement_id', 'r.id as rules_id', 'r.version', 'r.body', 'r.group_id', 'g.time_zone'])
    .where('o.application_id', '=', applicationId)
    .orderBy('o.offered_at', 'desc')
    .orderBy('o.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const agreement = row && (await feeAgreementById(db, row.fee_agreement_id))
  if (!row || !agreement) return null
  return {
    id: row.id,
    offeredAt: row.offered_at,
    expiresAt: row.expires_at,
    acceptedAt: row.accepted_at,
    declinedAt: row.declined_at,
    withdrawnAt: row.withdrawn_at,
    groundRules: { id: row.rules_id, version: row.version, body: row.body },
    contribution: contributionFacts(
      agreement,
      await comingAgreements(db, row.group_id, dateIn(db.now, row.time_zone)),
    ),
  }
}
