import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { newId } from '../../shared/ids.ts'
import { refuse } from '../../shared/refusal.ts'
import type { DB as Schema } from '../database/schema.ts'
import { buryWay } from '../database/tombstones.ts'
import { APP_SECRET_BYTES, appAddress, base32, stepOfCode } from './app-codes.ts'
import type { Desk } from './desk.ts'
import { begunSecondWay, endedSecondWay, lockPerson, SHOWN_MINUTES } from './own-codes.ts'
import type { OwnWayDesk } from './own-ways.ts'
import { openWithSecret, sealWithSecret } from './sealed-with-secret.ts'
import { emailAndName, hasSecondWay } from './second-step.ts'
import { tellPerson } from './tell-person.ts'

type OwnApp = Pick<OwnWayDesk, 'beginApp' | 'appToConfirm' | 'confirmApp' | 'removeApp'>

export function openOwnApp(desk: Desk): OwnApp {
  const { signIn, secrets, clock } = desk
  return {
    beginApp: async (personId) => {
      const sealed_secret = sealWithSecret(
        secrets,
        'authenticator-app',
        personId,
        randomBytes(APP_SECRET_BYTES),
      )
      const begun = { id: newId(), sealed_secret, begun_at: clock() }
      await signIn
        .insertInto('authenticator_app')
        .values({ person_id: personId, ...begun })
        .onConflict((conflict) =>
          // One that is in use stays until it is removed.
          conflict.column('person_id').doUpdateSet(begun).where('authenticator_app.confirmed_at', 'is', null),
        )
        .execute()
    },

    appToConfirm: async (personId, society) => {
      const secret = await waitingSecret(desk, signIn, personId)
      if (!secret) return null
      const { email } = await emailAndName(signIn, personId)
      return { secret: base32(secret), address: appAddress(secret, { society, email }) }
    },

    confirmApp: ({ personId, sessionId }, code) =>
      signIn.transaction().execute(async (trx) => {
        const now = clock()
        await lockPerson(trx, personId)
        const secret = await waitingSecret(desk, trx, personId)
        if (!secret) return refuse('app-not-begun')
        const step = stepOfCode(secret, code, now)
        if (step === null) return refuse('wrong-proof')
        const isFirst = !(await hasSecondWay(trx, personId))
        await trx
          .updateTable('authenticator_app')
          .set({ confirmed_at: now, last_step: step })
          .where('person_id', '=', personId)
          .execute()
        await tellPerson(trx, { personId, kind: 'app-added', now })
        await begunSecondWay(desk, trx, { personId, sessionId, isFirst, now })
        return { added: true }
      }),

    removeApp: ({ personId, sessionId }) =>
      signIn.transaction().execute(async (trx) => {
        await lockPerson(trx, personId)
        const removed = await trx
          .deleteFrom('authenticator_app')
          .where('person_id', '=', personId)
          .where('confirmed_at', 'is not', null)
          .returning('id')
          .executeTakeFirst()
        if (!removed) return
        await buryWay(trx, 'authenticator_app', [removed.id])
        await tellPerson(trx, { personId, kind: 'app-removed', now: clock() })
        await endedSecondWay(trx, { personId, sessionId })
      }),
  }
}

async function waitingSecret({ secrets, clock }: Desk, db: Kysely<Schema>, personId: string) {
  const app = await db
    .selectFrom('authenticator_app')
    .select('sealed_secret')
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is', null)
    .where('begun_at', '>', clock().subtract({ minutes: SHOWN_MINUTES }))
    .executeTakeFirst()
  return app ? openWithSecret(secrets, 'authenticator-app', personId, app.sealed_secret) : null
}
