import type { Kysely } from 'kysely'
import type { DB as Schema } from '../database/schema.ts'
import type { Desk } from './desk.ts'
import { noteDevice, repeatedDevice } from './devices.ts'
import { onlyNeeded } from './sessions.ts'

interface Opening {
  personId: string
  headers: Headers
  /** Follows from one click of one form, and names the session: a click that arrives twice finds it again. */
  click: string
  inTwoSteps: boolean
  now: Temporal.Instant
}

/** Opens a session in the caller's transaction; answers its Set-Cookie values. */
export async function openSession(
  desk: Desk,
  trx: Kysely<Schema>,
  { personId, headers, click, inTwoSteps, now }: Opening,
): Promise<string[]> {
  const { api } = desk.betterAuthOn(trx)
  const call = { headers: onlyNeeded(headers), returnHeaders: true as const }
  // One browser, one session: an earlier one, perhaps somebody else's, ends here.
  await api.closeSession(call)
  const device = await noteDevice(desk, trx, { personId, headers, click, now })
  const opened = await api.openSession({ ...call, body: { personId, token: click, inTwoSteps } })
  return [...opened.headers.getSetCookie(), device]
}

/** The cookies of a session that the same click has opened already; null when it has not. */
export async function resumeSession(
  desk: Desk,
  trx: Kysely<Schema>,
  headers: Headers,
  click: string,
): Promise<string[] | null> {
  const { api } = desk.betterAuthOn(trx)
  const call = { headers: onlyNeeded(headers), returnHeaders: true as const }
  const resumed = await api.resumeSession({ ...call, body: { token: click } })
  return resumed.response ? [...resumed.headers.getSetCookie(), repeatedDevice(desk, headers, click)] : null
}
