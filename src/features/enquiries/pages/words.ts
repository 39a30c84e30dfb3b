import type { EnquiryKind } from '../queries.ts'
import type { TrialPlan } from '../rules/trial-plan.ts'

export const kindInWords: Record<EnquiryKind, string> = {
  'start-face-to-face': 'Starting a group, face to face',
  'start-online': 'Starting a group online',
  'something-else': 'Something else',
}

const numbers = ['no', 'one', 'two', 'three', 'four'] as const

/** "A group that meets face to face in Leith: 8 members, two leaders, both paid." */
export function planInWords(plan: TrialPlan): string {
  const where = plan.route === 'face-to-face' ? 'face to face' : 'online'
  const area = plan.area ? ` ${plan.route === 'face-to-face' ? 'in' : 'for'} ${plan.area}` : ''
  const rhythm = plan.everyWeeks === 1 ? 'every week' : `every ${plan.everyWeeks} weeks`
  return `A group that meets ${where}${area}, ${rhythm}, with ${plan.expectedMembers} members and ${paidInWords(plan.paidLeaders)}.`
}

/** "There are one leader and 4 people who would join." */
export function foundInWords({ leaders, interestedMembers }: TrialPlan): string {
  const led = leaders === 1 ? 'one leader' : `${numbers[leaders]} leaders`
  const joining = interestedMembers === 1 ? '1 person' : `${interestedMembers || 'no'} people`
  return `So far there ${leaders === 1 ? 'is' : 'are'} ${led}, and ${joining} who would join.`
}

function paidInWords(paid: number): string {
  if (paid === 0) return 'leaders who give their time'
  return paid === 1 ? 'one paid leader' : `${numbers[paid]} paid leaders`
}
