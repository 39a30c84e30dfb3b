import { newId } from '../../shared/ids.ts'
import { refuse } from '../../shared/refusal.ts'
import { buryWay } from '../database/tombstones.ts'
import type { Desk } from './desk.ts'
import { begunSecondWay, endedSecondWay, lockPerson } from './own-codes.ts'
import type { OwnWayDesk } from './own-ways.ts'
import { creationOptions, readNewPasskey, requestOptions } from './passkey-proof.ts'
import { emailAndName, hasSecondWay } from './second-step.ts'
import { tellPerson } from './tell-person.ts'

type OwnPasskeys = Pick<
  OwnWayDesk,
  'passkeyToMake' | 'passkeyToShow' | 'addPasskey' | 'renamePasskey' | 'removePasskey'
>

/** Nobody has so many devices; and each is a row that signing in may have to look at. */
const MOST_PASSKEYS = 12

export function openOwnPasskeys(desk: Desk): OwnPasskeys {
  const { signIn, clock } = desk
  const credentialsOf = async (personId: string) =>
    (
      await signIn.selectFrom('passkey').select('credential_id').where('person_id', '=', personId).execute()
    ).map(({ credential_id }) => credential_id)

  return {
    passkeyToMake: async (personId, society) => {
      const [who, known] = await Promise.all([emailAndName(signIn, personId), credentialsOf(personId)])
      return creationOptions(desk, { ...who, personId, society, known }, clock())
    },

    passkeyToShow: async (personId) =>
      personId === null
        ? requestOptions(desk, 'sign-in', clock())
        : requestOptions(desk, `show:${personId}`, clock(), await credentialsOf(personId)),

    addPasskey: async ({ personId, sessionId }, { name, credential }) => {
      const now = clock()
      const made = await readNewPasskey(desk, `add:${personId}`, credential, now)
      if (made === null) return refuse('passkey-not-understood')
      return signIn.transaction().execute(async (trx) => {
        await lockPerson(trx, personId)
        const spent = await trx
          .insertInto('spent_challenge')
          .values({ challenge_hash: made.challengeHash, spent_at: now })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirstOrThrow()
        if (spent.numInsertedOrUpdatedRows !== 1n) return refuse('passkey-known')
        const isFirst = !(await hasSecondWay(trx, personId))
        const own = await trx.selectFrom('passkey').select('id').where('person_id', '=', personId).execute()
        if (own.length >= MOST_PASSKEYS) return refuse('too-many-passkeys')
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto('passkey')
          .values({
            id: newId(),
            person_id: personId,
            credential_id: made.credentialId,
            public_key: made.publicKey,
            counter: made.counter,
            transports: made.transports,
            name,
            added_at: now,
          })
          .onConflict((conflict) => conflict.column('credential_id').doNothing())
          .executeTakeFirstOrThrow()
        if (numInsertedOrUpdatedRows !== 1n) return refuse('passkey-known')
        await tellPerson(trx, { personId, kind: 'passkey-added', word: name, now })
        await begunSecondWay(desk, trx, { personId, sessionId, isFirst, now })
        return { added: true }
      })
    },

    renamePasskey: async (personId, passkeyId, name) => {
      await signIn
        .updateTable('passkey')
        .set({ name })
        .where('id', '=', passkeyId)
        .where('person_id', '=', personId)
        .execute()
    },

    removePasskey: ({ personId, sessionId }, passkeyId) =>
      signIn.transaction().execute(async (trx) => {
        await lockPerson(trx, personId)
        const removed = await trx
          .deleteFrom('passkey')
          .where('id', '=', passkeyId)
          .where('person_id', '=', personId)
          .returning('name')
          .executeTakeFirst()
        if (!removed) return
        await buryWay(trx, 'passkey', [passkeyId])
        await tellPerson(trx, { personId, kind: 'passkey-removed', word: removed.name, now: clock() })
        await endedSecondWay(trx, { personId, sessionId })
      }),
  }
}
