import type { Kysely, Transaction } from 'kysely'
import { refuse } from '../../shared/refusal.ts'
import type { DB as Schema } from '../database/schema.ts'
import { askForJob } from '../queue/ask-for-job.ts'
import type { Secrets } from '../secrets.ts'
import type { BetterAuthOn } from './better-auth.ts'
import { localPath } from './local-path.ts'
import { onlyNeeded } from './sessions.ts'
import type { CodeRefusal, Presented, SignIn, SignInOpened } from './sign-in.ts'
import { mayAsk, mayGuess, requester, takeTurns, WRONG_CODES_PER_REQUEST } from './sign-in-limits.ts'
import { isCode, newRequestId, requestOfLink, SIGN_IN_MINUTES, sessionToken } from './sign-in-proof.ts'

interface Desk {
  signIn: Kysely<Schema>
  secrets: Secrets
  betterAuthOn: BetterAuthOn
  clock: () => Temporal.Instant
}

/** A second click arrives within moments of the first. */
const SAME_CLICK_SECONDS = 60

type Requests = Pick<SignIn, 'request' | 'requestAgain' | 'renew' | 'useLink' | 'useCode'>

export function openSignInRequests(desk: Desk): Requests {
  const { signIn, secrets, clock } = desk
  const request: Requests['request'] = ({ email, client, next, now = clock() }) =>
    signIn.transaction().execute(async (trx) => {
      const who = requester(secrets, email, client)
      await takeTurns(trx, who)
      if (!(await mayAsk(trx, who, now))) return refuse('too-many-sign-ins')
      const person = await trx
        .selectFrom('person')
        .select('id')
        .where('email', '=', email.toLowerCase())
        .executeTakeFirst()
      const requestId = newRequestId(now)
      await trx
        .insertInto('sign_in_request')
        .values({
          id: requestId,
          person_id: person?.id ?? null,
          address_hash: who.addressHash,
          client_hash: who.clientHash,
          next_path: localPath(next),
          requested_at: now,
          expires_at: now.add({ minutes: SIGN_IN_MINUTES }),
        })
        .execute()
      // Asked for either way: an unknown address costs the same time and shows the same page.
      await askForJob(trx, 'accounts.send-sign-in', { requestId })
      return { requestId }
    })

  return {
    request,

    requestAgain: async (personId, wish) => {
      const { email } = await signIn
        .selectFrom('person')
        .select('email')
        .where('id', '=', personId)
        .executeTakeFirstOrThrow()
      return request({ ...wish, email })
    },

    renew: ({ requestId, code, sessionId, personId, now = clock() }) =>
      withRightCode(desk, { requestId, code, now }, async (trx, asked) => {
        if (asked?.person_id !== personId) return expired()
        const wasOpen = isOpen(asked, now) && (await claim(trx, requestId, now))
        if (!wasOpen && !isSameMoment(asked, now)) return expired()
        await trx
          .updateTable('session')
          .set({ proved_at: Temporal.Now.instant() })
          .where('id', '=', sessionId)
          .execute()
        return { renewed: true }
      }),

    useLink: async (token, presented) => {
      const requestId = requestOfLink(secrets, token)
      if (requestId === null) return refuse('sign-in-expired')
      return signIn.transaction().execute(async (trx) => {
        const asked = await lockRequest(trx, requestId)
        return spendRequest(desk, trx, asked, presented)
      })
    },

    useCode: (requestId, code, presented) =>
      withRightCode(desk, { requestId, code, now: presented.now ?? clock() }, (trx, asked) =>
        spendRequest(desk, trx, asked, presented),
      ),
  }
}

/** Counts what is wrong; goes on with a right code, whether or not its time is over. */
function withRightCode<Outcome>(
  { signIn, secrets }: Desk,
  { requestId, code, now }: { requestId: string; code: string; now: Temporal.Instant },
  goOn: (trx: Transaction<Schema>, asked: Request | undefined) => Promise<Outcome>,
): Promise<Outcome | CodeRefusal> {
  return signIn.transaction().execute(async (trx) => {
    const asked = await lockRequest(trx, requestId)
    const isRight = isCode(secrets, requestId, code)
    if (asked && isOpen(asked, now)) {
      const who = { addressHash: asked.address_hash, clientHash: asked.client_hash }
      const mayTry = asked.failed_tries < WRONG_CODES_PER_REQUEST && (await mayGuess(trx, who, now))
      if (!mayTry) return refuse('too-many-tries')
      if (!isRight || asked.person_id === null) return countWrongCode(trx, asked)
    }
    return isRight ? goOn(trx, asked) : expired()
  })
}

type Request = NonNullable<Awaited<ReturnType<typeof lockRequest>>>

/** Whoever else presents link or code of this request waits until we are done. */
function lockRequest(trx: Transaction<Schema>, requestId: string) {
  return trx
    .selectFrom('sign_in_request')
    .selectAll()
    .where('id', '=', requestId)
    .forUpdate()
    .executeTakeFirst()
}

const isOpen = (request: Request, now: Temporal.Instant): boolean =>
  request.used_at === null && Temporal.Instant.compare(now, request.expires_at) < 0

const isSameMoment = ({ used_at }: Request, now: Temporal.Instant): boolean =>
  used_at !== null && now.since(used_at).total('seconds') < SAME_CLICK_SECONDS

async function countWrongCode(trx: Transaction<Schema>, request: Request) {
  const failed_tries = request.failed_tries + 1
  await trx.updateTable('sign_in_request').set({ failed_tries }).where('id', '=', request.id).execute()
  return failed_tries < WRONG_CODES_PER_REQUEST ? refuse('wrong-code') : refuse('too-many-tries')
}

/** Spends link and code together and opens a session, in one transaction. The caller has checked the proof. */
async function spendRequest(
  { secrets, betterAuthOn, clock }: Desk,
  trx: Transaction<Schema>,
  request: Request | undefined,
  { headers, formKey, now = clock() }: Presented,
): Promise<SignInOpened | ReturnType<typeof expired>> {
  if (!request || request.person_id === null) return expired()
  const { api } = betterAuthOn(trx)
  const call = { headers: onlyNeeded(headers), returnHeaders: true as const }
  const token = sessionToken(secrets, request.id, formKey)

  if (!isOpen(request, now) || !(await claim(trx, request.id, now))) {
    if (!isSameMoment(request, now)) return expired()
    const resumed = await api.resumeSession({ ...call, body: { token } })
    return resumed.response ? { cookies: resumed.headers.getSetCookie(), next: request.next_path } : expired()
  }

  await trx
    .updateTable('person')
    .set({ email_verified: true })
    .where('id', '=', request.person_id)
    .where('email_verified', '=', false)
    .execute()
  // One browser, one session: an earlier one, perhaps somebody else's, ends here.
  await api.closeSession(call)
  const opened = await api.openSession({
    ...call,
    body: { personId: request.person_id, token, inTwoSteps: false },
  })
  return { cookies: opened.headers.getSetCookie(), next: request.next_path }
}

/** Whether it was still there to be used; from now on it is not. */
async function claim(trx: Transaction<Schema>, requestId: string, now: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('sign_in_request')
    .set({ used_at: now })
    .where('id', '=', requestId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

const expired = () => refuse('sign-in-expired')
