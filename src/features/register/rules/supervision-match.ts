import { regionInSentence } from '../../../shared/region-words.ts'
import { type Matched, sentence } from './co-leader-match.ts'

/** Who looks for supervision: the leaders of a group, or somebody whom the society introduced. */
export interface SupervisionNeeds {
  /** null: either will do. */
  readonly mode: 'face-to-face' | 'online' | null
  readonly regionId: string | null
  readonly regionName: string | null
  readonly languages: readonly string[]
  readonly leaders: number
}

export interface SupervisorFound {
  readonly personId: string
  readonly offers: readonly ('individual' | 'pair' | 'peer')[]
  readonly regionIds: readonly string[]
  readonly modes: readonly ('face-to-face' | 'online')[]
  readonly languages: readonly string[]
  readonly accreditation: 'none' | 'working-towards' | 'accredited'
  readonly changedAt: Temporal.Instant
}

export interface PeerGroupFound {
  readonly id: string
  readonly mode: 'face-to-face' | 'online'
  readonly regionId: string | null
  readonly languages: readonly string[]
  readonly placesFree: number
  readonly everyWeeks: number
  readonly changedAt: Temporal.Instant
}

/** Near or online first, then who takes a pair where there are two, then who is accredited. */
export const rankSupervisors = <Found extends SupervisorFound>(
  needs: SupervisionNeeds,
  found: readonly Found[],
): Matched<Found>[] =>
  ranked(found, (one) => {
    const near = needs.regionId !== null && one.regionIds.includes(needs.regionId)
    const online = one.modes.includes('online')
    return [
      near && { weight: needs.mode === 'online' ? 8 : 32, words: inRegion(needs) },
      online && { weight: needs.mode === 'face-to-face' ? 8 : 24, words: 'works online' },
      needs.leaders >= 2 &&
        one.offers.includes('pair') && { weight: 16, words: 'supervises both of you together' },
      needs.leaders < 2 &&
        one.offers.includes('individual') && { weight: 16, words: 'supervises one leader' },
      one.accreditation === 'accredited' && { weight: 4, words: 'accredited' },
      ...sharedLanguage(needs, one.languages),
    ]
  })

/** Near or online first, then the rhythm nearest to once a month. */
export const rankPeerGroups = <Found extends PeerGroupFound>(
  needs: SupervisionNeeds,
  found: readonly Found[],
): Matched<Found>[] =>
  ranked(found, (one) => {
    const near = needs.regionId !== null && one.regionId === needs.regionId
    const online = one.mode === 'online'
    return [
      near && {
        weight: 32,
        words: needs.regionName ? `in ${regionInSentence(needs.regionName)}` : 'in your region',
      },
      online && { weight: needs.mode === 'face-to-face' && !near ? 16 : 24, words: 'meets online' },
      !near && !online && { weight: -8, words: 'meets elsewhere' },
      one.everyWeeks <= 6 && { weight: 4, words: 'meets often enough to stay in touch' },
      one.placesFree > 1 && { weight: 2, words: `${one.placesFree} places free` },
      ...sharedLanguage(needs, one.languages),
    ]
  })

function ranked<Found extends { readonly changedAt: Temporal.Instant }>(
  found: readonly Found[],
  pointsOf: (one: Found) => (false | { weight: number; words: string })[],
): Matched<Found>[] {
  return found
    .map((one) => ({ found: one, points: pointsOf(one).filter((point) => point !== false) }))
    .map(({ found: one, points }) => ({
      found: one,
      score: points.reduce((sum, { weight }) => sum + weight, 0),
      reason: sentence(points),
    }))
    .toSorted(
      (one, other) =>
        other.score - one.score || Temporal.Instant.compare(other.found.changedAt, one.found.changedAt),
    )
    .map(({ found: one, reason }) => ({ found: one, reason }))
}

const inRegion = ({ regionName }: SupervisionNeeds) =>
  regionName ? `works in ${regionInSentence(regionName)}` : 'works in your region'

function sharedLanguage({ languages }: SupervisionNeeds, theirs: readonly string[]) {
  const shared = languages.filter((language) => language !== 'English' && theirs.includes(language))
  return shared.length > 0 ? [{ weight: 6, words: `speaks ${shared.join(' and ')}` }] : []
}
