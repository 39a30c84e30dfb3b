import { sql } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { dateIn } from '../../../shared/calendar.ts'
import type { Currency } from '../../../shared/money.ts'
import { newestCostPlan } from '../../fees/queries.ts'
import type { PaidAhead } from '../../fees/rules/contribution.ts'
import { societySettings } from '../../society/queries.ts'
import { isFirstName } from '../rules/first-group.ts'
import type {
  AgreementFacts,
  DecisionFacts,
  GroupFacts,
  LeaderFacts,
  PlannedFacts,
} from '../rules/group-facts.ts'
import { groupPlan } from '../rules/plan.ts'
import type { Group } from './group.ts'
import { accreditationIsAsked, accreditationToday } from './group-leaders.ts'
import { type PlanningFacts, planningFacts } from './planning/planning-facts.ts'

interface Counted {
  members: number
  members_who_agreed: number
  offers: number
  leaders_invited: string[]
  second_leader_sought: boolean
  applications_waiting: number
  admitted: number
  admitted_after_interview: number
  has_link: boolean
  ground_rules_version: number | null
  meetings_held: number
  dates_ahead: number
  roles_set: boolean
  moderator_set: boolean
  moderators_ahead: number
  letter_sent: boolean
  letter_advises: boolean
  members_with_computer: number
  members_with_camera: number
  members_with_connection: number
  members_places: number
  members_committed: number
  members_paid_up: number
  moves_planned: number
  moves_unplanned: number
  decisions: { rule: string; reason: string; by: string | null; on: string }[]
  plan: unknown
}

/** Everything the essentials are computed from, as the group's leaders may see it. */
export async function groupFacts(db: ViewerDb, group: Group): Promise<GroupFacts> {
  const settings = await societySettings(db)
  const today = dateIn(db.now, group.timeZone)
  const counted = await count(db, group, today)
  const leaders = await leaderFacts(db, group.id)
  const { place, fee, supervision, costPlan } = await arrangements(db, group.id)
  return {
    today,
    settings,
    mode: group.mode,
    hasOwnName: !isFirstName(group.name, group),
    planned: groupPlan.safeParse(counted.plan).data ?? null,
    area: group.area,
    regionName: group.regionName,
    professions: group.professions,
    fewestMembers: group.fewestMembers,
    mostMembers: group.mostMembers,
    leaders,
    leadersInvited: counted.leaders_invited.length,
    leadersInvitedNames: counted.leaders_invited,
    secondLeaderSought: counted.second_leader_sought,
    members: counted.members,
    membersWhoAgreed: counted.members_who_agreed,
    offers: counted.offers,
    applicationsWaiting: counted.applications_waiting,
    admitted: counted.admitted,
    admittedAfterInterview: counted.admitted_after_interview,
    opened: group.openedAt !== null,
    frame: {
      weekday: group.weekday,
      startTime: group.startTime,
      everyWeeks: group.everyWeeks,
      minutes: group.lengthMinutes,
    },
    place,
    hasLink: counted.has_link,
    leadersMetOn: group.leadersMetOn,
    aims: group.aims,
    groundRulesVersion: counted.ground_rules_version,
    fee,
    costPlan,
    supervision,
    meetingsHeld: counted.meetings_held,
    datesAhead: counted.dates_ahead,
    rolesSet: counted.roles_set,
    moderatorSet: counted.moderator_set,
    moderatorsAhead: counted.moderators_ahead,
    letterSent: counted.letter_sent,
    letterAdvises: counted.letter_advises,
    doorsMinutes: group.doorsMinutes,
    isTransfer: group.isTransfer,
    membersWith: {
      computer: counted.members_with_computer,
      camera: counted.members_with_camera,
      connection: counted.members_with_connection,
    },
    membersPlaces: counted.members_places,
    membersCommitted: counted.members_committed,
    membersPaidUp: counted.members_paid_up,
    moves: { planned: counted.moves_planned, unplanned: counted.moves_unplanned },
    agreement: agreedOrBegun(await planningFacts(db, group.id)),
    decidedOtherwise: decisions(counted.decisions),
  }
}

