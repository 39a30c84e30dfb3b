import { sql } from 'kysely'
import type { ViewerDb } from '../../../../platform/database/database.ts'
import type { RolesPlan, SitBack, SpeakingSignal } from '../../../../shared/planning-choices.ts'
import { readAnswers } from '../../rules/planning/answers.ts'

/**
 * What the essentials, the costs and the meetings may know of the leaders' planning: numbers, days and choices, never
 * words. All of it as the viewer may see it: a leader who joined later knows nothing of what was agreed before.
 */
export interface PlanningFacts {
  /** How many lead the group today. */
  leaders: number
  /** How many of them have given their answers in the round that counts. */
  answersGiven: number
  viewerHasGiven: boolean
  /** A text lies before the leaders to say yes to: by whom it was proposed. */
  proposedBy: 'viewer' | 'other' | null
  /** The newest text that was agreed; null while there is none. With one leader, the one they kept. */
  agreedVersion: number | null
  agreedOn: Temporal.PlainDate | null
  /** Everybody who leads today has said yes to it: with one leader, that one. False while there is none. */
  agreedByAll: boolean
  /** What the newest agreed text says; null where it says nothing, or there is none (R21, R22, R66). */
  preMeetingMinutes: number | null
  debriefMinutes: number | null
  /** R39, R58, R59; null with one leader. */
  rolesPlan: RolesPlan | null
  /** R64; null face to face. */
  speakingSignal: SpeakingSignal | null
  /** R62–R63: they speak with each other in words that everybody hears. Null with one leader. */
  openCommunication: boolean | null
  /** R65. */
  sitBack: SitBack | null
}

export interface PlanningJson {
  leaders: number
  answers_given: number
  viewer_has_given: boolean
  proposed_by: 'viewer' | 'other' | null
  version: number | null
  agreed_on: string | null
  agreed_by_all: boolean
  answers: unknown
}

/** For whoever leads the group. Everybody else learns of nothing. */
export async function planningFacts(db: ViewerDb, groupId: string): Promise<PlanningFacts> {
  const { planning } = await db
    .selectNoFrom(planningJson(db, groupId).as('planning'))
    .executeTakeFirstOrThrow()
  return planningFrom(planning)
}

/** The same, to be asked for along with other things. */
export function planningJson(db: ViewerDb, groupId: string) {
  const me = db.viewer.personId
  return sql<PlanningJson | null>`(select to_jsonb(planning) from (
    with leader as (
      select person_id, seated_at from group_leader
      where group_id = ${groupId} and left_at is null and own_seat_since(group_id) is not null),
    counting as (
      select id from planning_round where group_id = ${groupId} and begun_at >= (select max(seated_at) from leader)
      order by begun_at desc, id desc limit 1),
    given as (
      select g.person_id from planning_givers(${groupId}) g
      join counting on counting.id = g.round_id join leader on leader.person_id = g.person_id),
    newest as (
      select id, proposed_by, proposed_at, agreed_at from planning_text where group_id = ${groupId}
      order by proposed_at desc, id desc limit 1),
    agreed as (
      select id, version, agreed_at, answers from planning_text
      where group_id = ${groupId} and agreed_at is not null order by agreed_at desc, id desc limit 1)
    select
      (select count(*)::int from leader) as leaders,
      (select count(*)::int from given) as answers_given,
      exists (select from given where person_id = ${me}) as viewer_has_given,
      (select case when proposed_by = ${me} then 'viewer' else 'other' end from newest
        where agreed_at is null and proposed_at >= (select max(seated_at) from leader)) as proposed_by,
      agreed.version, (agreed.agreed_at at time zone g.time_zone)::date as agreed_on, agreed.answers,
      agreed.id is not null and not exists (select from leader where not exists (
        select from planning_consent c where c.text_id = agreed.id and c.person_id = leader.person_id)) as agreed_by_all
    from balint_group g left join agreed on true where g.id = ${groupId}) planning)`
}

export function planningFrom(row: PlanningJson | null): PlanningFacts {
  const answers = readAnswers(row?.answers ?? {})
  return {
    leaders: row?.leaders ?? 0,
    answersGiven: row?.answers_given ?? 0,
    viewerHasGiven: row?.viewer_has_given ?? false,
    proposedBy: row?.proposed_by ?? null,
    agreedVersion: row?.version ?? null,
    agreedOn: row?.agreed_on ? Temporal.PlainDate.from(row.agreed_on) : null,
    agreedByAll: row?.agreed_by_all ?? false,
    preMeetingMinutes: answers.preMeetingMinutes,
    debriefMinutes: answers.debriefMinutes,
    rolesPlan: answers.roles,
    speakingSignal: answers.speakingSignal,
    openCommunication: answers.communication && answers.communication === 'openly',
    sitBack: answers.sitBack,
  }
}
