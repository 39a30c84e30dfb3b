import { type Currency, formatMoney, money } from '../../../shared/money.ts'
import { inWords } from '../../../shared/numerals.ts'
import type { Settled } from '../../groups/rules/plan-points.ts'
import type { Question } from '../rules/start-path.ts'
import type { TrialPlan } from '../rules/trial-plan.ts'

export const routeWords: Readonly<Record<TrialPlan['route'], string>> = {
  'face-to-face': 'A new group, face to face',
  online: 'A new group, online',
  'moving-online': 'A group that exists moves online',
}

interface Told {
  currency: Currency
  /** The region's name, if one was said. */
  regionName: string | null
  /** What the question lets one tick off. */
  ticks: readonly Settled[]
}

/** What was answered to a question, as short as in a list; where nothing was said, what is reckoned with. */
export function answerInWords(
  question: Question,
  plan: TrialPlan,
  { currency, regionName, ticks }: Told,
): string {
  const say = (minor: number) => formatMoney(money(minor, currency))
  switch (question) {
    case 'route':
      return routeWords[plan.route]
    case 'where':
      return [plan.area, regionName].filter(Boolean).join(', ') || 'Not said'
    case 'whom':
      return plan.professions.join(', ') || 'Not said yet'
    case 'members':
      return people(plan.expectedMembers)
    case 'joining':
      return plan.interestedMembers === 0 ? 'Nobody yet' : people(plan.interestedMembers)
    case 'leaders':
      return plan.leaders === 0 ? 'Nobody yet' : capital(inWords(plan.leaders))
    case 'experience':
      return experience(plan).join(', ') || 'Not known yet'
    case 'rhythm':
      return `${plan.meetingMinutes} minutes, ${everyWeeksInWords(plan.everyWeeks)}`
    case 'room':
      return roomInWords(plan, say)
    case 'supervision':
      return [
        plan.supervision ? 'Arranged' : 'Not arranged yet',
        plan.supervisionPerSessionMinor > 0 &&
          `the group carries ${say(plan.supervisionPerSessionMinor)} a meeting`,
      ]
        .filter(Boolean)
        .join('; ')
    case 'paid':
      return plan.paidLeaders === 0 ? 'None: they give their time' : capital(inWords(plan.paidLeaders))
    case 'fee':
      return `${say(plan.leaderFeePerHourMinor)} an hour each`
    case 'around':
      return plan.paidPreMeetingMinutes + plan.paidDebriefMinutes === 0
        ? 'Given'
        : `Paid: ${plan.paidPreMeetingMinutes} minutes before, ${plan.paidDebriefMinutes} after`
    default:
      return ticksInWords(ticks, plan)
  }
}

export const everyWeeksInWords = (weeks: number): string =>
  weeks === 1 ? 'every week' : `every ${inWords(weeks)} weeks`

const people = (count: number): string => (count === 1 ? 'One person' : `${count} people`)

function experience(plan: TrialPlan): string[] {
  const both = plan.leaders > 1
  return [
    plan.leadersWereMembers && (both ? 'Both were members' : 'Has been a member'),
    plan.oneAccredited && (both ? 'one is accredited' : 'accredited'),
    plan.onePsychodynamic && (both ? 'one with psychodynamic training' : 'with psychodynamic training'),
  ].filter((word) => word !== false)
}

function roomInWords(plan: TrialPlan, say: (minor: number) => string): string {
  const cost = plan.roomPerSessionMinor > 0 ? `${say(plan.roomPerSessionMinor)} a meeting` : null
  if (plan.route === 'moving-online') return cost ? `${cost}, which falls away` : 'Costs nothing'
  return [plan.hasRoom ? 'There is one' : 'Not yet', cost].filter(Boolean).join('; ')
}

function ticksInWords(things: readonly Settled[], plan: TrialPlan): string {
  const done = things.filter((thing) => plan.settled.includes(thing)).length
  if (things.length === 1) return done === 1 ? 'Yes' : 'Not yet'
  return done === things.length ? 'All of it' : `${done} of ${things.length}`
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