/** Null while nobody has begun to plan, as far as the viewer may know. */
const agreedOrBegun = (planning: PlanningFacts): AgreementFacts | null =>
  planning.answersGiven > 0 || planning.agreedOn || planning.proposedBy ? planning : null

const decisions = (rows: Counted['decisions']): Record<string, DecisionFacts> =>
  Object.fromEntries(
    rows.map(({ rule, reason, by, on }) => [rule, { reason, by, on: Temporal.PlainDate.from(on) }]),
  )

async function count(
  db: ViewerDb,
  { id: groupId, timeZone }: Group,
  today: Temporal.PlainDate,
): Promise<Counted> {
  const { rows } = await sql<Counted>`
    with newest_rules as (
      select id, version from ground_rules where group_id = ${groupId} order by version desc limit 1),
    member as (
      select m.id, m.application_id, m.agreed_ground_rules_id, a.has_computer, a.has_camera, a.has_connection,
        lower(trim(a.workplace_area)) as workplace_area,
        (select p.paid_until from paid_period p where p.membership_id = m.id
          order by p.noted_at desc, p.id desc limit 1) as paid_until
      from membership m left join application a on a.id = m.application_id
      where m.group_id = ${groupId} and m.left_at is null),
    offer as (
      select o.application_id from place_offer o join application a on a.id = o.application_id
      where a.group_id = ${groupId} and o.accepted_at is null and o.declined_at is null
        and o.withdrawn_at is null and o.expires_at > ${db.now}),
    admitted as (
      select application_id from member where application_id is not null union select application_id from offer),
    held as (
      select starts_at, ends_at, id from meeting where group_id = ${groupId} and cancelled_at is null),
    role_ahead as (
      select held.starts_at, r.role, r.person_id from held join meeting_role r on r.meeting_id = held.id
      where held.starts_at > ${db.now}),
    next_meeting as (select min(starts_at) as starts_at from held where starts_at > ${db.now}),
    letter as (
      select l.seen_well <> '' or l.reading <> '' as advises from preparatory_letter l join meeting m on m.id = l.meeting_id
      where m.group_id = ${groupId}),
    moved as (
      select moved from group_place where group_id = ${groupId} and moved is not null
        and since > ${db.now.subtract({ hours: 24 * 365 })} and since > (select min(starts_at) from held))
    select
      (select count(*)::int from member) as members,
      (select count(*)::int from member where agreed_ground_rules_id = (select id from newest_rules)) as members_who_agreed,
      (select count(*)::int from offer) as offers,
      array(select c.name from invitation i join correspondent c on c.id = i.correspondent_id
        where i.group_id = ${groupId} and i.accepted_at is null
          and i.declined_at is null and i.withdrawn_at is null and i.expires_at > ${db.now}
        order by i.invited_at) as leaders_invited,
      exists (select from invitation where group_id = ${groupId}) as second_leader_sought,
      (select count(*)::int from application a where a.group_id = ${groupId} and a.confirmed_at is not null
        and not exists (select from application_pause where application_id = a.id and ended_at is null)
        and not exists (select from interview where application_id = a.id)
        and not exists (select from application_ending where application_id = a.id)
        and not exists (select from place_offer where application_id = a.id)) as applications_waiting,
      (select count(*)::int from admitted) as admitted,
      (select count(*)::int from admitted join interview using (application_id)) as admitted_after_interview,
      exists (select from group_link where group_id = ${groupId}) as has_link,
      (select version::int from newest_rules) as ground_rules_version,
      (select count(*)::int from held where ends_at <= ${db.now}) as meetings_held,
      (select count(*)::int from held where starts_at > ${db.now}) as dates_ahead,
      (select count(*) = 2 from role_ahead join next_meeting using (starts_at)) as roles_set,
      exists (select from role_ahead join next_meeting using (starts_at) where role = 'moderator') as moderator_set,
      (select count(distinct person_id)::int from role_ahead where role = 'moderator') as moderators_ahead,
      exists (select from letter) as letter_sent,
      exists (select from letter where advises) as letter_advises,
      (select count(*)::int from member where has_computer) as members_with_computer,
      (select count(*)::int from member where has_camera) as members_with_camera,
      (select count(*)::int from member where has_connection) as members_with_connection,
      (select count(distinct workplace_area)::int from member) as members_places,
      (select count(*)::int from member where application_id is not null or paid_until is not null) as members_committed,
      (select count(*)::int from member where paid_until >= ${today}::date) as members_paid_up,
      (select count(*)::int from moved where moved = 'planned') as moves_planned,
      (select count(*)::int from moved where moved = 'unplanned') as moves_unplanned,
      coalesce((select jsonb_agg(jsonb_build_object('rule', d.rule, 'reason', d.reason, 'by', p.name,
          'on', (d.decided_at at time zone ${timeZone})::date))
        from group_decision d left join person p on p.id = d.decided_by
        where d.group_id = ${groupId} and d.withdrawn_at is null), '[]') as decisions,
      (select e.plan from balint_group g join enquiry e on e.id = g.enquiry_id where g.id = ${groupId} and g.founded_by = ${db.viewer.personId}) as plan`.execute(
    db,
  )
  const [row] = rows
  if (!row) throw new Error('A query of numbers gave no row.')
  return row
}

