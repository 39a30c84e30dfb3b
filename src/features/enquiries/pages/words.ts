import { inWords } from '../../../shared/numerals.ts'
import type { TrialPlan } from '../rules/trial-plan.ts'

/** "A group that meets face to face in Leith, every 2 weeks, with 8 members and two paid leaders." */
export function planInWords(plan: TrialPlan): string {
  const rhythm = plan.everyWeeks === 1 ? 'every week' : `every ${plan.everyWeeks} weeks`
  const who = `with ${plan.expectedMembers} members and ${paidInWords(plan.paidLeaders)}`
  if (plan.route === 'moving-online') return `A group that moves online, ${rhythm}, ${who}.`
  const where = plan.route === 'face-to-face' ? 'face to face' : 'online'
  const area = plan.area ? ` ${plan.route === 'face-to-face' ? 'in' : 'for'} ${plan.area}` : ''
  return `A group that meets ${where}${area}, ${rhythm}, ${who}.`
}

/** "So far: one leader, nobody else yet." */
export function foundInWords({ route, leaders, interestedMembers }: TrialPlan): string {
  if (route === 'moving-online') return ''
  const led = leaders === 1 ? 'one leader' : `${inWords(leaders)} leaders`
  const joining = `${interestedMembers === 1 ? 'one person' : `${interestedMembers} people`} who would join`
  if (leaders === 0)
    return interestedMembers === 0 ? 'So far: nobody yet.' : `So far: ${joining}, no leader yet.`
  return interestedMembers === 0 ? `So far: ${led}, nobody else yet.` : `So far: ${led} and ${joining}.`
}

/** A remark where more would join than the group would hold. */
export function crowdInWords({ route, interestedMembers, expectedMembers }: TrialPlan): string | null {
  if (route === 'moving-online' || interestedMembers <= expectedMembers) return null
  return `${interestedMembers} people would join a group of ${expectedMembers}. Plan a larger group, think of two, or say early that not everybody will have a place.`
}

function paidInWords(paid: number): string {
  if (paid === 0) return 'leaders who give their time'
  return paid === 1 ? 'one paid leader' : `${inWords(paid)} paid leaders`
}
