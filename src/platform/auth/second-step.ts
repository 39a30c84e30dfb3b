import { createHash } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import { isId, newId } from '../../shared/ids.ts'
import { type Refusal, refuse } from '../../shared/refusal.ts'
import type { DB as Schema } from '../database/schema.ts'
import { found } from '../errors.ts'
import { sameBytes } from '../secrets.ts'
import { cookieIn, setCookie } from './cookies.ts'
import { type Desk, isSameMoment } from './desk.ts'
import { knownDevice } from './devices.ts'
import { clientHashOf, WRONG_PER_STEP } from './failed-tries.ts'
import { localPath } from './local-path.ts'
import { openSession, resumeSession } from './open-session.ts'
import { checkShown, ownerOfPasskey, type Shown, type ShownRefusal } from './second-ways.ts'
import { userAgentOf } from './sessions.ts'
import type { Presented, SignInOpened, TriedAs } from './sign-in.ts'
import { sessionToken } from './sign-in-proof.ts'

// Whoever has shown their mailbox and has a second way gets no session yet, but a step: a row, and a cookie that names it.

/** Where the second step is asked for. */
export const SECOND_STEP = '/sign-in/second'
const STEP_MINUTES = 15
const STEP_COOKIE = 'circle-second-step'

/** The same, from wherever it comes. */
export interface PresentedHere extends Presented {
  /** The client's network address, for the limits. */
  client: string
}

export interface StepAhead {
  personId: string
  next: string
}

export interface SecondSteps {
  /** The second step that this browser has to take; null: none, or its time is over. */
  stepAhead(headers: Headers): Promise<StepAhead | null>
  takeStep(
    shown: Shown,
    presented: PresentedHere,
  ): Promise<SignInOpened | TriedAs<ShownRefusal> | Refusal<'sign-in-expired'>>
  /** A passkey alone: it is both steps. The same answer whoever it belongs to, or to nobody. */
  signInByPasskey(
    credential: string,
    presented: PresentedHere & { next?: string | undefined },
  ): Promise<SignInOpened | TriedAs<ShownRefusal>>
  /** Somebody who is signed in shows once more who they are. */
  showAgain(
    who: { personId: string; sessionId: string },
    shown: Shown,
    presented: PresentedHere,
  ): Promise<{ renewed: true } | ShownRefusal>
}

export async function hasSecondWay(db: Kysely<Schema>, personId: string): Promise<boolean> {
  const passkey = await db
    .selectFrom('passkey')
    .select('id')
    .where('person_id', '=', personId)
    .limit(1)
    .execute()
  if (passkey.length > 0) return true
  const app = await db
    .selectFrom('authenticator_app')
    .select('person_id')
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is not', null)
    .execute()
  return app.length > 0
}

export const emailAndName = (db: Kysely<Schema>, personId: string) =>
  db.selectFrom('person').select(['email', 'name']).where('id', '=', personId).executeTakeFirstOrThrow()

/** Begins it in the caller's transaction. */
export async function beginStep(
  desk: Desk,
  trx: Kysely<Schema>,
  { personId, next, click, now }: { personId: string; next: string; click: string; now: Temporal.Instant },
): Promise<SignInOpened> {
  const id = newId()
  await trx
    .insertInto('second_step')
    .values({
      id,
      person_id: personId,
      next_path: localPath(next),
      click_hash: clickHash(click),
      begun_at: now,
      expires_at: now.add({ minutes: STEP_MINUTES }),
    })
    .execute()
  return { cookies: [stepCookie(desk, id)], next: SECOND_STEP, personId }
}

/** The step that the same click has begun already. */
export async function resumeStep(
  desk: Desk,
  trx: Kysely<Schema>,
  click: string,
): Promise<SignInOpened | null> {
  const step = await trx
    .selectFrom('second_step')
    .select(['id', 'person_id'])
    .where('click_hash', '=', clickHash(click))
    .executeTakeFirst()
  return step ? { cookies: [stepCookie(desk, step.id)], next: SECOND_STEP, personId: step.person_id } : null
}

