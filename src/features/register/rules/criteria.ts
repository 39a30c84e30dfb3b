import type { Accreditation } from '../../../shared/accreditation.ts'

/** What a portfolio counts; 'other' is read and judged by somebody. */
export const measures = [
  'society-membership',
  'member-sessions',
  'member-weekends',
  'sessions-led',
  'leadership-weekends',
  'cases',
  'meetings',
  'supervisions-a-year',
  'supervision-hours',
  'double-hours',
  'portfolio',
  'supervisors-report',
  'other',
] as const
export type Measure = (typeof measures)[number]

export const measureInWords: Readonly<Record<Measure, string>> = {
  'society-membership': 'Membership of the society',
  'member-sessions': 'Meetings as a member of a group',
  'member-weekends': 'Weekends as a member',
  'sessions-led': 'Meetings led or co-led',
  'leadership-weekends': 'Leadership weekends',
  cases: 'Case discussions',
  meetings: 'Meetings in all',
  'supervisions-a-year': 'Supervisions a year',
  'supervision-hours': 'Hours of supervision',
  'double-hours': 'Double hours',
  portfolio: 'A portfolio',
  'supervisors-report': 'A supervisor’s report',
  other: 'Something else, read by the Council',
}

export const audiences = [
  'everybody',
  'with-psychodynamic-training',
  'without-psychodynamic-training',
] as const
export type Audience = (typeof audiences)[number]

export const audienceInWords: Readonly<Record<Audience, string>> = {
  everybody: 'everybody',
  'with-psychodynamic-training': 'those with psychodynamic training',
  'without-psychodynamic-training': 'those without psychodynamic training',
}

export interface CriteriaItem {
  readonly measure: Measure
  readonly label: string
  readonly unit: string
  readonly requiredNumber: number
  readonly appliesTo: Audience
  /** Items with the same number are alternatives: one of them is enough. null: it stands alone. */
  readonly eitherOf: number | null
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
