import type { Accreditation } from '../../../shared/accreditation.ts'
import type { Currency } from '../../../shared/money.ts'
import type { LateJoiners, PaidAhead } from '../../fees/rules/contribution.ts'
import type { Mode } from '../../groups/rules/group-facts.ts'

/** What a flier prints of a group, as flier_facts() of migration 0027 gives it and an edition keeps it. */
export interface FlierFacts {
  readonly society: string
  readonly name: string
  readonly mode: Mode
  readonly region: string | null
  readonly area: string | null
  readonly aims: string | null
  readonly professions: readonly string[]
  readonly languages: readonly string[]
  /** ISO: 1 is Monday. */
  readonly weekday: number | null
  /** '19:30' */
  readonly startTime: string | null
  readonly everyWeeks: number | null
  /** Only of a group that meets by the month: 1 to 4, or -1 for the last. */
  readonly nthOfMonth?: number
  readonly lengthMinutes: number | null
  readonly timeZone: string
  /** Of the term that is under way or comes next: '2027-01-12'. */
  readonly dates: { readonly first: string; readonly last: string; readonly meetings: number } | null
  readonly fee: {
    readonly contributionMinor: number
    readonly currency: Currency
    readonly paidAhead: PaidAhead
    readonly firstMeetingFree: boolean
    readonly covers: string
    /** Only where it is otherwise than usual. */
    readonly months?: number
    readonly lateJoiners?: LateJoiners
    readonly creditsCancelled?: boolean
    readonly creditsMissed?: boolean
    /** Only where a change is announced: '2027-01-12'. */
    readonly coming?: {
      readonly holdsFrom: string
      readonly contributionMinor: number
      readonly currency: Currency
      readonly paidAhead: PaidAhead
      readonly months: number | null
    }
  } | null
  /** Those who agreed to be named. */
  readonly leaders: readonly {
    readonly name: string
    readonly profession: string | null
    readonly accreditation: Accreditation
  }[]
  readonly leadersInAll: number
}

/** A flier as it was handed out; out of date when today's facts have another hash. */
export interface FlierEdition {
  readonly id: string
  readonly factsHash: string
  readonly facts: FlierFacts
  readonly madeAt: Temporal.Instant
}

const nothingSaid: FlierFacts = {
  society: '',
  name: '',
  mode: 'face-to-face',
  region: null,
  area: null,
  aims: null,
  professions: [],
  languages: [],
  weekday: null,
  startTime: null,
  everyWeeks: null,
  lengthMinutes: null,
  timeZone: 'UTC',
  dates: null,
  fee: null,
  leaders: [],
  leadersInAll: 0,
}

/** An edition as it was kept: what fliers did not print then is not said on it. */
export const wholeFacts = (kept: Partial<FlierFacts>): FlierFacts => ({ ...nothingSaid, ...kept })
