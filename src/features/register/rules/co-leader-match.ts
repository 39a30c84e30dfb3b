import type { Accreditation } from '../../../shared/accreditation.ts'
import { regionInSentence } from '../../../shared/region-words.ts'

/** What a group that looks for a second leader has, and what it lacks. */
export interface GroupNeeds {
  readonly mode: 'face-to-face' | 'online'
  readonly regionId: string | null
  readonly regionName: string | null
  /** Where the group meets in other languages than English too, or only. */
  readonly languages: readonly string[]
  /** What most members are; else the only profession it is meant for. */
  readonly membersProfession: string | null
  /** It takes somebody on who works towards accreditation. */
  readonly offersSecondSeat: boolean
  /** Those who lead it already. */
  readonly leaders: readonly {
    readonly accreditation: Accreditation
    readonly psychodynamicTraining: boolean
    readonly profession: string | null
  }[]
}

/** A leader who agreed to be found. */
export interface LeaderFound {
  readonly personId: string
  readonly accreditation: Accreditation
  readonly psychodynamicTraining: boolean
  readonly profession: string | null
  readonly regionIds: readonly string[]
  /** Empty: they did not say, and may do either. */
  readonly modes: readonly ('face-to-face' | 'online')[]
  readonly languages: readonly string[]
  readonly lookingFor: 'group' | 'co-leader' | 'second-seat' | 'nothing'
  readonly meetingsLed: number
  readonly changedAt: Temporal.Instant
}

export interface Matched<Found> {
  readonly found: Found
  /** 'Accredited, which your group still lacks; works in Scotland' */
  readonly reason: string
}

interface Point {
  readonly weight: number
  readonly words: string
}

/**
 * Those first who can come at all, and of them whoever brings what the group lacks: accreditation (R18, R49), then
 * psychodynamic training (R19), then the members' profession (R20). Of equals the freshest entry.
 */
export function rankLeaders<Found extends LeaderFound>(
  needs: GroupNeeds,
  found: readonly Found[],
): Matched<Found>[] {
  return found
    .map((one) => ({ found: one, points: pointsOf(needs, one) }))
    .map(({ found: one, points }) => ({
      found: one,
      score: points.reduce((sum, { weight }) => sum + weight, 0),
      reason: sentence(points),
    }))
    .toSorted(
      (one, other) =>
        other.score - one.score ||
        Temporal.Instant.compare(other.found.changedAt, one.found.changedAt) ||
        (one.found.personId < other.found.personId ? -1 : 1),
    )
    .map(({ found: one, reason }) => ({ found: one, reason }))
}

function pointsOf(needs: GroupNeeds, one: LeaderFound): Point[] {
  const lacks = (has: (leader: GroupNeeds['leaders'][number]) => boolean) => !needs.leaders.some(has)
  const lacksAccredited = lacks(({ accreditation }) => accreditation === 'accredited')
  const isNear = needs.regionId !== null && one.regionIds.includes(needs.regionId)
  const near = needs.regionName ? `works in ${regionInSentence(needs.regionName)}` : 'works in your region'
  const points: (Point | false)[] = [
    lacksAccredited &&
      one.accreditation === 'accredited' && { weight: 32, words: 'accredited, which your group still lacks' },
    lacks(({ psychodynamicTraining }) => psychodynamicTraining) &&
      one.psychodynamicTraining && {
        weight: 16,
        words: 'trained psychodynamically, which your group still lacks',
      },
    needs.membersProfession !== null &&
      one.profession === needs.membersProfession &&
      lacks(({ profession }) => profession === needs.membersProfession) && {
        weight: 8,
        words: `${withArticle(one.profession)} like most of your members`,
      },
    lacksAccredited &&
      one.accreditation === 'working-towards' && { weight: 4, words: 'working towards accreditation' },
    ...reach(needs, one, isNear, near),
    ...sharedLanguages(needs, one),
    one.lookingFor === 'second-seat' &&
      (needs.offersSecondSeat
        ? { weight: 40, words: 'looks for a second seat to learn in, which your group offers' }
        : { weight: 0, words: 'looks for a second seat to learn in' }),
    one.lookingFor === 'group' && { weight: 2, words: 'looks for a group to lead' },
    one.lookingFor === 'co-leader' && { weight: 0, words: 'looks for somebody to lead with' },
    one.meetingsLed >= EXPERIENCED && { weight: 1, words: 'has led many meetings' },
  ]
  return points.filter((point) => point !== false)
}

/** So many meetings led, alone or together, are experience that a beginner can lean on. */
const EXPERIENCED = 20

/** Whether they can be there: online if they work online, in a room if it is in one of their regions. */
function reach({ mode }: GroupNeeds, { modes }: LeaderFound, isNear: boolean, near: string): Point[] {
  const works = (how: 'face-to-face' | 'online') => modes.length === 0 || modes.includes(how)
  if (mode === 'online') {
    return [
      ...(modes.includes('online') ? [{ weight: 64, words: 'leads online' }] : []),
      ...(modes.length === 0 ? [{ weight: 48, words: '' }] : []),
      ...(isNear ? [{ weight: 2, words: near }] : []),
    ]
  }
  if (!isNear) return works('face-to-face') ? [] : [{ weight: -16, words: '' }]
  return works('face-to-face')
    ? [{ weight: 64, words: near }]
    : [{ weight: 0, words: `${near}, but only online` }]
}

function sharedLanguages({ languages }: GroupNeeds, one: LeaderFound): Point[] {
  const shared = languages.filter((language) => language !== 'English' && one.languages.includes(language))
  return shared.length > 0 ? [{ weight: 4, words: `speaks ${shared.join(' and ')}` }] : []
}

const withArticle = (profession: string | null): string =>
  profession === null ? '' : `${/^[aeio]/i.test(profession) ? 'an' : 'a'} ${lowered(profession)}`

/** 'GP' stays, 'Nurse' becomes 'nurse'. */
const lowered = (word: string) =>
  /^[A-Z]{2}/.test(word) ? word : word.charAt(0).toLowerCase() + word.slice(1)

/** The weightiest first. */
export function sentence(points: readonly Point[]): string {
  const words = points
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ words: each }) => each)
    .filter(Boolean)
    .join('; ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
