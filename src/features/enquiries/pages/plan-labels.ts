import type { TrialPlan } from '../rules/trial-plan.ts'

/** What the form calls its fields, in the order of the page. */
export const planLabels = {
  route: 'How would you meet?',
  area: 'Around which place?',
  professions: 'For whom?',
  expectedMembers: 'Members',
  meetingMinutes: 'Length of a meeting',
  everyWeeks: 'How often?',
  leaders: 'Leaders you have found',
  interestedMembers: 'People who would join',
  leadersWereMembers: 'The leaders have been members of a Balint group',
  oneAccredited: 'One of them is accredited',
  onePsychodynamic: 'One has a psychodynamic or similar training',
  hasRoom: 'There is a room, for every meeting',
  supervision: 'The leaders have supervision',
  paidLeaders: 'Leaders the group would pay',
  leaderFeePerHourMinor: 'Fee of each, an hour',
  roomPerSessionMinor: 'Room, a meeting',
} satisfies Record<keyof TrialPlan, string>

/** Every sentence names its field, in the order of the page: "Members: please enter a whole number from 2 to 30." */
export function labelledProblems(problems: Readonly<Record<string, string>>): Record<string, string> {
  const names = Object.keys(planLabels) as (keyof TrialPlan)[]
  return Object.fromEntries(
    names.flatMap((name) => {
      const problem = problems[name]
      return problem ? [[name, `${nameOf(name)}: ${problem[0]?.toLowerCase()}${problem.slice(1)}`]] : []
    }),
  )
}

const nameOf = (name: keyof TrialPlan): string => planLabels[name].replace(/\?$/, '')
