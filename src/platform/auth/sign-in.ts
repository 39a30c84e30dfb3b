import type { Refusal } from '../../shared/refusal.ts'
import type { Database } from '../database/database.ts'
import type { Secrets } from '../secrets.ts'
import { openBetterAuth, sessionCookieName } from './better-auth.ts'
import { type OwnWayDesk, openOwnWays } from './own-ways.ts'
import { openSecondSteps, type SecondSteps } from './second-step.ts'
import { openSessions } from './sessions.ts'
import { openSignInRequests } from './sign-in-requests.ts'

/** Who a session cookie belongs to. */
export interface SignedIn {
  sessionId: string
  personId: string
  name: string
  /** When they last showed in this session who they are; null in one that is older than this question. */
  provedAt: Temporal.Instant | null
  /** When they showed it in two steps, or were vouched for. */
  secondStepAt: Temporal.Instant | null
}

export interface SessionRead {
  /** null when the cookie says nothing that still holds. */
  signedIn: SignedIn | null
  /** Set-Cookie values that lengthen the session, or take away a cookie that no longer holds; mostly none. */
  cookies: string[]
}

/** One browser in which a person is signed in. */
export interface OpenSession {
  id: string
  begunAt: Temporal.Instant
  /** To within an hour. */
  lastUsedAt: Temporal.Instant
  /** As the browser named itself; '' when it did not. */
  userAgent: string
}

export interface SignInWish {
  email: string
  /** The client's network address, for the limits; only its HMAC is kept. */
  client: string
  /** Where signing in leads; anything but a path of ours becomes /home. */
  next?: string | undefined
  /** Tell a browser in which its person has signed in before. */
  headers?: Headers | undefined
  now?: Temporal.Instant
}

/** Somebody who is signed in shows once more who they are. */
export interface Renewal {
  requestId: string
  code: string
  sessionId: string
  personId: string
  now?: Temporal.Instant
}

/** How a link or a code is presented. */
export interface Presented {
  headers: Headers
  /** The posted form's key: the same click, arriving twice, opens one session and is answered twice. */
  formKey: string
  now?: Temporal.Instant
}

export interface SignInOpened {
  /** Set-Cookie values. */
  cookies: string[]
  next: string
  /** Whose it is: for the log. */
  personId: string
}

/** A refusal where it is known as whom somebody tried: for the log, which the answer says nothing of. */
export type TriedAs<R> = R & { personId?: string | null }

export type CodeRefusal = TriedAs<Refusal<'sign-in-expired' | 'wrong-code' | 'too-many-tries'>>

export interface SignIn extends SecondSteps, OwnWayDesk {
  /** Costs nothing without a cookie, otherwise one round trip. */
  session(headers: Headers): Promise<SessionRead>
  /** The same answer and the same work whether or not the address is known. */
  request(wish: SignInWish): Promise<{ requestId: string } | Refusal<'too-many-sign-ins'>>
  /** The same for somebody who is signed in, to their own address. */
  requestAgain(
    personId: string,
    wish: Omit<SignInWish, 'email'>,
  ): Promise<{ requestId: string } | Refusal<'too-many-sign-ins'>>
  /** Spends link and code, and makes the session a fresh one; the link would open another. */
  renew(renewal: Renewal): Promise<{ renewed: true } | CodeRefusal>
  useLink(token: string, presented: Presented): Promise<SignInOpened | Refusal<'sign-in-expired'>>
  useCode(requestId: string, code: string, presented: Presented): Promise<SignInOpened | CodeRefusal>
  /** Opens a session for whoever has just got an account, by an address sent to their mailbox; answers its Set-Cookie values. */
  welcome(personId: string, headers: Headers): Promise<string[]>
  /** Opens a session for somebody we vouch for, as for people of the demo: nothing more is asked of them. */
  begin(personId: string, headers: Headers): Promise<string[]>
  /** Ends the cookie's session; answers the Set-Cookie values that forget it. */
  end(headers: Headers): Promise<string[]>
  /** Last used first. */
  sessions(personId: string): Promise<OpenSession[]>
  /** Ends one session of the person, at once; somebody else's is left alone. */
  revoke(personId: string, sessionId: string): Promise<void>
  revokeOthers(personId: string, keptSessionId: string): Promise<void>
}

export interface SignInOptions {
  database: Pick<Database, 'signIn'>
  secrets: Secrets
  /** The product's own address; https makes the cookie secure. */
  baseUrl: string
  clock?: () => Temporal.Instant
}

/**
 * People sign in with a link or a six-digit code sent to their mailbox, and whoever wishes, or holds an office, with
 * something of their own besides; there are no passwords.
 */
export function openSignIn({ database, secrets, baseUrl, clock }: SignInOptions): SignIn {
  const now = clock ?? (() => Temporal.Now.instant())
  const betterAuthOn = openBetterAuth(secrets, baseUrl)
  const desk = { signIn: database.signIn, secrets, betterAuthOn, baseUrl, clock: now }
  return {
    ...openSessions(database.signIn, betterAuthOn, sessionCookieName(baseUrl)),
    ...openSignInRequests(desk),
    ...openSecondSteps(desk),
    ...openOwnWays(desk),
  }
}
