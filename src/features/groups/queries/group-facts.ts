import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { dateIn } from '../../../shared/calendar.ts'
import type { Currency } from '../../../shared/money.ts'
import { keptCostPlan } from '../../fees/queries.ts'
import type { PaidAhead } from '../../fees/rules/contribution.ts'
import { societySettings } from '../../society/queries.ts'
import { isFirstName } from '../rules/first-group.ts'
import type { GroupFacts, LeaderFacts, PlannedFacts } from '../rules/group-facts.ts'
import { groupPlan } from '../rules/plan.ts'
import type { Group } from './group.ts'
import { accreditationIsAsked, accreditationToday } from './group-leaders.ts'

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
  letter_sent: boolean
  plan: unknown
}

/** Everything the essentials are computed from, as the group's leaders may see it. */
export async function groupFacts(db: ViewerDb, group: Group): Promise<GroupFacts> {
  const settings = await societySettings(db)
  const counted = await count(db, group.id)
  const leaders = await leaderFacts(db, group.id)
  const { place, fee, supervision } = await arrangements(db, group.id)
  return {
    today: dateIn(db.now, group.timeZone),
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
    costPlan: await keptCostPlan(db, group.id),
    supervision,
    meetingsHeld: counted.meetings_held,
    datesAhead: counted.dates_ahead,
    rolesSet: counted.roles_set,
    letterSent: counted.letter_sent,
  }
}

async function count(db: ViewerDb, groupId: string): Promise<Counted> {
  const { rows } = await sql<Counted>`
    with newest_rules as (
      select id, version from ground_rules where group_id = ${groupId} order by version desc limit 1),
    member as (
      select application_id, agreed_ground_rules_id from membership where group_id = ${groupId} and left_at is null),
    offer as (
      select o.application_id from place_offer o join application a on a.id = o.application_id
      where a.group_id = ${groupId} and o.accepted_at is null and o.declined_at is null
        and o.withdrawn_at is null and o.expires_at > ${db.now}),
    admitted as (
      select application_id from member where application_id is not null union select application_id from offer),
    held as (
      select starts_at, ends_at, id from meeting where group_id = ${groupId} and cancelled_at is null)
    select
      (select count(*)::int from member) as members,
      (select count(*)::int from member where agreed_ground_rules_id = (select id from newest_rules)) as members_who_agreed,
      (select count(*)::int from offer) as offers,
      array(select c.name from invitation i join correspondent c on c.id = i.correspondent_id
        where i.group_id = ${groupId} and i.accepted_at is null
          and i.declined_at is null and i.withdrawn_at is null and i.expires_at > ${db.now}
        order by i.invited_at) as leaders_invited,
      exists (select from invitation where group_id = ${groupId}) as second_leader_sought,
      (select count(*)::int from application a where a.group_id = ${groupId}
        and not exists (select from interview where application_id = a.id)
        and not exists (select from application_ending where application_id = a.id)
        and not exists (select from place_offer where application_id = a.id)) as applications_waiting,
      (select count(*)::int from admitted) as admitted,
      (select count(*)::int from admitted join interview using (application_id)) as admitted_after_interview,
      exists (select from group_link where group_id = ${groupId}) as has_link,
      (select version::int from newest_rules) as ground_rules_version,
      (select count(*)::int from held where ends_at <= ${db.now}) as meetings_held,
      (select count(*)::int from held where starts_at > ${db.now}) as dates_ahead,
      coalesce((select (select count(*) from meeting_role r where r.meeting_id = held.id) >= 2
        from held where starts_at > ${db.now} order by starts_at limit 1), false) as roles_set,
      exists (select from preparatory_letter l join meeting m on m.id = l.meeting_id
        where m.group_id = ${groupId}) as letter_sent,
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

type Arrangements = Pick<GroupFacts, 'place' | 'fee' | 'supervision'>

async function arrangements(db: ViewerDb, groupId: string): Promise<Arrangements> {
  const { place, fee, supervision } = await db
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
    ])
    .executeTakeFirstOrThrow()
  return {
    place: place && {
      name: place.name,
      seats: place.seats,
      freeForAllDates: place.free_for_all_dates,
      freeFromIntrusion: place.free_from_intrusion,
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
    },
  }
}

interface PlaceJson {
  name: string
  seats: number
  free_for_all_dates: boolean
  free_from_intrusion: boolean
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
}
