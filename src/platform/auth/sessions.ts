import { isAPIError } from 'better-auth/api'
import type { Kysely } from 'kysely'
import type { DB as Schema } from '../database/schema.ts'
import type { BetterAuthOn } from './better-auth.ts'
import type { SessionRead, SignIn } from './sign-in.ts'

type Sessions = Pick<SignIn, 'session' | 'begin' | 'end' | 'sessions' | 'revoke' | 'revokeOthers'>

/** However often it is used: somebody signs in twice a year, and a forgotten browser is nobody's for good. */
const LONGEST_SESSION_MS = 180 * 24 * 60 * 60 * 1000

const nobody: SessionRead = { signedIn: null, cookies: [] }

export function openSessions(
  signIn: Kysely<Schema>,
  betterAuthOn: BetterAuthOn,
  cookieName: string,
): Sessions {
  const auth = betterAuthOn(signIn)
  const openSessionsOf = async (personId: string) => {
    const { internalAdapter } = await auth.$context
    return internalAdapter.listSessions(personId, { onlyActiveSessions: true })
  }
  const endSessions = async (personId: string, isMeant: (session: { id: string }) => boolean) => {
    const tokens = (await openSessionsOf(personId)).filter(isMeant).map(({ token }) => token)
    const { internalAdapter } = await auth.$context
    if (tokens.length > 0) await internalAdapter.deleteSessions(tokens)
  }

  return {
    session: async (headers) => {
      if (!headers.get('cookie')?.includes(`${cookieName}=`)) return nobody
      try {
        const read = await auth.api.getSession({ headers: onlyNeeded(headers), returnHeaders: true })
        const cookies = read.headers.getSetCookie()
        if (!read.response) return { signedIn: null, cookies }
        const { session, user } = read.response
        if (Date.now() - session.createdAt.getTime() > LONGEST_SESSION_MS) {
          const { internalAdapter } = await auth.$context
          await internalAdapter.deleteSessions([session.token])
          return nobody
        }
        const signedIn = {
          sessionId: session.id,
          personId: user.id,
          name: user.name,
          provedAt: instant(session.provedAt),
          secondStepAt: instant(session.secondStepAt),
        }
        return { signedIn, cookies }
      } catch (fault) {
        // Revoked between being read and being lengthened.
        if (isAPIError(fault) && fault.status === 'UNAUTHORIZED') return nobody
        throw fault
      }
    },

    begin: async (personId, headers) => {
      const body = { personId, inTwoSteps: true }
      const opened = await auth.api.openSession({ body, headers: onlyNeeded(headers), returnHeaders: true })
      return opened.headers.getSetCookie()
    },

    end: async (headers) => {
      const ended = await auth.api.closeSession({ headers: onlyNeeded(headers), returnHeaders: true })
      return ended.headers.getSetCookie()
    },

    sessions: async (personId) => {
      const open = await openSessionsOf(personId)
      return open
        .map((session) => ({
          id: session.id,
          begunAt: Temporal.Instant.fromEpochMilliseconds(session.createdAt.getTime()),
          lastUsedAt: Temporal.Instant.fromEpochMilliseconds(session.updatedAt.getTime()),
          userAgent: session.userAgent ?? '',
        }))
        .sort((a, b) => Temporal.Instant.compare(b.lastUsedAt, a.lastUsedAt))
    },

    revoke: (personId, sessionId) => endSessions(personId, ({ id }) => id === sessionId),
    revokeOthers: (personId, keptSessionId) => endSessions(personId, ({ id }) => id !== keptSessionId),
  }
}

const instant = (date: Date | null | undefined): Temporal.Instant | null =>
  date ? Temporal.Instant.fromEpochMilliseconds(date.getTime()) : null

const LONGEST_USER_AGENT = 300

/** What Better Auth is told of a request: who it says it is, and the browser's name for the list of sessions. */
export function onlyNeeded(headers: Headers): Headers {
  const kept = new Headers()
  const cookie = headers.get('cookie')
  if (cookie) kept.set('cookie', cookie)
  kept.set('user-agent', userAgentOf(headers))
  return kept
}

/** As the browser named itself; '' when it did not. */
export const userAgentOf = (headers: Headers): string =>
  (headers.get('user-agent') ?? '').slice(0, LONGEST_USER_AGENT)
