import type { GroupPlan } from '../../groups/rules/plan.ts'
import type { Settled } from '../../groups/rules/plan-points.ts'
import { defaultSettings, type SocietySettings } from '../../society/rules/society-settings.ts'
import { fieldNamed, shortPlanQuery, type TrialPlan } from './trial-plan.ts'

type Route = GroupPlan['route']

/** The questions of /start, one a page. `route` is the first; it is asked on /start itself. */
export const questions = [
  'route',
  'where',
  'agreement',
  'whom',
  'members',
  'joining',
  'leaders',
  'experience',
  'roles',
  'candidates',
  'screen',
  'ways',
  'rhythm',
  'room',
  'supervision',
  'paid',
  'fee',
  'around',
] as const
export type Question = (typeof questions)[number]

export const isQuestion = (name: string): name is Question => questions.some((question) => question === name)

const paths: Readonly<Record<Route, readonly Question[]>> = {
  'face-to-face': [
    'where',
    'whom',
    'members',
    'joining',
    'leaders',
    'experience',
    'rhythm',
    'room',
    'supervision',
    'paid',
    'fee',
    'around',
  ],
  online: [
    'where',
    'whom',
    'members',
    'joining',
    'leaders',
    'experience',
    'candidates',
    'screen',
    'rhythm',
    'supervision',
    'paid',
    'fee',
    'around',
  ],
  // No strangers to find and to meet (R47): what changes is the screen.
  'moving-online': [
    'where',
    'agreement',
    'members',
    'leaders',
    'roles',
    'screen',
    'ways',
    'rhythm',
    'supervision',
    'room',
    'paid',
    'fee',
    'around',
  ],
}

/** Whether a question matters after what was said before it. */
const matters: Partial<Record<Question, (plan: TrialPlan) => boolean>> = {
  experience: ({ leaders }) => leaders > 0,
  roles: ({ leaders }) => leaders > 1,
  fee: ({ paidLeaders }) => paidLeaders > 0,
  around: ({ paidLeaders }) => paidLeaders > 0,
}

/** The questions of somebody's path, as it looks after the answers so far. */
export const pathOf = (plan: TrialPlan): readonly Question[] =>
  paths[plan.route].filter((question) => matters[question]?.(plan) ?? true)

export interface Progress {
  readonly at: number
  readonly of: number
  readonly previous: Question | null
}

/** Where on the path a question stands; null when it does not belong to it. */
export function progressAt(plan: TrialPlan, question: Question): Progress | null {
  const path = pathOf(plan)
  const at = path.indexOf(question)
  return at === -1 ? null : { at: at + 1, of: path.length, previous: path[at - 1] ?? null }
}

/** What is asked after a question; null: the plan is next. */
export function questionAfter(plan: TrialPlan, question: Question): Question | null {
  const path = pathOf(plan)
  return (question === 'route' ? path[0] : path[path.indexOf(question) + 1]) ?? null
}

type Field = keyof TrialPlan

const asked: Readonly<Record<Question, readonly Field[]>> = {
  route: ['route'],
  where: ['region', 'area'],
  agreement: [],
  whom: ['professions'],
  members: ['expectedMembers'],
  joining: ['interestedMembers'],
  leaders: ['leaders'],
  experience: ['leadersWereMembers', 'oneAccredited', 'onePsychodynamic'],
  roles: [],
  candidates: [],
  screen: [],
  ways: [],
  rhythm: ['meetingMinutes', 'everyWeeks'],
  room: ['hasRoom', 'roomPerSessionMinor'],
  supervision: ['supervision', 'supervisionPerSessionMinor'],
  paid: ['paidLeaders'],
  fee: ['leaderFeePerHourMinor'],
  around: ['paidPreMeetingMinutes', 'paidDebriefMinutes'],
}

/** The question in which a field is asked. */
export const questionOf = (field: Field): Question =>
  questions.find((question) => asked[question].includes(field)) ?? 'route'

export const fieldsAsked = (question: Question): readonly Field[] => asked[question]

/** What a question lets somebody tick off. */
export function ticksOf(question: Question, { route, leaders }: TrialPlan): readonly Settled[] {
  switch (question) {
    case 'agreement':
      return ['members-agree']
    case 'candidates':
      return ['interviews']
    case 'roles':
      return ['roles']
    case 'screen':
      return route === 'moving-online' ? ['computers', 'connection', 'way-in'] : ['computers', 'connection']
    case 'ways':
      return leaders > 1 ? ['open-word', 'signal', 'sit-back', 'debrief'] : ['signal', 'sit-back', 'debrief']
    default:
      return []
  }
}

/** The paid minutes before and after a meeting that the path offers: as they were said, else as is recommended. */
export function aroundOffered(plan: TrialPlan, settings: SocietySettings): [before: number, after: number] {
  const { paidPreMeetingMinutes: before, paidDebriefMinutes: after } = plan
  if (before + after > 0) return [before, after]
  const { preMeetingMinutes, debriefMinutes } = settings
  return preMeetingMinutes + debriefMinutes > 0
    ? [preMeetingMinutes, debriefMinutes]
    : [defaultSettings.preMeetingMinutes, defaultSettings.debriefMinutes]
}

/** Everything said so far but what this very question asks: the form carries it along. */
export function saidBesides(question: Question, plan: TrialPlan, settings: SocietySettings): URLSearchParams {
  const own = fieldsAsked(question)
  const ticks = ticksOf(question, plan)
  const query = new URLSearchParams()
  for (const [name, value] of new URLSearchParams(shortPlanQuery(plan, settings))) {
    const isTick = name === 'settled' && ticks.some((tick) => tick === value)
    const isOwn = isTick || own.some((field) => field === fieldNamed(name))
    if (!isOwn) query.append(name, value)
  }
  return query
}

/** Where a question is asked, with everything said so far. */
export const questionHref = (
  question: Question,
  plan: TrialPlan,
  settings: SocietySettings,
  { backToPlan = false } = {},
): string => `/start/${question}?${shortPlanQuery(plan, settings)}${backToPlan ? '&back=plan' : ''}`

export const planHref = (plan: TrialPlan, settings: SocietySettings): string =>
  `/start/plan?${shortPlanQuery(plan, settings)}`
