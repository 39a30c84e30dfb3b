import type { Refusal } from '../../shared/refusal.ts'
import type { Desk } from './desk.ts'
import { openOwnApp } from './own-app.ts'
import { openOwnCodes } from './own-codes.ts'
import { openOwnPasskeys } from './own-passkeys.ts'
import type { creationOptions, requestOptions } from './passkey-proof.ts'

export interface OwnPasskey {
  id: string
  name: string
  addedAt: Temporal.Instant
  lastUsedAt: Temporal.Instant | null
}

/** What somebody can show beside their mailbox. */
export interface OwnWays {
  passkeys: OwnPasskey[]
  appSince: Temporal.Instant | null
  codesLeft: number
  codesMadeAt: Temporal.Instant | null
}

/** Whoever changes something about their own signing in, in this session. */
export interface Self {
  personId: string
  sessionId: string
}

export type PasskeyRefusal = Refusal<'passkey-not-understood' | 'passkey-known' | 'too-many-passkeys'>

export interface OwnWayDesk {
  waysOf(personId: string): Promise<OwnWays>
  /** For the browser: what to make, or what to show. */
  passkeyToMake(personId: string, society: string): Promise<ReturnType<typeof creationOptions>>
  passkeyToShow(personId: string | null): Promise<ReturnType<typeof requestOptions>>
  addPasskey(who: Self, wish: { name: string; credential: string }): Promise<{ added: true } | PasskeyRefusal>
  renamePasskey(personId: string, passkeyId: string, name: string): Promise<void>
  /** Ends every other session of theirs: one that was opened with it must not outlive it. */
  removePasskey(who: Self, passkeyId: string): Promise<void>
  beginApp(personId: string): Promise<void>
  /** While it waits for its first code; null: nothing has been begun, or its time is over. */
  appToConfirm(personId: string, society: string): Promise<{ secret: string; address: string } | null>
  confirmApp(who: Self, code: string): Promise<{ added: true } | Refusal<'wrong-proof' | 'app-not-begun'>>
  /** The same. */
  removeApp(who: Self): Promise<void>
  makeCodes(personId: string): Promise<void>
  /** While they may be read; null afterwards. */
  codesToKeep(personId: string): Promise<string[] | null>
  codesAreKept(personId: string): Promise<void>
}

export function openOwnWays(desk: Desk): OwnWayDesk {
  const { signIn } = desk
  return {
    ...openOwnPasskeys(desk),
    ...openOwnApp(desk),
    ...openOwnCodes(desk),

    waysOf: async (personId) => {
      const [passkeys, app, set, left] = await Promise.all([
        signIn
          .selectFrom('passkey')
          .select(['id', 'name', 'added_at as addedAt', 'last_used_at as lastUsedAt'])
          .where('person_id', '=', personId)
          .orderBy('added_at')
          .execute(),
        signIn
          .selectFrom('authenticator_app')
          .select('confirmed_at')
          .where('person_id', '=', personId)
          .executeTakeFirst(),
        signIn
          .selectFrom('recovery_code_set')
          .select('made_at')
          .where('person_id', '=', personId)
          .executeTakeFirst(),
        signIn
          .selectFrom('recovery_code')
          .select((row) => row.fn.countAll<number>().as('count'))
          .where('person_id', '=', personId)
          .where('used_at', 'is', null)
          .executeTakeFirstOrThrow(),
      ])
      return {
        passkeys,
        appSince: app?.confirmed_at ?? null,
        codesLeft: Number(left.count),
        codesMadeAt: set?.made_at ?? null,
      }
    },
  }
}
