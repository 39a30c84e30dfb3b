import { type Kysely, sql } from 'kysely'
import { newId } from '../../shared/ids.ts'
import type { DB as Schema } from '../database/schema.ts'
import { network } from '../network.ts'
import type { Secrets } from '../secrets.ts'

// Codes of an app are guessed right once in a million; these limits leave somebody who tries day and night, and has the
// mailbox, three in ten thousand. They count for each browser known to its person by itself: whoever tries in somebody's
// name elsewhere does not shut them out of their own. (Links and recovery codes nobody guesses; these are counted so
// that nobody makes work of it.)

export const WRONG_PER_STEP = 5
const WRONG_PER_PERSON_AN_HOUR = 10
/**
 * Of one kind. A hospital may share one address: higher than one person needs. IPv6 counts by /64. What is nobody's passkey
 * counts apart: anybody sends such, and they shut out no one who has a way.
 */
const WRONG_PER_CLIENT_AN_HOUR = 30

export type TriedKind = Schema['failed_try']['kind']

export interface Trier {
  /** null: not known, as a passkey of nobody's. */
  personId: string | null
  /** The browser, when its person has signed in there before. */
  deviceId: string | null
  clientHash: Buffer
}

export const clientHashOf = (secrets: Secrets, client: string): Buffer =>
  secrets.derive(`sign-in-client:${network(client)}`)

export async function mayTry(
  trx: Kysely<Schema>,
  kind: TriedKind,
  { personId, deviceId, clientHash }: Trier,
  now: Temporal.Instant,
): Promise<boolean> {
  const { byPerson, byClient } = await trx
    .selectFrom('failed_try')
    .select([
      sql<number>`count(*) filter (where person_id = ${personId} and kind = ${kind}
        and device_id is not distinct from ${deviceId})`.as('byPerson'),
      sql<number>`count(*) filter (where client_hash = ${clientHash} and device_id is null and kind = ${kind}
        and (person_id is null) = ${personId === null})`.as('byClient'),
    ])
    .where('tried_at', '>', now.subtract({ hours: 1 }))
    .where((row) => row.or([row('person_id', '=', personId), row('client_hash', '=', clientHash)]))
    .executeTakeFirstOrThrow()
  return byPerson < WRONG_PER_PERSON_AN_HOUR && (deviceId !== null || byClient < WRONG_PER_CLIENT_AN_HOUR)
}

export async function noteFailedTry(
  trx: Kysely<Schema>,
  kind: TriedKind,
  { personId, deviceId, clientHash }: Trier,
  now: Temporal.Instant,
): Promise<void> {
  await trx
    .insertInto('failed_try')
    .values({
      id: newId(),
      kind,
      person_id: personId,
      device_id: deviceId,
      client_hash: clientHash,
      tried_at: now,
    })
    .execute()
}

/** Whoever tries at the same time for the same person, or from the same client, waits: limits hold for all at once. */
export async function takeTurnsTrying(trx: Kysely<Schema>, { personId, clientHash }: Trier): Promise<void> {
  await sql`select pg_advisory_xact_lock(3, ${clientHash.readInt32BE()})`.execute(trx)
  if (personId !== null) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`second-way:${personId}`}, 0))`.execute(trx)
  }
}
