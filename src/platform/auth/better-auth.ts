import { type BetterAuthPlugin, betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { deleteSessionCookie, setSessionCookie } from 'better-auth/cookies'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { newId } from '../../shared/ids.ts'
import type { DB as Schema } from '../database/schema.ts'
import type { Secrets } from '../secrets.ts'
import { plainDates } from './plain-dates.ts'

const SESSION_SECONDS = 30 * 24 * 60 * 60
/** A session in use is lengthened, and its last use noted, at most this often. */
const NOTED_EVERY_SECONDS = 60 * 60

/** Better Auth on a connection of ours, or within a transaction of ours. */
export type BetterAuthOn = ReturnType<typeof openBetterAuth>

/**
 * Better Auth keeps sessions, their cookies and, later, passkeys and second factors, as plugins. How people show
 * who they are by email is ours (sign-in-requests.ts), since its own plugins store tokens and tell known addresses.
 * None of its addresses is mounted.
 */
export function openBetterAuth(secrets: Secrets, baseUrl: string) {
  const secret = secrets.derive('better-auth').toString('base64url')
  const isHttps = baseUrl.startsWith('https:')
  return (db: Kysely<Schema>) =>
    betterAuth({
      appName: 'Balint Circle',
      baseURL: baseUrl,
      secret,
      database: { db: db.withPlugin(plainDates), type: 'postgres' },
      user: {
        modelName: 'person',
        fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      },
      session: {
        expiresIn: SESSION_SECONDS,
        updateAge: NOTED_EVERY_SECONDS,
        // A copy in the cookie would outlive its revocation.
        cookieCache: { enabled: false },
        fields: {
          userId: 'user_id',
          expiresAt: 'expires_at',
          ipAddress: 'ip_address',
          userAgent: 'user_agent',
          createdAt: 'created_at',
          updatedAt: 'updated_at',
        },
        additionalFields: {
          provedAt: { type: 'date', required: false, input: false, fieldName: 'proved_at' },
          secondStepAt: { type: 'date', required: false, input: false, fieldName: 'second_step_at' },
        },
      },
      account: {
        modelName: 'sign_in_account',
        fields: {
          userId: 'user_id',
          accountId: 'account_id',
          providerId: 'provider_id',
          accessToken: 'access_token',
          refreshToken: 'refresh_token',
          idToken: 'id_token',
          accessTokenExpiresAt: 'access_token_expires_at',
          refreshTokenExpiresAt: 'refresh_token_expires_at',
          createdAt: 'created_at',
          updatedAt: 'updated_at',
        },
      },
      verification: {
        fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
      },
      advanced: {
        // __Host- binds the cookie to this host: no neighbouring subdomain can plant one. Its own prefix,
        // __Secure-, would stand before ours, so it is turned off.
        useSecureCookies: false,
        cookies: { session_token: { name: sessionCookieName(baseUrl) } },
        defaultCookieAttributes: { secure: isHttps, httpOnly: true, sameSite: 'lax', path: '/' },
        ipAddress: { disableIpTracking: true },
        database: { generateId: () => newId(), joins: true, validateSchema: false },
      },
      rateLimit: { enabled: false },
      telemetry: { enabled: false },
      // A fault is thrown and logged by us; its own lines would quote rows.
      logger: { disabled: true },
      plugins: [circleSessions],
    })
}

export const sessionCookieName = (baseUrl: string): string =>
  baseUrl.startsWith('https:') ? '__Host-circle-session' : 'circle-session'

const circleSessions = {
  id: 'circle-sessions',
  endpoints: {
    openSession: createAuthEndpoint.serverOnly(
      {
        method: 'POST',
        requireHeaders: true,
        body: z.object({ personId: z.string(), token: z.string().optional(), inTwoSteps: z.boolean() }),
      },
      async (ctx) => {
        const { internalAdapter } = ctx.context
        const user = await internalAdapter.findUserById(ctx.body.personId)
        if (!user) throw ctx.error('NOT_FOUND')
        const { token, inTwoSteps } = ctx.body
        const provedAt = new Date()
        const shown = { provedAt, secondStepAt: inTwoSteps ? provedAt : null }
        const session = await internalAdapter.createSession(
          user.id,
          false,
          token ? { token, ...shown } : shown,
          true,
        )
        await setSessionCookie(ctx, { session, user })
        return { sessionId: session.id }
      },
    ),
    /** Answers a session's cookie once more. */
    resumeSession: createAuthEndpoint.serverOnly(
      { method: 'POST', requireHeaders: true, body: z.object({ token: z.string() }) },
      async (ctx) => {
        const open = await ctx.context.internalAdapter.findSession(ctx.body.token)
        if (!open) return null
        await setSessionCookie(ctx, open)
        return { sessionId: open.session.id }
      },
    ),
    /** Its own sign-out goes on when the session could not be deleted; ours throws. */
    closeSession: createAuthEndpoint.serverOnly({ method: 'POST', requireHeaders: true }, async (ctx) => {
      const { authCookies, internalAdapter, secret } = ctx.context
      const token = await ctx.getSignedCookie(authCookies.sessionToken.name, secret)
      if (token) await internalAdapter.deleteSession(token)
      deleteSessionCookie(ctx)
    }),
  },
} satisfies BetterAuthPlugin
