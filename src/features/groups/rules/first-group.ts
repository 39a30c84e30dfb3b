import type { SocietySettings } from '../../society/rules/guidance.ts'
import type { Mode } from './group-facts.ts'
import { type GroupPlan, modeOf } from './plan.ts'

interface Beginning {
  plan: GroupPlan | null
  kind: 'start-face-to-face' | 'start-online' | 'something-else'
  regionName: string | null
  settings: SocietySettings
}

/** What a new group is called and looks like before its founder has said anything: their plan, else what is usual. */
export function firstGroup({ plan, kind, regionName, settings }: Beginning) {
  const mode: Mode = plan ? modeOf(plan) : kind === 'start-online' ? 'online' : 'face-to-face'
  const most =
    plan?.expectedMembers ?? (mode === 'online' ? settings.onlineMembersMax : settings.membersIdealMin)
  const where = regionName ? `, ${regionName}` : ''
  return {
    name: mode === 'online' ? `New online Balint group${where}` : `New Balint group${where}`,
    mode,
    professions: [...(plan?.professions ?? [])],
    fewest_members: Math.min(most, settings.membersMin),
    most_members: most,
    every_weeks: plan?.everyWeeks ?? null,
    length_minutes: plan?.meetingMinutes ?? settings.meetingMinutes,
  }
}
