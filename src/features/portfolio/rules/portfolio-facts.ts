import type { Audience, Measure } from '../../../shared/criteria.ts'
import type { EntryKind } from '../../../shared/portfolio-entries.ts'

export type Mode = 'face-to-face' | 'online'

/** What somebody was at a meeting: a member, its only leader, one of those who led it together. */
export type Part = 'member' | 'led' | 'co-led'

/** The meetings of one month at which somebody was there in one part and format; nothing of what was said in them. */
export interface AttendedMonth {
  /** '2026-03', at the group's place. */
  readonly month: string
  readonly part: Part
  readonly mode: Mode
  readonly meetings: number
  readonly minutes: number
  /** How many were told, as it was noted with the attendance. */
  readonly cases: number
}

/** Supervision that both sides have confirmed. */
export interface SupervisedMonth {
  readonly month: string
  readonly kind: 'individual' | 'pair' | 'peers' | 'peer'
  readonly mode: Mode
  readonly sessions: number
  readonly minutes: number
}

/** A workshop, a weekend, or what was elsewhere: in its person's own words. */
export interface OwnEntry {
  readonly id: string
  readonly kind: EntryKind
  readonly title: string
  readonly firstOn: string
  readonly lastOn: string
  readonly amount: number
  readonly minutes: number
  readonly mode: Mode
  /** Ids of its proofs. */
  readonly proofs: readonly string[]
}

export interface PortfolioItem {
  readonly measure: Measure
  readonly label: string
  readonly unit: string
  readonly requiredNumber: number
  readonly appliesTo: Audience
  readonly eitherOf: number | null
  /** Of what is counted, the share that is to be face to face. */
  readonly inPersonPercent: number | null
}

/** What stands in a portfolio, as portfolio_facts() of migration 0063 gives it and a copy that is handed in keeps it. */
export interface PortfolioFacts {
  readonly society: string
  readonly name: string
  /** The society's day on which it was counted. */
  readonly on: string
  /** They are on the way, or accredited: the set is theirs to keep. Else it is the newcomers'. */
  readonly isRegistered: boolean
  readonly psychodynamicTraining: boolean
  /** null: the society has adopted none. */
  readonly criteria: {
    readonly name: string
    readonly version: number
    readonly holdsFromOn: string
    readonly items: readonly PortfolioItem[]
  } | null
  readonly months: readonly AttendedMonth[]
  readonly supervision: readonly SupervisedMonth[]
  readonly entries: readonly OwnEntry[]
  /** Reports that were submitted. */
  readonly reports: readonly { readonly id: string; readonly by: string; readonly submittedOn: string }[]
}
