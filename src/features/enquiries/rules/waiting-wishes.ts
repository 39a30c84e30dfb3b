import type { EnquiryDetails } from './details.ts'
import { toldOfGroup } from './told-of-group.ts'
import type { TrialPlan } from './trial-plan.ts'

interface Told {
  readonly regionId: string | null
  readonly details: EnquiryDetails | null
  readonly plan: TrialPlan | null
}

/** What an enquirer waits for, from what they told us; null where they named neither a region nor online groups. */
export function waitingWishes({ regionId, details, plan }: Told) {
  const way = details?.kind === 'join-group' ? details.way : regionId ? 'either' : 'online'
  if (way === 'face-to-face' && regionId === null) return null
  return {
    regionId: way === 'online' ? null : regionId,
    wantsOnline: way !== 'face-to-face',
    profession: details?.kind === 'join-group' ? details.profession : null,
    area: toldOfGroup(details).area ?? plan?.area ?? null,
  }
}
