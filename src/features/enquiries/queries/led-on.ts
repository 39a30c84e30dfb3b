import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { registerInvitationsOf } from '../../register/queries/register-invitations.ts'
import type { LedOn } from '../rules/led-on.ts'

const destinationOf = { 'leader-entry': 'register', supervision: 'supervision' } as const

/** Where the enquirer has been led from this enquiry, and how far; the newest last. */
export async function ledOnOf(db: ViewerDb, enquiryId: string): Promise<LedOn[]> {
  const invitations = (await registerInvitationsOf(db, enquiryId)).map(
    ({ purpose, state, invitedAt }): LedOn => ({
      to: destinationOf[purpose],
      state: state === 'expired' || state === 'withdrawn' ? 'run-out' : state,
      at: invitedAt,
    }),
  )
  const waiting = await db
    .selectFrom('enquiry_step')
    .select('taken_at')
    .where('enquiry_id', '=', enquiryId)
    .where('kind', '=', 'led-to-waiting-list')
    .executeTakeFirst()
  const all: LedOn[] = [
    ...invitations,
    ...(waiting ? [{ to: 'waiting-list' as const, state: 'accepted' as const, at: waiting.taken_at }] : []),
  ]
  return all.sort((one, other) => Temporal.Instant.compare(one.at, other.at))
}

/** For lists: the state of the newest of `leaf.id`, as ledOnOf() tells it. */
export const newestLedOn = (now: Temporal.Instant) =>
  sql<'open' | 'accepted' | 'run-out' | null>`(
    select state from (
      select invited_at as at, case when accepted_at is not null then 'accepted'
        when expires_at > ${now} then 'open' else 'run-out' end as state
      from register_invitation where enquiry_id = leaf.id and withdrawn_at is null
      union all
      select taken_at, 'accepted' from enquiry_step where enquiry_id = leaf.id and kind = 'led-to-waiting-list') led
    order by at desc limit 1)`
