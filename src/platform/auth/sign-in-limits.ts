import { type Kysely, sql } from 'kysely'
import type { DB as Schema } from '../database/schema.ts'
import { network } from '../network.ts'
import type { Secrets } from '../secrets.ts'

// Counted from the rows of sign_in_request, so that they hold across restarts and between processes.

/** Sign-ins that may be asked for: each is an email in somebody's mailbox. */
const REQUESTS_PER_ADDRESS_AN_HOUR = 5
const REQUESTS_PER_ADDRESS_A_DAY = 15
/** A hospital may share one address: higher than one person needs. */
const REQUESTS_PER_CLIENT_AN_HOUR = 20

/** Codes that may be guessed wrong. Past these the link in the email still works: nobody guesses 32 bytes. */
export const WRONG_CODES_PER_REQUEST = 5
const WRONG_CODES_PER_CLIENT_AN_HOUR = 20
/** Somebody guessing at one mailbox day and night is right once in two centuries. */
const WRONG_CODES_PER_ADDRESS_A_DAY = 12

/** Rows older than this no longer count towards any limit. */
const LIMIT_HOURS = 24

export interface Requester {
  addressHash: Buffer
  clientHash: Buffer
  /** The browser, when whoever has this address has signed in there before: it is counted by itself. */
  deviceId: string | null
}

export function requester(secrets: Secrets, email: string, client: string): Omit<Requester, 'deviceId'> {
  return {
    addressHash: secrets.derive(`sign-in-address:${email.toLowerCase()}`),
    clientHash: secrets.derive(`sign-in-client:${network(client)}`),
  }
}

/** Waits for whoever is asking from the same client or for the same address, until the transaction ends. */
export async function takeTurns(
  trx: Kysely<Schema>,
  { clientHash, addressHash }: Omit<Requester, 'deviceId'>,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(1, ${clientHash.readInt32BE()})`.execute(trx)
  await sql`select pg_advisory_xact_lock(2, ${addressHash.readInt32BE()})`.execute(trx)
}

export async function mayAsk(trx: Kysely<Schema>, who: Requester, now: Temporal.Instant): Promise<boolean> {
  const asked = await counts(trx, who, now)
  return (
    asked.byAddressInHour < REQUESTS_PER_ADDRESS_AN_HOUR &&
    asked.byAddressInDay < REQUESTS_PER_ADDRESS_A_DAY &&
    asked.byClientInHour < REQUESTS_PER_CLIENT_AN_HOUR
  )
}

export async function mayGuess(trx: Kysely<Schema>, who: Requester, now: Temporal.Instant): Promise<boolean> {
  const asked = await counts(trx, who, now)
  return (
    asked.wrongByAddressInDay < WRONG_CODES_PER_ADDRESS_A_DAY &&
    asked.wrongByClientInHour < WRONG_CODES_PER_CLIENT_AN_HOUR
  )
}

/**
 * Whoever asks from a browser that knows them counts for that browser alone: strangers who ask in their name, or from the
 * same hospital, shut nobody out of it. All the others count together.
 */
async function counts(
  trx: Kysely<Schema>,
  { addressHash, clientHash, deviceId }: Requester,
  now: Temporal.Instant,
) {
  const sameAddress = sql`address_hash = ${addressHash} and device_id is not distinct from ${deviceId}::uuid`
  const sameClient = sql`client_hash = ${clientHash} and device_id is null and ${deviceId}::uuid is null`
  const inHour = sql`requested_at > ${now.subtract({ hours: 1 })}`
  return trx
    .selectFrom('sign_in_request')
    .select([
      sql<number>`count(*) filter (where ${sameAddress} and ${inHour})`.as('byAddressInHour'),
      sql<number>`count(*) filter (where ${sameAddress})`.as('byAddressInDay'),
      sql<number>`count(*) filter (where ${sameClient} and ${inHour})`.as('byClientInHour'),
      sql<number>`coalesce(sum(failed_tries) filter (where ${sameAddress}), 0)`.as('wrongByAddressInDay'),
      sql<number>`coalesce(sum(failed_tries) filter (where ${sameClient} and ${inHour}), 0)`.as(
        'wrongByClientInHour',
      ),
    ])
    .where('requested_at', '>', now.subtract({ hours: LIMIT_HOURS }))
    .where((row) => row.or([row('address_hash', '=', addressHash), row('client_hash', '=', clientHash)]))
    .executeTakeFirstOrThrow()
}
