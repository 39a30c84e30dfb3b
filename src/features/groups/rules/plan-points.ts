import type { EssentialRule, EssentialState } from './essential.ts'
import type { GroupPlan } from './plan.ts'

/** What a visitor may have settled before there is a group: ticked on the path, since no fact can show it yet. */
export const settledThings = [
  'members-agree',
  'computers',
  'connection',
  'way-in',
  'roles',
  'open-word',
  'signal',
  'sit-back',
  'debrief',
  'interviews',
] as const
export type Settled = (typeof settledThings)[number]

/** How one thing stands with a plan: an essential of real groups, or a point of the path. */
export interface PlanFinding {
  readonly rule: Pick<EssentialRule, 'name' | 'title' | 'advice' | 'weight' | 'requirements'>
  readonly state: EssentialState
  readonly reason: string
}

interface PlanPoint {
  readonly rule: PlanFinding['rule'] & { readonly name: Settled | 'two-on-screen' }
  readonly routes: readonly GroupPlan['route'][]
  /** Said while it is open. */
  readonly open: string
  isThere(plan: GroupPlan): boolean
}

const settles =
  (thing: Settled) =>
  ({ settled }: GroupPlan): boolean =>
    settled.includes(thing)

const onScreen = ['online', 'moving-online'] as const
const moving = ['moving-online'] as const

function point(
  name: Settled,
  routes: PlanPoint['routes'],
  words: { title: string; open: string; advice: string },
  rule: Pick<EssentialRule, 'weight' | 'requirements'>,
): PlanPoint {
  return {
    rule: { name, title: words.title, advice: words.advice, ...rule },
    routes,
    open: words.open,
    isThere: settles(name),
  }
}

/**
 * What changes with the screen. A new group online has strangers to interview (R47, R52–R53); one that moves knows
 * each other and has ways of its own to carry over (R77), which makes its list a lighter and a different one.
 */
const points: readonly PlanPoint[] = [
  point(
    'members-agree',
    moving,
    {
      title: 'Everybody agrees to the change',
      open: 'Not everybody has said yes to the screen yet.',
      advice:
        'The room belongs to the frame, and the frame belongs to all. Ask each member, hear who would rather not, and say before the first date what becomes of them.',
    },
    { weight: 'must', requirements: ['R39', 'R43', 'R77'] },
  ),
  point(
    'interviews',
    ['online'],
    {
      title: 'A talk with each person before they join',
      open: 'It is not planned yet to meet everybody online beforehand.',
      advice:
        'Members will be strangers to each other. A talk with each shows what they expect, whether they can commit themselves and whether their technology holds. You may also settle beforehand whom the group is not for.',
    },
    { weight: 'should', requirements: ['R47', 'R52', 'R53'] },
  ),
  point(
    'computers',
    onScreen,
    {
      title: 'A computer for each',
      open: 'Not everybody is known to have a computer for it.',
      advice: 'On a phone or a tablet the circle does not fit. Everybody sees everybody, the whole time.',
    },
    { weight: 'must', requirements: ['R33', 'R34'] },
  ),
  point(
    'connection',
    onScreen,
    {
      title: 'A line that holds',
      open: 'Not everybody is known to have a good connection.',
      advice:
        'Whoever drops out in the middle of a case is missed. Try it out together once, from the places people will sit in.',
    },
    { weight: 'must', requirements: ['R32', 'R61'] },
  ),
  point(
    'way-in',
    moving,
    {
      title: 'A way in that everybody knows',
      open: 'It is not settled where on the net you meet.',
      advice:
        'One address for all meetings, known to this group alone, with a waiting room. Doors open five to ten minutes early, for what will not work and for a few words.',
    },
    { weight: 'must', requirements: ['R34', 'R40', 'R61'] },
  ),
  {
    rule: {
      name: 'two-on-screen',
      title: 'Two leaders, one of them moderating',
      advice:
        'On a screen there is more to see to. One leader lets people in and minds technology and time, so that the other can stay with the group.',
      weight: 'should',
      requirements: ['R16', 'R49', 'R58'],
    },
    routes: moving,
    open: 'One leader alone has the technology and the group to look after.',
    isThere: ({ leaders }) => leaders >= 2,
  },
  point(
    'roles',
    moving,
    {
      title: 'Who does what',
      open: 'The leaders have not shared out the roles for the screen.',
      advice:
        'Moderator and process leader: agree before each meeting, tell the group, and swap from time to time.',
    },
    { weight: 'should', requirements: ['R39', 'R57', 'R58', 'R59'] },
  ),
  point(
    'open-word',
    moving,
    {
      title: 'Leaders speak to each other openly',
      open: 'It is not agreed how the leaders reach each other during a meeting.',
      advice:
        'The glance across the room does not work on a screen, and private chat is no substitute for it: say it aloud, in the group.',
    },
    { weight: 'should', requirements: ['R62', 'R63'] },
  ),
  point(
    'signal',
    moving,
    {
      title: 'A sign for wanting to speak',
      open: 'No sign for wanting to speak is agreed.',
      advice: 'A hand raised before the camera, the symbol, or none at all: talk about it with the group.',
    },
    { weight: 'should', requirements: ['R64'] },
  ),
  point(
    'sit-back',
    moving,
    {
      title: 'Sitting back',
      open: 'You could agree how the presenter sits back.',
      advice:
        'Whoever has told the case moves away from the screen a little, stays in the picture and listens. Cameras stay on.',
    },
    { weight: 'may', requirements: ['R65'] },
  ),
  point(
    'debrief',
    moving,
    {
      title: 'A debrief of the leaders’ own',
      open: 'The leaders have no time and place yet for looking back afterwards.',
      advice:
        'There is no walk to the car park. Keep a quarter of an hour or more after each meeting, in private and away from the group’s own room.',
    },
    { weight: 'should', requirements: ['R22', 'R66'] },
  ),
]

/** What only the plan itself can say, beside the essentials of real groups. */
export function planPoints(plan: GroupPlan): PlanFinding[] {
  return (
    points
      .filter(({ routes }) => routes.includes(plan.route))
      // One leader has nobody to share roles with, nor to speak to.
      .filter(({ rule }) => plan.leaders >= 2 || (rule.name !== 'roles' && rule.name !== 'open-word'))
      .map(({ rule, open, isThere }) =>
        isThere(plan)
          ? { rule, state: 'met', reason: `${rule.title}.` }
          : { rule, state: 'missing', reason: open },
      )
  )
}
