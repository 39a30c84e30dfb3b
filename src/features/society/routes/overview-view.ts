import type { Part } from '../../../ui/numbers.tsx'
import type { OverviewView, RegionRow } from '../pages/overview.tsx'
import {
  type GroupState,
  groupStates,
  groupsIn,
  type Numbers,
  type RegionNumbers,
  stateWords,
  together,
} from '../rules/overview.ts'

const shades: Readonly<Record<GroupState, Part['shade']>> = {
  planning: 1,
  open: 2,
  full: 3,
  meeting: 4,
  quiet: 'hollow',
}

const partsOf = ({ groups }: Pick<Numbers, 'groups'>): Part[] =>
  groupStates.map((state) => ({ label: stateWords[state].label, count: groups[state], shade: shades[state] }))

interface Around {
  /** Where a region's name leads; null where it is only a name. */
  hrefOf: (region: RegionNumbers) => string | null
  /** Sentences about those of a region who are away today. */
  awayIn: (regionId: string | null) => readonly string[]
}

/** The numbers as the overviews show them. */
export function overviewView(regions: readonly RegionNumbers[], { hrefOf, awayIn }: Around): OverviewView {
  const sum = together(regions)
  return {
    sum: { ...sum, groups: groupsIn(sum), parts: partsOf(sum) },
    rows: regions.map(
      (region): RegionRow => ({
        ...region,
        key: region.regionId ?? 'none',
        href: hrefOf(region),
        who: region.representatives.join(', ') || (region.regionId === null ? '' : 'nobody represents it'),
        away: awayIn(region.regionId),
        groups: groupsIn(region),
        parts: partsOf(region),
      }),
    ),
    most: Math.max(1, ...regions.map(groupsIn)),
    states: partsOf(sum).map((part, place) => ({
      ...part,
      means: stateWords[groupStates[place] ?? 'planning'].means,
    })),
  }
}
