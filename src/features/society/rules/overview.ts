import { regionInSentence } from '../../../shared/region-words.ts'

/** How a group stands, as one word: the first that fits, read from below. */
export const groupStates = ['planning', 'open', 'full', 'meeting', 'quiet'] as const
export type GroupState = (typeof groupStates)[number]

export const stateWords: Readonly<Record<GroupState, { label: string; means: string }>> = {
  planning: { label: 'in planning', means: 'not open, and has not met' },
  open: { label: 'open', means: 'takes applicants and has a free place' },
  full: { label: 'full', means: 'every place is taken; the first meeting is to come' },
  meeting: { label: 'meeting', means: 'meets, and takes nobody in at present' },
  quiet: { label: 'quiet', means: 'has met, has no date ahead and has not met for long' },
}

export interface Numbers {
  readonly groups: Readonly<Record<GroupState, number>>
  readonly seatsTaken: number
  readonly seatsFree: number
  readonly leaders: number
  readonly unsupervised: number
  readonly waiting: number
  readonly late: number
  /** People who wait to hear of a group there. */
  readonly wanting: number
}

export interface RegionNumbers extends Numbers {
  /** null: groups and enquiries that name no region. */
  readonly regionId: string | null
  readonly name: string
  readonly representatives: readonly string[]
}

export const noNumbers: Numbers = {
  groups: { planning: 0, open: 0, full: 0, meeting: 0, quiet: 0 },
  seatsTaken: 0,
  seatsFree: 0,
  leaders: 0,
  unsupervised: 0,
  waiting: 0,
  late: 0,
  wanting: 0,
}

export const groupsIn = ({ groups }: Pick<Numbers, 'groups'>): number =>
  groupStates.reduce((sum, state) => sum + groups[state], 0)

/** Several regions together. */
export function together(regions: readonly Numbers[]): Numbers {
  return regions.reduce<Numbers>(
    (sum, one) => ({
      groups: {
        planning: sum.groups.planning + one.groups.planning,
        open: sum.groups.open + one.groups.open,
        full: sum.groups.full + one.groups.full,
        meeting: sum.groups.meeting + one.groups.meeting,
        quiet: sum.groups.quiet + one.groups.quiet,
      },
      seatsTaken: sum.seatsTaken + one.seatsTaken,
      seatsFree: sum.seatsFree + one.seatsFree,
      leaders: sum.leaders + one.leaders,
      unsupervised: sum.unsupervised + one.unsupervised,
      waiting: sum.waiting + one.waiting,
      late: sum.late + one.late,
      wanting: sum.wanting + one.wanting,
    }),
    noNumbers,
  )
}

export interface UsefulThing {
  readonly title: string
  readonly why: string
  readonly action: { readonly href: string; readonly label: string } | null
}

export interface OverviewFacts {
  readonly as: 'administrator' | 'council' | 'representative'
  readonly regions: readonly RegionNumbers[]
  /** Requests that wait for the Council's word. */
  readonly councilAsked: number
  /** Regions of which everybody is away and nobody stands in. */
  readonly uncovered: readonly string[]
  /** So many people are enough for a group (R7). */
  readonly enough: number
}

/** What to do first, looking at the numbers; null when nothing presses. */
export function usefulThing({
  as,
  regions,
  councilAsked,
  uncovered,
  enough,
}: OverviewFacts): UsefulThing | null {
  const { waiting, late } = together(regions)
  const answers = as !== 'council'
  if (late > 0) {
    const [where] = regions.filter((region) => region.late > 0)
    return {
      title: late === 1 ? 'Somebody waits too long' : `${late} people wait too long`,
      why: `They were promised an answer by now${where && regions.length > 1 ? `, ${inRegion(where)}${late > where.late ? ' and elsewhere' : ''}` : ''}.`,
      action: answers ? { href: '/enquiries', label: 'Read the enquiries' } : null,
    }
  }
  if (as === 'council' && councilAsked > 0) return askedOfCouncil(councilAsked)
  if (waiting > 0 && answers) {
    return {
      title: waiting === 1 ? 'Somebody waits for an answer' : `${waiting} people wait for an answer`,
      why:
        waiting === 1
          ? 'Within the time that was promised.'
          : 'All of them within the time that was promised.',
      action: { href: '/enquiries', label: 'Read the enquiries' },
    }
  }
  const [empty] = regions.filter(({ regionId, representatives }) => regionId && representatives.length === 0)
  if (as === 'administrator' && empty) {
    return {
      title: `Say who represents ${regionInSentence(empty.name)}`,
      why: 'People who think of a group would rather ask somebody near them.',
      action: { href: `/office/regions/${empty.regionId}`, label: 'Enter a representative' },
    }
  }
  const [uncoveredName] = uncovered
  if (as === 'administrator' && uncoveredName !== undefined) {
    return {
      title: `Nobody is there for ${regionInSentence(uncoveredName)}`,
      why: 'Its representatives are away and nobody stands in: its enquiries come to the administrators.',
      action: null,
    }
  }
  const [wanted] = regions
    .filter(({ regionId, wanting, groups }) => regionId && wanting >= enough && groups.open === 0)
    .toSorted((one, other) => other.wanting - one.wanting)
  return wanted && answers
    ? {
        title: `${wanted.wanting} people want a group in ${regionInSentence(wanted.name)}`,
        why: 'That is enough for one, and none is open. Is there somebody who would lead it?',
        action: { href: '/register', label: 'Look in the register' },
      }
    : null
}

const inRegion = ({ regionId, name }: RegionNumbers): string =>
  regionId === null ? 'with no region given' : `in ${regionInSentence(name)}`

const askedOfCouncil = (count: number): UsefulThing => ({
  title: count === 1 ? 'Somebody asks for your decision' : `${count} people ask for your decision`,
  why: 'Accreditation and supervisors are confirmed by Council.',
  action: { href: '/register/waiting', label: 'See who asks' },
})
