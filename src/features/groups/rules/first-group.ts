import type { EnquiryKind } from '../../../shared/enquiry-kinds.ts'
import type { SocietySettings } from '../../society/rules/society-settings.ts'
import { listed } from './essential.ts'
import type { Mode } from './group-facts.ts'
import { type GroupPlan, modeOf } from './plan.ts'

interface Beginning {
  plan: (GroupPlan & { area?: string | undefined }) | null
  kind: EnquiryKind
  /** Where it is thought for, as the plan or the enquiry said. */
  area?: string | null
  /** How many members it has already: of a group that moves online. */
  members?: number | null
  regionName: string | null
  settings: SocietySettings
}

/** What a new group is called and looks like before its founder has said anything: their plan, else what is usual. */
export function firstGroup({
  plan,
  kind,
  area = plan?.area ?? null,
  members = null,
  regionName,
  settings,
}: Beginning) {
  const mode: Mode = plan
    ? modeOf(plan)
    : kind === 'start-online' || kind === 'move-online'
      ? 'online'
      : 'face-to-face'
  const most =
    plan?.expectedMembers ??
    members ??
    (mode === 'online' ? settings.onlineMembersMax : settings.membersIdealMin)
  return {
    name: firstName(mode, { area, regionName }),
    mode,
    is_transfer: plan ? plan.route === 'moving-online' : kind === 'move-online',
    professions: [...(plan?.professions ?? [])],
    fewest_members: Math.min(most, settings.membersMin),
    most_members: most,
    every_weeks: plan?.everyWeeks ?? null,
    length_minutes: plan?.meetingMinutes ?? settings.meetingMinutes,
  }
}

interface Where {
  area: string | null
  regionName: string | null
}

/** 'Leith group', 'Scotland online group': until its leaders call it something else. */
function firstName(mode: Mode, { area, regionName }: Where): string {
  if (mode === 'online') return regionName ? `${regionName} online group` : 'New online group'
  const where = area !== null && area.length <= LONGEST_IN_A_NAME ? area : regionName
  return where ? `${where} group` : 'New group'
}

const LONGEST_IN_A_NAME = 60

export const isFirstName = (name: string, where: Where): boolean =>
  [firstName('online', where), firstName('face-to-face', where)].includes(name)

const paidLeadersInWords = ['', 'the leader', 'both leaders', 'three leaders', 'four leaders']

/** What the contribution that was planned pays for: 'both leaders, the room and supervision'. */
export function coversInWords(plan: GroupPlan): string {
  const hasPaidRoom = modeOf(plan) === 'face-to-face' && plan.roomPerSessionMinor > 0
  const paid = [
    paidLeadersInWords[plan.paidLeaders] ?? '',
    hasPaidRoom ? 'the room' : '',
    plan.supervisionPerSessionMinor > 0 ? 'supervision' : '',
  ]
  return listed(paid.filter(Boolean))
}
