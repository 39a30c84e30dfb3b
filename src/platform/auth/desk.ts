import type { Kysely } from 'kysely'
import type { DB as Schema } from '../database/schema.ts'
import type { Secrets } from '../secrets.ts'
import type { BetterAuthOn } from './better-auth.ts'

/** What every part of signing in works with. */
export interface Desk {
  signIn: Kysely<Schema>
  secrets: Secrets
  betterAuthOn: BetterAuthOn
  /** The product's own address, without a final slash. */
  baseUrl: string
  clock: () => Temporal.Instant
}

/** A second click arrives within moments of the first. */
const SAME_CLICK_SECONDS = 60

export const isSameMoment = (used_at: Temporal.Instant | null, now: Temporal.Instant): boolean =>
  used_at !== null && now.since(used_at).total('seconds') < SAME_CLICK_SECONDS
