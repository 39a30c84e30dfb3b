/** What the law calls the ground (UK GDPR and EU GDPR, article 6(1)). */
export const grounds = ['contract', 'legal-duty', 'legitimate-interest'] as const
export type Ground = (typeof grounds)[number]

/** In the order in which the privacy notice tells of them. */
export const themes = [
  'asking',
  'joining',
  'circle',
  'leading',
  'money',
  'account',
  'office',
  'machinery',
] as const
export type Theme = (typeof themes)[number]

/** Society settings that are periods. */
export type PeriodSetting = 'ticksKeptDays' | 'debriefWeeks'

export type Kept =
  /** An ISO 8601 duration, of which PostgreSQL and Temporal make the same; PT0S: at once. */
  | { readonly for: string }
  /** As the society has set it. */
  | { readonly setting: PeriodSetting; readonly unit: 'days' | 'weeks' }
  /** In words, where no clock runs: it goes with something else, or when its owner says so. */
  | { readonly until: string }

export interface Forgetter {
  /** The SQL function that does it (migrations/0072b, 0072c): how long is kept, how many at most, answers how many went. */
  readonly function: string
  /** Many pages promise the hour, not the night. */
  readonly hourly?: boolean
  /** A task of its own calls the function, since it has more to do than that; it takes no period then. */
  readonly task?: string
}

export type Afterwards =
  | 'deleted'
  /** The fact stays, and nobody can be found from it. */
  | 'name-taken-away'
  /** Totals are carried on. */
  | 'sums-kept'

export interface RetentionEntry {
  readonly kind: string
  readonly theme: Theme
  /** In plain words, as the privacy notice says it. */
  readonly what: string
  /** Tables whose rows it is, and those that go along with them. */
  readonly tables: readonly string[]
  readonly kept: Kept
  /** From when the period counts. */
  readonly from: string
  readonly ground: Ground
  readonly afterwards: Afterwards
  /** null: it goes with another kind, or with its owner's own hand. */
  readonly by: Forgetter | null
  /** Why a hold does not keep it waiting; left out where it does. */
  readonly notHeld?: string
}
