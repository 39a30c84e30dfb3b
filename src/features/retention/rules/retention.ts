import type { Kept, RetentionEntry } from './entry.ts'
import { account } from './kinds/account.ts'
import { asking } from './kinds/asking.ts'
import { circle } from './kinds/circle.ts'
import { joining } from './kinds/joining.ts'
import { leading } from './kinds/leading.ts'
import { machinery } from './kinds/machinery.ts'
import { money } from './kinds/money.ts'
import { office } from './kinds/office.ts'

const entries = [
  ...asking,
  ...joining,
  ...circle,
  ...leading,
  ...money,
  ...account,
  ...office,
  ...machinery,
] as const

export type Kind = (typeof entries)[number]['kind']

/**
 * How long everything about people is kept, why, and what happens then. It drives the nightly forgetting, the privacy notice,
 * the record of processing and their tests; no period stands anywhere else. In this order the night works through it.
 */
export const retention: readonly (RetentionEntry & { readonly kind: Kind })[] = entries

export const entryOf = (kind: Kind): RetentionEntry & { readonly kind: Kind } => {
  const entry = retention.find((each) => each.kind === kind)
  if (!entry) throw new Error(`${kind} has no entry`)
  return entry
}

/** Periods that the society sets, as its settings have them. */
export type Periods = Readonly<Record<Extract<Kept, { setting: unknown }>['setting'], number>>

/** 'P6W'; null where no clock runs. PostgreSQL and Temporal read it alike. */
export function durationOf({ kept }: Pick<RetentionEntry, 'kept'>, periods: Periods): string | null {
  if ('until' in kept) return null
  if ('for' in kept) return kept.for
  return `P${periods[kept.setting]}${kept.unit === 'weeks' ? 'W' : 'D'}`
}

/** The constant period of a kind, in the unit it is written in: for pages that promise it where the data is asked for. */
export function periodOf(kind: Kind): Temporal.Duration {
  const { kept } = entryOf(kind)
  if (!('for' in kept)) throw new Error(`${kind} has no period of its own`)
  return Temporal.Duration.from(kept.for)
}

const units = ['years', 'months', 'weeks', 'days', 'hours'] as const

/** '6 weeks', '12 months'; '' for at once. */
export function durationInWords(duration: string): string {
  const parts = Temporal.Duration.from(duration)
  return units
    .filter((unit) => parts[unit] > 0)
    .map((unit) => `${parts[unit]} ${parts[unit] === 1 ? unit.slice(0, -1) : unit}`)
    .join(' and ')
}

/** '6 weeks from the meeting'; 'as long as you have an account'. */
export function keptInWords(entry: RetentionEntry, periods: Periods): string {
  if ('until' in entry.kept) return entry.kept.until
  const words = durationInWords(durationOf(entry, periods) ?? 'PT0S')
  return words ? `${words} from ${entry.from}` : `until ${entry.from}`
}

export const groundWords: Readonly<Record<RetentionEntry['ground'], string>> = {
  contract: 'We need it for what you asked of us or take part in: article 6(1)(b).',
  'legal-duty': 'The law asks us to keep it: article 6(1)(c).',
  'legitimate-interest':
    'We and you have a good reason to keep it for so long, and it weighs more than the intrusion: article 6(1)(f).',
}

export const shortGround: Readonly<Record<RetentionEntry['ground'], string>> = {
  contract: 'contract, article 6(1)(b)',
  'legal-duty': 'legal duty, article 6(1)(c)',
  'legitimate-interest': 'legitimate interest, article 6(1)(f)',
}

export const afterwardsWords: Readonly<Record<RetentionEntry['afterwards'], string>> = {
  deleted: 'deleted',
  'name-taken-away': 'names taken away',
  'sums-kept': 'deleted; sums without names are carried on',
}

export const themeWords: Readonly<Record<RetentionEntry['theme'], string>> = {
  asking: 'Asking us',
  joining: 'Joining a group',
  circle: 'In a group',
  leading: 'Leading and supervising',
  money: 'Money',
  account: 'Your account',
  office: 'The society’s office',
  machinery: 'What the machinery needs',
}
