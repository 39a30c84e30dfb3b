import {
  stored,
  storedChoice,
  storedChoices,
  storedFlag,
  storedLines,
  storedNumber,
} from '../../../shared/stored-values.ts'
import {
  breakEvenMembers,
  type CostPlan,
  costBars,
  plainCosts,
  type SessionCost,
  sessionCost,
} from '../../fees/rules/cost.ts'
import { type ContributionVerdict, contributionVerdict } from '../../fees/rules/usual-contribution.ts'
import type { SocietySettings } from '../../society/rules/society-settings.ts'
import { type CircleSeat, circleSeats } from './circle.ts'
import { assessRules, essentialRules } from './essentials.ts'
import type { GroupFacts, LeaderFacts, Mode } from './group-facts.ts'
import { type PlanFinding, planPoints, settledThings } from './plan-points.ts'

export const routes = ['face-to-face', 'online', 'moving-online'] as const

/** What a visitor tries out at /start, and what an enquiry keeps of it as JSON. It names nobody. */
export const groupPlan = stored({
  route: storedChoice(routes),
  professions: storedLines(20, 80),
  leaders: storedNumber(0, 4),
  leadersWereMembers: storedFlag(),
  oneAccredited: storedFlag(),
  onePsychodynamic: storedFlag(),
  paidLeaders: storedNumber(0, 4),
  leaderFeePerHourMinor: storedNumber(0, 100_000),
  interestedMembers: storedNumber(0, 30),
  expectedMembers: storedNumber(2, 30),
  meetingMinutes: storedNumber(30, 240),
  everyWeeks: storedNumber(1, 12),
  hasRoom: storedFlag(),
  roomPerSessionMinor: storedNumber(0, 100_000),
  supervision: storedFlag(),
  // Asked since the guided path; a plan that was kept before it has none of these.
  paidPreMeetingMinutes: storedNumber(0, 120).default(0),
  paidDebriefMinutes: storedNumber(0, 120).default(0),
  supervisionPerSessionMinor: storedNumber(0, 100_000).default(0),
  settled: storedChoices(settledThings).default([]),
})
export type GroupPlan = ReturnType<typeof groupPlan.parse>

export const modeOf = ({ route }: Pick<GroupPlan, 'route'>): Mode =>
  route === 'face-to-face' ? 'face-to-face' : 'online'

/** What a plan begins with: the guidance's numbers, and nothing found yet. */
export function emptyPlan(settings: SocietySettings, route: GroupPlan['route'] = 'face-to-face'): GroupPlan {
  const online = route !== 'face-to-face'
  return {
    route,
    professions: [],
    leaders: 1,
    leadersWereMembers: false,
    oneAccredited: false,
    onePsychodynamic: false,
    paidLeaders: 2,
    leaderFeePerHourMinor: settings.leaderFeeMinMinor,
    interestedMembers: 0,
    expectedMembers: online ? settings.onlineMembersMax : settings.membersIdealMin,
    meetingMinutes: settings.meetingMinutes,
    everyWeeks: 2,
    hasRoom: false,
    roomPerSessionMinor: 0,
    supervision: false,
    paidPreMeetingMinutes: 0,
    paidDebriefMinutes: 0,
    supervisionPerSessionMinor: 0,
    settled: [],
  }
}

/** The essentials that a plan can already answer; the rest comes with the group itself. */
const answerable = {
  new: [
    'enough-members',
    'size',
    'size-on-screen',
    'a-leader',
    'two-leaders',
    'two-leaders-online',
    'member-experience',
    'psychodynamic-training',
    'room',
    'supervision',
  ],
  // A group that moves has its members and its leaders: it is asked about the screen and nothing else (R47).
  moving: ['size-on-screen', 'a-leader', 'supervision'],
}

const rulesFor = ({ route }: Pick<GroupPlan, 'route'>) => {
  const names = answerable[route === 'moving-online' ? 'moving' : 'new']
  return essentialRules.filter((rule) => names.includes(rule.name))
}

export interface PlanOutcome {
  readonly mode: Mode
  /** What is there already; only titles, since a plan knows no names or dates. */
  readonly found: readonly string[]
  readonly missing: readonly PlanFinding[]
  /** What one may do or leave: never missing. */
  readonly ideas: readonly PlanFinding[]
  readonly circle: readonly CircleSeat[]
  readonly cost: SessionCost
  readonly bars: ReturnType<typeof costBars>
  /** Fewest members who cover a meeting at what is to be asked. */
  readonly enough: number | null
  readonly verdict: ContributionVerdict
  /** What a group that moves pays now, with its room; null where there is none to leave. */
  readonly costWithRoom: SessionCost | null
}

