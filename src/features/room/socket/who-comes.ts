import type { SignIn } from '../../../platform/auth/sign-in.ts'
import type { Database, Db } from '../../../platform/database/database.ts'
import { personAlone } from '../../../shared/viewer.ts'
import { roomPassIn } from './room-pass.ts'

/** As whom somebody can come into a room: signed in, or by the pass of a link; as both, where they have both. */
export interface WhoComes {
  /** The session, or null with a pass. */
  sessionId: string | null
  as<T>(work: (db: Db) => Promise<T>): Promise<T>
}

/** Everything a browser shows of itself, the fuller right first. Nobody in particular: nothing. */
export async function whoComes(
  { database, signIn }: { database: Database; signIn: SignIn },
  headers: Headers,
): Promise<WhoComes[]> {
  const { signedIn } = await signIn.session(headers)
  const pass = roomPassIn(headers.get('cookie'))
  return [
    ...(signedIn
      ? [
          {
            sessionId: signedIn.sessionId,
            as: <T>(work: (db: Db) => Promise<T>) => database.asViewer(personAlone(signedIn.personId), work),
          },
        ]
      : []),
    ...(pass
      ? [{ sessionId: null, as: <T>(work: (db: Db) => Promise<T>) => database.asHolder(pass, work) }]
      : []),
  ]
}

/** The first as whom it succeeds. */
export async function firstOf<T>(
  whos: readonly WhoComes[],
  attempt: (who: WhoComes) => Promise<T | null>,
): Promise<T | null> {
  for (const who of whos) {
    const outcome = await attempt(who)
    if (outcome !== null) return outcome
  }
  return null
}
