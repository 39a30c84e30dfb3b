import {
  checkbox,
  choice,
  type Form,
  form,
  money,
  several,
  wholeNumber,
} from '../../../shared/form-values.ts'
import { type GroupPlan, routes } from './plan.ts'
import { settledThings } from './plan-points.ts'

/** A visitor's answers as they stand in an address; the fields bear the names of the plan. `professions` are those the page offers. */
export function groupPlanForm(professions: readonly [string, ...string[]]) {
  return form({
    route: choice(routes),
    professions: several(professions),
    leaders: wholeNumber(0, 4),
    leadersWereMembers: checkbox(),
    oneAccredited: checkbox(),
    onePsychodynamic: checkbox(),
    paidLeaders: wholeNumber(0, 4),
    leaderFeePerHourMinor: money(100_000),
    interestedMembers: wholeNumber(0, 30),
    expectedMembers: wholeNumber(2, 30),
    meetingMinutes: wholeNumber(30, 240),
    everyWeeks: wholeNumber(1, 12),
    hasRoom: checkbox(),
    roomPerSessionMinor: money(100_000),
    supervision: checkbox(),
    paidPreMeetingMinutes: wholeNumber(0, 120),
    paidDebriefMinutes: wholeNumber(0, 120),
    supervisionPerSessionMinor: money(100_000),
    settled: several(settledThings),
  }) satisfies Form<GroupPlan>
}
