import type { ViewerDb } from '../../../platform/database/database.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { societySettings } from '../../society/queries.ts'
import { isFirstName } from '../rules/first-group.ts'
import type { DecisionFacts, GroupFacts } from '../rules/group-facts.ts'
import { groupPlan } from '../rules/plan.ts'
import { arrangements } from './facts/arrangements.ts'
import { type Counted, counted } from './facts/counted.ts'
import { leaderFacts } from './facts/leaders.ts'
import type { Group } from './group.ts'

/** Everything the essentials are computed from, as the group's leaders may see it. */
export async function groupFacts(db: ViewerDb, group: Group): Promise<GroupFacts> {
  const today = dateIn(db.now, group.timeZone)
  const [settings, numbers, leaders, arranged] = await Promise.all([
    societySettings(db),
    counted(db, group, today),
    leaderFacts(db, group.id),
    arrangements(db, group.id),
  ])
  return {
    today,
    settings,
    ...arranged,
    mode: group.mode,
    hasOwnName: !isFirstName(group.name, group),
    planned: groupPlan.safeParse(numbers.plan).data ?? null,
    area: group.area,
    regionName: group.regionName,
    professions: group.professions,
    fewestMembers: group.fewestMembers,
    mostMembers: group.mostMembers,
    leaders,
    leadersInvited: numbers.leaders_invited.length,
    leadersInvitedNames: numbers.leaders_invited,
    secondLeaderSought: numbers.second_leader_sought,
    members: numbers.members,
    membersWhoAgreed: numbers.members_who_agreed,
    offers: numbers.offers,
    applicationsWaiting: numbers.applications_waiting,
    hasSpokenMatters: numbers.has_spoken_matters,
    organisationsAsked: numbers.organisations_asked,
    organisationKindsAsked: numbers.organisation_kinds_asked,
    fliersSent: numbers.fliers_sent,
    admitted: numbers.admitted,
    admittedAfterInterview: numbers.admitted_after_interview,
    opened: group.openedAt !== null,
    frame: {
      weekday: group.weekday,
      startTime: group.startTime,
      rhythm: group.rhythm,
      minutes: group.lengthMinutes,
    },
    hasLink: numbers.has_link,
    leadersMetOn: group.leadersMetOn,
    aims: group.aims,
    groundRulesVersion: numbers.ground_rules_version,
    meetingsHeld: numbers.meetings_held,
    datesAhead: numbers.dates_ahead,
    isEnding: numbers.is_ending,
    isPausing: numbers.is_pausing,
    rolesSet: numbers.roles_set,
    moderatorSet: numbers.moderator_set,
    moderatorsAhead: numbers.moderators_ahead,
    letterSent: numbers.letter_sent,
    letterAdvises: numbers.letter_advises,
    hasTaster: numbers.has_taster,
    doorsMinutes: group.doorsMinutes,
    isTransfer: group.isTransfer,
    membersWith: {
      computer: numbers.members_with_computer,
      camera: numbers.members_with_camera,
      connection: numbers.members_with_connection,
    },
    membersPlaces: numbers.members_places,
    membersProfessions: numbers.members_professions,
    membersCommitted: numbers.members_committed,
    membersPaidUp: numbers.members_paid_up,
    datesUnbooked: numbers.dates_unbooked,
    datesNotFree: numbers.dates_not_free,
    moves: { planned: numbers.moves_planned, unplanned: numbers.moves_unplanned },
    timesAnswered: numbers.times_asked ? numbers.times_answered : null,
    decidedOtherwise: decisions(numbers.decisions),
  }
}

const decisions = (rows: Counted['decisions']): Record<string, DecisionFacts> =>
  Object.fromEntries(
    rows.map(({ rule, reason, by, on }) => [rule, { reason, by, on: Temporal.PlainDate.from(on) }]),
  )
