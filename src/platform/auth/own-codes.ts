import type { Kysely, Transaction } from 'kysely'
import type { DB as Schema } from '../database/schema.ts'
import type { Desk } from './desk.ts'
import type { OwnWayDesk, Self } from './own-ways.ts'
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts'
import { openWithSecret, sealWithSecret } from './sealed-with-secret.ts'
import { hasSecondWay } from './second-step.ts'
import { tellPerson } from './tell-person.ts'

/** How long the secret of an app and new recovery codes can be read. */
export const SHOWN_MINUTES = 15

export function openOwnCodes(desk: Desk): Pick<OwnWayDesk, 'makeCodes' | 'codesToKeep' | 'codesAreKept'> {
  const { signIn, secrets, clock } = desk
  return {
    makeCodes: (personId) =>
      signIn.transaction().execute(async (trx) => {
        await lockPerson(trx, personId)
        if (!(await hasSecondWay(trx, personId))) return
        const now = clock()
        await writeCodes(desk, trx, personId, now)
        await tellPerson(trx, { personId, kind: 'codes-made', now })
      }),

    codesToKeep: async (personId) => {
      const set = await signIn
        .selectFrom('recovery_code_set')
        .select('sealed_codes')
        .where('person_id', '=', personId)
        .where('shown_until', '>', clock())
        .executeTakeFirst()
      if (!set?.sealed_codes) return null
      return (
        openWithSecret(secrets, 'recovery-codes', personId, set.sealed_codes)?.toString().split(' ') ?? null
      )
    },

    codesAreKept: async (personId) => {
      await signIn
        .updateTable('recovery_code_set')
        .set({ sealed_codes: null, shown_until: null })
        .where('person_id', '=', personId)
        .execute()
    },
  }
}

/** Whoever else changes the same person's ways waits. */
export const lockPerson = (trx: Transaction<Schema>, personId: string) =>
  trx.selectFrom('person').select('id').where('id', '=', personId).forNoKeyUpdate().executeTakeFirst()

/** From the first on, email alone opens nothing any more: sessions that it alone has opened end, and codes are made. */
export async function begunSecondWay(
  desk: Desk,
  trx: Transaction<Schema>,
  { personId, sessionId, isFirst, now }: Self & { isFirst: boolean; now: Temporal.Instant },
): Promise<void> {
  await trx
    .updateTable('session')
    .set({ second_step_at: Temporal.Now.instant() })
    .where('id', '=', sessionId)
    .where('user_id', '=', personId)
    .execute()
  if (!isFirst) return
  await trx.deleteFrom('session').where('user_id', '=', personId).where('id', '<>', sessionId).execute()
  await writeCodes(desk, trx, personId, now)
}

/**
 * Whoever has the lost phone may be signed in on it: every other session ends. After the last way, codes open nothing, and no
 * session has been shown in two steps.
 */
export async function endedSecondWay(trx: Kysely<Schema>, { personId, sessionId }: Self): Promise<void> {
  await trx.deleteFrom('session').where('user_id', '=', personId).where('id', '<>', sessionId).execute()
  if (await hasSecondWay(trx, personId)) return
  await trx.deleteFrom('recovery_code_set').where('person_id', '=', personId).execute()
  await trx.updateTable('session').set({ second_step_at: null }).where('user_id', '=', personId).execute()
}

async function writeCodes(
  { secrets }: Desk,
  trx: Transaction<Schema>,
  personId: string,
  now: Temporal.Instant,
): Promise<void> {
  const codes = newRecoveryCodes()
  await trx.deleteFrom('recovery_code_set').where('person_id', '=', personId).execute()
  await trx
    .insertInto('recovery_code_set')
    .values({
      person_id: personId,
      made_at: now,
      sealed_codes: sealWithSecret(secrets, 'recovery-codes', personId, Buffer.from(codes.join(' '))),
      shown_until: now.add({ minutes: SHOWN_MINUTES }),
    })
    .execute()
  await trx
    .insertInto('recovery_code')
    .values(
      codes.map((code) => ({ person_id: personId, code_hash: recoveryCodeHash(secrets, personId, code) })),
    )
    .execute()
}