/** What would still be missing, and what it would cost each: computed by the rules that real groups live by. */
export function planOutcome(
  plan: GroupPlan,
  settings: SocietySettings,
  today: Temporal.PlainDate,
): PlanOutcome {
  const facts = factsOfPlan(plan, settings, today)
  const essentials: PlanFinding[] = assessRules(rulesFor(plan), facts)
  const points = planPoints(plan)
  const findings = plan.route === 'moving-online' ? [...points, ...essentials] : [...essentials, ...points]
  const costPlan = costOfPlan(plan, settings)
  const cost = sessionCost(costPlan)
  const isOpen = ({ state }: PlanFinding) => state === 'missing' || state === 'at-risk'
  const leavesRoom = plan.route === 'moving-online' && plan.roomPerSessionMinor > 0
  return {
    mode: facts.mode,
    found: findings.filter((one) => one.state === 'met').map((one) => one.rule.title),
    missing: findings.filter((one) => isOpen(one) && one.rule.weight !== 'may'),
    ideas: findings.filter((one) => isOpen(one) && one.rule.weight === 'may'),
    circle: circleSeats({ ...facts, leaders: plan.leaders }),
    cost,
    bars: costBars(
      costPlan,
      cost.contributionToAskMinor ?? 0,
      Math.max(2, plan.expectedMembers - 4),
      plan.expectedMembers + 3,
    ),
    enough: breakEvenMembers(costPlan, cost.contributionToAskMinor ?? 0),
    verdict: contributionVerdict(costPlan, settings),
    costWithRoom: leavesRoom ? sessionCost({ ...costPlan, roomMinor: plan.roomPerSessionMinor }) : null,
  }
}

export function costOfPlan(plan: GroupPlan, settings: SocietySettings): CostPlan {
  return {
    ...plainCosts,
    currency: settings.currency,
    leaderFeesPerHourMinor: Array<number>(plan.paidLeaders).fill(plan.leaderFeePerHourMinor),
    meetingMinutes: plan.meetingMinutes,
    paidPreMeetingMinutes: plan.paidPreMeetingMinutes,
    paidDebriefMinutes: plan.paidDebriefMinutes,
    roomMinor: modeOf(plan) === 'online' ? 0 : plan.roomPerSessionMinor,
    supervisionPerSessionMinor: plan.supervisionPerSessionMinor,
    expectedMembers: plan.expectedMembers,
  }
}

function factsOfPlan(plan: GroupPlan, settings: SocietySettings, today: Temporal.PlainDate): GroupFacts {
  return {
    today,
    settings,
    mode: modeOf(plan),
    area: null,
    regionName: null,
    professions: plan.professions,
    fewestMembers: Math.min(plan.expectedMembers, settings.membersMin),
    mostMembers: plan.expectedMembers,
    leaders: Array.from({ length: plan.leaders }, (_, nth) => leaderOfPlan(plan, nth)),
    leadersInvited: 0,
    members: membersFound(plan),
    membersWhoAgreed: 0,
    offers: 0,
    applicationsWaiting: 0,
    admitted: 0,
    admittedAfterInterview: 0,
    opened: false,
    frame: {
      weekday: null,
      startTime: null,
      rhythm: { everyWeeks: plan.everyWeeks },
      minutes: plan.meetingMinutes,
    },
    place: plan.hasRoom
      ? { name: 'A room', seats: plan.expectedMembers, freeForAllDates: true, freeFromIntrusion: true }
      : null,
    hasLink: false,
    leadersMetOn: null,
    aims: null,
    groundRulesVersion: null,
    fee: null,
    costPlan: costOfPlan(plan, settings),
    supervision: plan.supervision ? { kind: 'peer', sinceOn: today } : null,
    meetingsHeld: 0,
    datesAhead: 0,
    rolesSet: false,
    letterSent: false,
  }
}

/** A group that moves brings its members along. */
const membersFound = (plan: GroupPlan): number =>
  plan.route === 'moving-online'
    ? plan.expectedMembers
    : Math.min(plan.interestedMembers, plan.expectedMembers)

function leaderOfPlan(plan: GroupPlan, nth: number): LeaderFacts {
  return {
    name: 'you',
    profession: null,
    groupMemberExperience: plan.leadersWereMembers,
    psychodynamicTraining: plan.onePsychodynamic && nth === 0,
    accreditation: plan.oneAccredited && nth === 0 ? 'accredited' : 'none',
    hasPhone: false,
    isViewer: true,
  }
}