/** What the viewer had planned before they founded the group; null for everybody else. */
export async function plannedByViewer(db: ViewerDb, groupId: string): Promise<PlannedFacts | null> {
  const row = await db
    .selectFrom('balint_group')
    .innerJoin('enquiry', 'enquiry.id', 'balint_group.enquiry_id')
    .select('enquiry.plan')
    .where('balint_group.id', '=', groupId)
    .where('balint_group.founded_by', '=', db.viewer.personId)
    .executeTakeFirst()
  return groupPlan.safeParse(row?.plan).data ?? null
}

async function leaderFacts(db: ViewerDb, groupId: string): Promise<LeaderFacts[]> {
  const rows = await db
    .selectFrom('group_leader')
    .innerJoin('person', 'person.id', 'group_leader.person_id')
    .leftJoin('leader_entry', 'leader_entry.person_id', 'group_leader.person_id')
    .leftJoin('profile', 'profile.person_id', 'group_leader.person_id')
    .select(['person.name', 'leader_entry.profession', 'leader_entry.group_member_experience'])
    .select(['leader_entry.psychodynamic_training', 'profile.phone'])
    .select([accreditationToday, accreditationIsAsked])
    .select(['group_leader.person_id', 'leader_entry.changed_at as entered_at'])
    .where('group_leader.group_id', '=', groupId)
    .where('group_leader.left_at', 'is', null)
    .orderBy('group_leader.joined_at')
    .orderBy('group_leader.person_id')
    .execute()
  return rows.map((row) => ({
    name: row.name,
    profession: row.profession,
    groupMemberExperience: row.group_member_experience ?? false,
    psychodynamicTraining: row.psychodynamic_training ?? false,
    accreditation: row.accreditation,
    accreditationAsked: row.accreditation_asked,
    hasPhone: row.phone !== null,
    isViewer: row.person_id === db.viewer.personId,
    hasEntry: row.entered_at !== null,
  }))
}

type Arrangements = Pick<GroupFacts, 'place' | 'fee' | 'supervision' | 'costPlan'>

async function arrangements(db: ViewerDb, groupId: string): Promise<Arrangements> {
  const { place, fee, supervision, costPlan } = await db
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
        .where('group_id', '=', groupId)
        .orderBy('agreed_at', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .as('fee'),
      eb
        .selectFrom('supervision_arrangement')
        .select(sql<SupervisionJson>`to_jsonb(supervision_arrangement)`.as('supervision'))
        .where('group_id', '=', groupId)
        .where('ended_on', 'is', null)
        .orderBy('since_on', 'desc')
        .limit(1)
        .as('supervision'),
      jsonObjectFrom(newestCostPlan(db, groupId)).as('costPlan'),
    ])
    .executeTakeFirstOrThrow()
  return {
    costPlan,
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
      firstMeetingFree: fee.first_meeting_free,
    },
    supervision: supervision && {
      kind: supervision.kind,
      sinceOn: Temporal.PlainDate.from(supervision.since_on),
      everyWeeks: supervision.every_weeks,
    },
  }
}

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
  first_meeting_free: boolean
}

interface SupervisionJson {
  kind: 'individual' | 'pair' | 'peer'
  since_on: string
  every_weeks: number
}
