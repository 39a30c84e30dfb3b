import type { Kysely } from 'kysely'
import { type Refusal, refuse } from '../../shared/refusal.ts'
import type { DB as Schema } from '../database/schema.ts'
import { stepOfCode } from './app-codes.ts'
import type { Desk } from './desk.ts'
import { mayTry, noteFailedTry, type Trier, takeTurnsTrying } from './failed-tries.ts'
import { type ChallengePurpose, credentialIn, readAnswer } from './passkey-proof.ts'
import { recoveryCodeHash } from './recovery-codes.ts'
import { openWithSecret } from './sealed-with-secret.ts'
import { tellPerson } from './tell-person.ts'

// What somebody shows beside their mailbox. Each kind is used once: a code of an app counts for its half minute and never
// again (RFC 6238, 5.2), a recovery code once for all, a passkey's answer to one challenge.

export type Shown =
  | { kind: 'app-code'; code: string }
  | { kind: 'recovery-code'; code: string }
  | { kind: 'passkey'; credential: string; purpose: ChallengePurpose }

export type ShownRefusal = Refusal<'wrong-proof' | 'proof-used' | 'too-many-tries'>

/** Whose passkey answers; null when it is nobody's here. */
export async function ownerOfPasskey(db: Kysely<Schema>, credential: string): Promise<string | null> {
  const row = await db
    .selectFrom('passkey')
    .select('person_id')
    .where('credential_id', '=', credentialIn(credential) ?? '')
    .executeTakeFirst()
  return row?.person_id ?? null
}

/**
 * Whether it is theirs, and not used before; what is wrong is counted. The caller returns a refusal as it is, so that the
 * count stays.
 * @returns a name for what was shown that no other showing has
 */
export async function checkShown(
  desk: Desk,
  trx: Kysely<Schema>,
  who: Trier & { headers: Headers; userAgent: string },
  shown: Shown,
  now: Temporal.Instant,
): Promise<{ shownAs: string } | ShownRefusal> {
  await takeTurnsTrying(trx, who)
  if (!(await mayTry(trx, shown.kind, who, now))) return refuse('too-many-tries')
  const outcome = who.personId === null ? 'wrong' : await use(desk, trx, who.personId, shown, now)
  if (outcome === 'wrong') {
    await noteFailedTry(trx, shown.kind, who, now)
    return refuse('wrong-proof')
  }
  if (outcome === 'used') return refuse('proof-used')
  if (shown.kind === 'recovery-code' && who.personId !== null) {
    await tellPerson(trx, { personId: who.personId, kind: 'code-used', userAgent: who.userAgent, now })
  }
  return { shownAs: outcome.shownAs }
}

type Used = 'wrong' | 'used' | { shownAs: string }

function use(
  desk: Desk,
  trx: Kysely<Schema>,
  personId: string,
  shown: Shown,
  now: Temporal.Instant,
): Promise<Used> {
  switch (shown.kind) {
    case 'app-code':
      return useAppCode(desk, trx, personId, shown.code, now)
    case 'recovery-code':
      return useRecoveryCode(desk, trx, personId, shown.code, now)
    case 'passkey':
      return usePasskey(desk, trx, personId, shown, now)
  }
}

async function useAppCode(
  { secrets }: Desk,
  trx: Kysely<Schema>,
  personId: string,
  code: string,
  now: Temporal.Instant,
): Promise<Used> {
  const app = await trx
    .selectFrom('authenticator_app')
    .select(['sealed_secret', 'last_step'])
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  const secret = app ? openWithSecret(secrets, 'authenticator-app', personId, app.sealed_secret) : null
  const step = secret ? stepOfCode(secret, code, now) : null
  if (!app || step === null) return 'wrong'
  if (step <= Number(app.last_step)) return 'used'
  await trx
    .updateTable('authenticator_app')
    .set({ last_step: step })
    .where('person_id', '=', personId)
    .execute()
  return { shownAs: `app-code:${personId}:${step}` }
}

async function useRecoveryCode(
  { secrets }: Desk,
  trx: Kysely<Schema>,
  personId: string,
  code: string,
  now: Temporal.Instant,
): Promise<Used> {
  const hash = recoveryCodeHash(secrets, personId, code)
  const kept = await trx
    .selectFrom('recovery_code')
    .select('used_at')
    .where('person_id', '=', personId)
    .where('code_hash', '=', hash)
    .forUpdate()
    .executeTakeFirst()
  if (!kept) return 'wrong'
  if (kept.used_at !== null) return 'used'
  await trx
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('person_id', '=', personId)
    .where('code_hash', '=', hash)
    .execute()
  return { shownAs: `recovery-code:${hash.toString('base64url')}` }
}

async function usePasskey(
  desk: Desk,
  trx: Kysely<Schema>,
  personId: string,
  { credential, purpose }: Extract<Shown, { kind: 'passkey' }>,
  now: Temporal.Instant,
): Promise<Used> {
  const passkey = await trx
    .selectFrom('passkey')
    .selectAll()
    .where('credential_id', '=', credentialIn(credential) ?? '')
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  const answer = passkey ? await readAnswer(desk, purpose, passkey, credential, now) : null
  if (!passkey || !answer) return 'wrong'
  const shownAs = `passkey:${answer.challengeHash.toString('base64url')}`
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('spent_challenge')
    .values({ challenge_hash: answer.challengeHash, spent_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return 'used'
  await trx
    .updateTable('passkey')
    .set({ counter: answer.counter, last_used_at: now })
    .where('id', '=', passkey.id)
    .execute()
  return { shownAs }
}
