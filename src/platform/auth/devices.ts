import { createHmac } from 'node:crypto'
import type { Kysely } from 'kysely'
import { newId } from '../../shared/ids.ts'
import type { DB as Schema } from '../database/schema.ts'
import { sha256 } from '../secrets.ts'
import { cookieIn, setCookie } from './cookies.ts'
import type { Desk } from './desk.ts'
import { userAgentOf } from './sessions.ts'
import { tellPerson } from './tell-person.ts'

// A browser is known again by a cookie that says nothing of anybody. It opens nothing: it only keeps the limits of those
// who sign in there apart from everybody else's, and spares them an email about a browser they know.

const DAYS_KNOWN = 400

const cookieName = (baseUrl: string): string =>
  baseUrl.startsWith('https:') ? '__Host-circle-browser' : 'circle-browser'

const tokenIn = ({ baseUrl }: Desk, headers: Headers): string | null => {
  const token = cookieIn(headers, cookieName(baseUrl))
  return /^[\w-]{43}$/.test(token) ? token : null
}

/** The browser's id, if this person has signed in there before. */
export async function knownDevice(
  desk: Desk,
  db: Kysely<Schema>,
  personId: string | null,
  headers: Headers,
): Promise<string | null> {
  const token = tokenIn(desk, headers)
  // Asked for nobody as well: whether an address is known takes no other time.
  const row = await db
    .selectFrom('known_device')
    .select('id')
    .where('person_id', '=', personId ?? newId())
    .where('token_hash', '=', sha256(token ?? ''))
    .executeTakeFirst()
  return token === null ? null : (row?.id ?? null)
}

/** @param click follows from one click of one form: the same click, arriving twice, is one browser */
export async function noteDevice(
  desk: Desk,
  trx: Kysely<Schema>,
  {
    personId,
    headers,
    click,
    now,
  }: { personId: string; headers: Headers; click: string; now: Temporal.Instant },
): Promise<string> {
  const token = tokenIn(desk, headers) ?? tokenOf(desk, click)
  const userAgent = userAgentOf(headers)
  const { numInsertedOrUpdatedRows: isNew } = await trx
    .insertInto('known_device')
    .values({
      id: newId(),
      person_id: personId,
      token_hash: sha256(token),
      user_agent: userAgent,
      first_used_at: now,
      last_used_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (isNew === 1n) {
    if (await hasOthers(trx, personId)) {
      await tellPerson(trx, { personId, kind: 'new-device', userAgent, now })
    }
  } else {
    await trx
      .updateTable('known_device')
      .set({ last_used_at: now, user_agent: userAgent })
      .where('person_id', '=', personId)
      .where('token_hash', '=', sha256(token))
      .execute()
  }
  return deviceCookie(desk, token)
}

/** The answer that a second click gets: its first may be lost, and the cookie with it. */
export const repeatedDevice = (desk: Desk, headers: Headers, click: string): string =>
  deviceCookie(desk, tokenIn(desk, headers) ?? tokenOf(desk, click))

const tokenOf = ({ secrets }: Desk, click: string): string =>
  createHmac('sha256', secrets.derive('known-browser')).update(click).digest('base64url')

const deviceCookie = (desk: Desk, token: string): string =>
  setCookie(desk, cookieName(desk.baseUrl), token, { seconds: DAYS_KNOWN * 24 * 60 * 60 })

/** The very first browser of a person is no news to them; it is, when they are signed in elsewhere. */
async function hasOthers(trx: Kysely<Schema>, personId: string): Promise<boolean> {
  const [device, session] = [
    await trx.selectFrom('known_device').select('id').where('person_id', '=', personId).limit(2).execute(),
    await trx.selectFrom('session').select('id').where('user_id', '=', personId).limit(1).execute(),
  ]
  return device.length > 1 || session.length > 0
}