export function openSecondSteps(desk: Desk): SecondSteps {
  const { signIn, secrets, clock } = desk

  /** Who tries: from a browser of theirs, or from anywhere. */
  const trier = async (trx: Kysely<Schema>, personId: string | null, { headers, client }: PresentedHere) => ({
    personId,
    deviceId: await knownDevice(desk, trx, personId, headers),
    clientHash: clientHashOf(secrets, client),
    headers,
    userAgent: userAgentOf(headers),
  })

  return {
    stepAhead: async (headers) => {
      const id = stepIn(desk, headers)
      if (id === null) return null
      const step = await signIn.selectFrom('second_step').selectAll().where('id', '=', id).executeTakeFirst()
      if (!step || step.used_at !== null || !isBefore(clock(), step.expires_at)) return null
      return { personId: step.person_id, next: step.next_path }
    },

    takeStep: (shown, presented) =>
      signIn.transaction().execute(async (trx) => {
        const now = presented.now ?? clock()
        const step = await lockStep(trx, stepIn(desk, presented.headers))
        if (!step) return refuse('sign-in-expired')
        const click = sessionToken(secrets, step.id, presented.formKey)
        const { person_id: personId } = step
        const opened = (cookies: string[]) => ({
          cookies: [...cookies, endedStep(desk)],
          next: step.next_path,
          personId,
        })
        if (step.used_at !== null) {
          const again = isSameMoment(step.used_at, now)
            ? await resumeSession(desk, trx, presented.headers, click)
            : null
          return again ? opened(again) : refuse('sign-in-expired')
        }
        if (!isBefore(now, step.expires_at)) return refuse('sign-in-expired')
        if (step.failed_tries >= WRONG_PER_STEP) return { ...refuse('too-many-tries'), personId }
        const checked = await checkShown(desk, trx, await trier(trx, personId, presented), shown, now)
        if ('refused' in checked) {
          if (checked.refused === 'wrong-proof') await countWrong(trx, step)
          return { ...checked, personId }
        }
        await trx.updateTable('second_step').set({ used_at: now }).where('id', '=', step.id).execute()
        const { headers } = presented
        return opened(await openSession(desk, trx, { personId, headers, click, inTwoSteps: true, now }))
      }),

    signInByPasskey: (credential, { next, ...presented }) =>
      signIn.transaction().execute(async (trx) => {
        const now = presented.now ?? clock()
        const { headers, formKey } = presented
        const personId = await ownerOfPasskey(trx, credential)
        const click = sessionToken(secrets, `passkey:${digest(credential)}`, formKey)
        const shown = { kind: 'passkey', credential, purpose: 'sign-in' } as const
        const checked = await checkShown(desk, trx, await trier(trx, personId, presented), shown, now)
        const path = localPath(next)
        if ('refused' in checked) {
          const isSameClick = checked.refused === 'proof-used' && (await wasOpenedJustNow(trx, click))
          const again = isSameClick ? await resumeSession(desk, trx, headers, click) : null
          return again && personId ? { cookies: again, next: path, personId } : { ...checked, personId }
        }
        const owner = found(personId)
        const cookies = await openSession(desk, trx, {
          personId: owner,
          headers,
          click,
          inTwoSteps: true,
          now,
        })
        return { cookies, next: path, personId: owner }
      }),

    showAgain: ({ personId, sessionId }, shown, presented) =>
      signIn.transaction().execute(async (trx) => {
        const now = presented.now ?? clock()
        const checked = await checkShown(desk, trx, await trier(trx, personId, presented), shown, now)
        if ('refused' in checked) return checked
        const moment = Temporal.Now.instant()
        await trx
          .updateTable('session')
          .set({ proved_at: moment, second_step_at: moment })
          .where('id', '=', sessionId)
          .where('user_id', '=', personId)
          .execute()
        return { renewed: true }
      }),
  }
}

const isBefore = (one: Temporal.Instant, other: Temporal.Instant): boolean =>
  Temporal.Instant.compare(one, other) < 0

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')
const clickHash = (click: string): Buffer => createHash('sha256').update(`step:${click}`).digest()

const lockStep = (trx: Transaction<Schema>, id: string | null) =>
  id === null
    ? undefined
    : trx.selectFrom('second_step').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

const countWrong = (trx: Transaction<Schema>, { id, failed_tries }: { id: string; failed_tries: number }) =>
  trx
    .updateTable('second_step')
    .set({ failed_tries: failed_tries + 1 })
    .where('id', '=', id)
    .execute()

/** By the clock of the machine, as Better Auth notes it. */
async function wasOpenedJustNow(trx: Transaction<Schema>, token: string): Promise<boolean> {
  const session = await trx
    .selectFrom('session')
    .select('created_at')
    .where('token', '=', token)
    .executeTakeFirst()
  return isSameMoment(session?.created_at ?? null, Temporal.Now.instant())
}

const macOf = ({ secrets }: Desk, id: string): string =>
  secrets.derive(`second-step:${id}`).toString('base64url')

const stepCookie = (desk: Desk, id: string): string =>
  setCookie(desk, STEP_COOKIE, `${id}.${macOf(desk, id)}`, { path: '/sign-in', seconds: STEP_MINUTES * 60 })

const endedStep = (desk: Desk): string => setCookie(desk, STEP_COOKIE, '', { path: '/sign-in', seconds: 0 })

function stepIn(desk: Desk, headers: Headers): string | null {
  const [id = '', mac = ''] = cookieIn(headers, STEP_COOKIE).split('.')
  return isId(id) && sameBytes(Buffer.from(mac), Buffer.from(macOf(desk, id))) ? id : null
}
