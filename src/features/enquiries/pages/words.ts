import type { TrialPlan } from '../rules/trial-plan.ts'

const numbers = ['no', 'one', 'two', 'three', 'four'] as const

/** "A group that meets face to face in Leith: 8 members, two leaders, both paid." */
export function planInWords(plan: TrialPlan): string {
  const where = plan.route === 'face-to-face' ? 'face to face' : 'online'
  const area = plan.area ? ` ${plan.route === 'face-to-face' ? 'in' : 'for'} ${plan.area}` : ''
  const rhythm = plan.everyWeeks === 1 ? 'every week' : `every ${plan.everyWeeks} weeks`
  return `A group that meets ${where}${area}, ${rhythm}, with ${plan.expectedMembers} members and ${paidInWords(plan.paidLeaders)}.`
}

/** "So far: one leader, nobody else yet." */
export function foundInWords({ leaders, interestedMembers }: TrialPlan): string {
  const led = leaders === 1 ? 'one leader' : `${numbers[leaders]} leaders`
  const joining = `${interestedMembers === 1 ? 'one person' : `${interestedMembers} people`} who would join`
  if (leaders === 0)
    return interestedMembers === 0 ? 'So far: nobody yet.' : `So far: ${joining}, no leader yet.`
  return interestedMembers === 0 ? `So far: ${led}, nobody else yet.` : `So far: ${led} and ${joining}.`
}

/** A remark where more would join than the group would hold. */
export function crowdInWords({ interestedMembers, expectedMembers }: TrialPlan): string | null {
  if (interestedMembers <= expectedMembers) return null
  return `${interestedMembers} people would join a group of ${expectedMembers}. Plan a larger group, think of two, or say early that not everybody will have a place.`
}

function paidInWords(paid: number): string {
  if (paid === 0) return 'leaders who give their time'
  return paid === 1 ? 'one paid leader' : `${numbers[paid]} paid leaders`
}
