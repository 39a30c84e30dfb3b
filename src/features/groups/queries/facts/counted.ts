import { sql } from 'kysely'
import type { ViewerDb } from '../../../../platform/database/database.ts'
import type { Group } from '../group.ts'

/** What is counted of a group, as its columns come. */
export interface Counted {
  members: number
  members_who_agreed: number
  offers: number
  leaders_invited: string[]
  second_leader_sought: boolean
  applications_waiting: number
  has_spoken_matters: boolean
  organisations_asked: number
  organisation_kinds_asked: number
  fliers_sent: number
  admitted: number
  admitted_after_interview: number
  has_link: boolean
  ground_rules_version: number | null
  meetings_held: number
  dates_ahead: number
  is_ending: boolean
  is_pausing: boolean
  roles_set: boolean
  moderator_set: boolean
  moderators_ahead: number
  letter_sent: boolean
  letter_advises: boolean
  has_taster: boolean
  members_with_computer: number
  members_with_camera: number
  members_with_connection: number
  members_places: number
  members_professions: string[]
  members_committed: number
  members_paid_up: number
  moves_planned: number
  moves_unplanned: number
  dates_unbooked: number
  dates_not_free: number
  times_asked: boolean
  times_answered: number
  decisions: { rule: string; reason: string; by: string | null; on: string }[]
  plan: unknown
}

/** Members, offers, meetings ahead and what else is a number or a yes: one round trip, to which a column is cheaply added. */
export async function counted(
  db: ViewerDb,
  { id: groupId, timeZone }: Group,
  today: Temporal.PlainDate,
): Promise<Counted> {
  const { rows } = await sql<Counted>`
    with newest_rules as (
      select id, version from ground_rules where group_id = ${groupId} order by version desc limit 1),
    member as (
      select m.id, m.application_id, m.agreed_ground_rules_id, a.has_computer, a.has_camera, a.has_connection,
        a.profession, lower(trim(a.workplace_area)) as workplace_area,
        paid_until_of(m.id) as paid_until
      from membership m left join application a on a.id = m.application_id
      where m.group_id = ${groupId} and m.left_at is null),
    offer as (
      select o.application_id from place_offer o join application a on a.id = o.application_id
      where a.group_id = ${groupId} and o.accepted_at is null and o.declined_at is null
        and o.withdrawn_at is null and o.expires_at > ${db.now}),
    asked as (
      select a.organisation_id, s.kind, a.flier_edition_id from outreach_ask a join source s on s.id = a.source_id
      where a.group_id = ${groupId}),
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
        and since > ${db.now.subtract({ hours: 24 * 365 })})
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
        and (not exists (select from interview_invitation where application_id = a.id)
          or exists (select from interview_booking b where b.application_id = a.id and b.ended_at is null and b.ends_at <= ${db.now}))
        and not exists (select from application_ending where application_id = a.id)
        and not exists (select from place_offer where application_id = a.id)) as applications_waiting,
      exists (select from interview_plan where group_id = ${groupId} and spoken_matters is not null) as has_spoken_matters,
      (select count(distinct organisation_id)::int from asked) as organisations_asked,
      (select count(distinct kind)::int from asked) as organisation_kinds_asked,
      (select count(distinct organisation_id)::int from asked where flier_edition_id is not null) as fliers_sent,
      (select count(*)::int from admitted) as admitted,
      (select count(*)::int from admitted join interview using (application_id)) as admitted_after_interview,
      (exists (select from group_link where group_id = ${groupId})
        or coalesce((select own_room from room_choice where group_id = ${groupId}), room_is_ready())) as has_link,
      (select version::int from newest_rules) as ground_rules_version,
      (select count(*)::int from held where ends_at <= ${db.now}) as meetings_held,
      (select count(*)::int from held where starts_at > ${db.now}) as dates_ahead,
      group_is_closing(${groupId}) as is_ending,
      exists (select from group_pause where group_id = ${groupId} and announced_at is not null
        and ${today}::date between first_on and last_on) as is_pausing,
      (select count(*) = 2 from role_ahead join next_meeting using (starts_at)) as roles_set,
      exists (select from role_ahead join next_meeting using (starts_at) where role = 'moderator') as moderator_set,
      (select count(distinct person_id)::int from role_ahead where role = 'moderator') as moderators_ahead,
      exists (select from letter) as letter_sent,
      exists (select from letter where advises) as letter_advises,
      exists (select from taster where group_id = ${groupId} and cancelled_at is null) as has_taster,
      (select count(*)::int from member where has_computer) as members_with_computer,
      (select count(*)::int from member where has_camera) as members_with_camera,
      (select count(*)::int from member where has_connection) as members_with_connection,
      (select count(distinct workplace_area)::int from member) as members_places,
      array(select profession from member where profession is not null order by profession) as members_professions,
      (select count(*)::int from member where application_id is not null or paid_until is not null) as members_committed,
      (select count(*)::int from member where paid_until >= ${today}::date) as members_paid_up,
      (select count(*)::int from moved where moved = 'planned') as moves_planned,
      (select count(*)::int from moved where moved = 'unplanned') as moves_unplanned,
      (select count(*)::int from meeting m where m.group_id = ${groupId} and m.cancelled_at is null and m.starts_at > ${db.now}
        and not exists (select from place_booking b where b.meeting_id = m.id and b.starts_at = m.starts_at
          and b.ends_at = m.ends_at and b.place_id = meeting_place_id(m))) as dates_unbooked,
      dates_not_free(${groupId}) as dates_not_free,
      exists (select from time_poll where group_id = ${groupId} and ended_at is null
        and (closes_on is null or closes_on >= ${today}::date)) as times_asked,
      (select count(*)::int from time_answer where group_id = ${groupId}) as times_answered,
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
