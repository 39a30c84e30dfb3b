import type { Accreditation } from '../../../shared/accreditation.ts'
import type { Audience, Measure } from '../../../shared/criteria.ts'

export interface CriteriaItem {
  readonly measure: Measure
  readonly label: string
  readonly unit: string
  readonly requiredNumber: number
  readonly appliesTo: Audience
  /** Items with the same number are alternatives: one of them is enough. null: it stands alone. */
  readonly eitherOf: number | null
  /** Of what is counted, the share that is to be face to face; null: however it was. */
  readonly inPersonPercent: number | null
  readonly sourceNote: string
}

export interface CriteriaSet {
  readonly id: string
  readonly name: string
  readonly version: number
  /** The first day on which it holds for those who register anew. */
  readonly holdsFromOn: Temporal.PlainDate
  readonly adoptedAt: Temporal.Instant
}

/** The one that holds for whoever registers on a day: the latest to have begun; of several from one day the last adopted. */
export function setForNewcomers<T extends CriteriaSet>(
  sets: readonly T[],
  day: Temporal.PlainDate,
): T | null {
  return (
    sets
      .filter(({ holdsFromOn }) => Temporal.PlainDate.compare(holdsFromOn, day) <= 0)
      .toSorted(
        (one, other) =>
          Temporal.PlainDate.compare(other.holdsFromOn, one.holdsFromOn) ||
          Temporal.Instant.compare(other.adoptedAt, one.adoptedAt),
      )[0] ?? null
  )
}

/** The set that somebody keeps: theirs, as long as they are on the way or accredited. */
export const keptCriteria = (now: { state: Accreditation; criteriaSetId: string | null }): string | null =>
  now.state === 'none' ? null : now.criteriaSetId
