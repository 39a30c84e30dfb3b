import { randomBytes } from 'node:crypto'
import type { Transaction } from 'kysely'
import { refuse } from '../../shared/refusal.ts'
import type { DB as Schema } from '../database/schema.ts'
import { askForJob } from '../queue/ask-for-job.ts'
import { type Desk, isSameMoment } from './desk.ts'
import { knownDevice } from './devices.ts'
import { localPath } from './local-path.ts'
import { openSession, resumeSession } from './open-session.ts'
import { beginStep, hasSecondWay, resumeStep } from './second-step.ts'
import type { CodeRefusal, Presented, SignIn, SignInOpened } from './sign-in.ts'
import { mayAsk, mayGuess, requester, takeTurns, WRONG_CODES_PER_REQUEST } from './sign-in-limits.ts'
import { isCode, newRequestId, requestOfLink, SIGN_IN_MINUTES, sessionToken } from './sign-in-proof.ts'

type Requests = Pick<SignIn, 'request' | 'requestAgain' | 'renew' | 'useLink' | 'useCode' | 'welcome'>

export function openSignInRequests(desk: Desk): Requests {
  const { signIn, secrets, clock } = desk
  const request: Requests['request'] = ({ email, client, next, headers, now = clock() }) =>
    signIn.transaction().execute(async (trx) => {
      const asker = requester(secrets, email, client)
      await takeTurns(trx, asker)
      const person = await trx
        .selectFrom('person')
        .select('id')
        .where('email', '=', email.toLowerCase())
        .executeTakeFirst()
      const deviceId = await knownDevice(desk, trx, person?.id ?? null, headers ?? new Headers())
      const who = { ...asker, deviceId }
      if (!(await mayAsk(trx, who, now))) return refuse('too-many-sign-ins')
      const requestId = newRequestId(now)
      await trx
        .insertInto('sign_in_request')
        .values({
          id: requestId,
          person_id: person?.id ?? null,
          address_hash: who.addressHash,
          client_hash: who.clientHash,
          device_id: deviceId,
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
        // With a second way, it is that which is shown.
        if (await hasSecondWay(trx, personId)) return expired()
        const wasOpen = isOpen(asked, now) && (await claim(trx, requestId, now))
        if (!wasOpen && !isSameMoment(asked.used_at, now)) return expired()
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

    welcome: (personId, headers) =>
      signIn.transaction().execute((trx) => {
        const click = randomBytes(32).toString('base64url')
        return openSession(desk, trx, { personId, headers, click, inTwoSteps: false, now: clock() })
      }),
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
    // Also just after it was used, when a second click of the right code still counts: nobody guesses it meanwhile.
    if (asked && (isOpen(asked, now) || isSameMoment(asked.used_at, now))) {
      const who = {
        addressHash: asked.address_hash,
        clientHash: asked.client_hash,
        deviceId: asked.device_id,
      }
      const mayTry = asked.failed_tries < WRONG_CODES_PER_REQUEST && (await mayGuess(trx, who, now))
      if (!mayTry) return { ...refuse('too-many-tries'), personId: asked.person_id }
      if (!isRight || asked.person_id === null) return countWrongCode(trx, asked)
    }
    return isRight ? goOn(trx, asked) : expired()
  })
}

type Request = NonNullable<Awaited<ReturnType<typeof lockRequest>>>

/**
 * Whoever else presents link or code of this request waits until we are done; and so does whoever changes the ways of its
 * person, so that nobody's first second way comes between the question for one and the session. The person is locked first,
 * as by all who lock both.
 */
async function lockRequest(trx: Transaction<Schema>, requestId: string) {
  await trx
    .selectFrom('person')
    .innerJoin('sign_in_request', 'sign_in_request.person_id', 'person.id')
    .select('person.id')
    .where('sign_in_request.id', '=', requestId)
    .forNoKeyUpdate('person')
    .execute()
  return trx
    .selectFrom('sign_in_request')
    .selectAll()
    .where('id', '=', requestId)
    .forUpdate()
    .executeTakeFirst()
}

const isOpen = (request: Request, now: Temporal.Instant): boolean =>
  request.used_at === null && Temporal.Instant.compare(now, request.expires_at) < 0

async function countWrongCode(trx: Transaction<Schema>, request: Request) {
  const failed_tries = request.failed_tries + 1
  await trx.updateTable('sign_in_request').set({ failed_tries }).where('id', '=', request.id).execute()
  const refusal = refuse(failed_tries < WRONG_CODES_PER_REQUEST ? 'wrong-code' : 'too-many-tries')
  return { ...refusal, personId: request.person_id }
}

/**
 * Spends link and code together and opens a session, or the second step for whoever has one; in one transaction. The
 * caller has checked the proof.
 */
async function spendRequest(
  desk: Desk,
  trx: Transaction<Schema>,
  request: Request | undefined,
  { headers, formKey, now = desk.clock() }: Presented,
): Promise<SignInOpened | ReturnType<typeof expired>> {
  if (!request || request.person_id === null) return expired()
  const { person_id: personId, next_path: next } = request
  const click = sessionToken(desk.secrets, request.id, formKey)

  if (!isOpen(request, now) || !(await claim(trx, request.id, now))) {
    if (!isSameMoment(request.used_at, now)) return expired()
    const step = await resumeStep(desk, trx, click)
    if (step) return step
    const cookies = await resumeSession(desk, trx, headers, click)
    return cookies ? { cookies, next, personId } : expired()
  }

  await trx
    .updateTable('person')
    .set({ email_verified: true })
    .where('id', '=', personId)
    .where('email_verified', '=', false)
    .execute()
  if (await hasSecondWay(trx, personId)) return beginStep(desk, trx, { personId, next, click, now })
  const cookies = await openSession(desk, trx, { personId, headers, click, inTwoSteps: false, now })
  return { cookies, next, personId }
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
