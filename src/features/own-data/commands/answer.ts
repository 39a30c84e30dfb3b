import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { bury } from '../../../platform/database/tombstones.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import { makeSecretAddress } from '../../../platform/secret-address.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canManageSociety } from '../../society/policy.ts'
import { societyToday } from '../../society/queries/absences.ts'
import { waitsForFirst } from '../queries/leaving.ts'
import { type RequestInOffice, requestById } from '../queries/requests.ts'
import { mayBeExtended, stateOf } from '../rules/data-request.ts'

type Over = Refusal<'over-already'>

/** An access request is given its file, which only its person opens; others are done, and said in words. */
export async function answerRequest(
  db: ViewerDb,
  id: string,
  { answer }: { answer: string | null },
): Promise<{ answered: true } | Over | Refusal<'erase-instead' | 'say-what'>> {
  const request = await inTurn(db, id)
  if (stateOf(request) !== 'open') return refuse('over-already')
  if (request.kind === 'erasure') return refuse('erase-instead')
  if (request.kind !== 'access' && answer === null) return refuse('say-what')
  await finish(db, request, { outcome: request.kind === 'access' ? 'given' : 'done', answer })
  return { answered: true }
}

/** Article 12(4): with the reason, and the way to complain, which the email adds. */
export async function refuseRequest(
  db: ViewerDb,
  id: string,
  { answer }: { answer: string },
): Promise<{ answered: true } | Over> {
  const request = await inTurn(db, id)
  if (stateOf(request) !== 'open') return refuse('over-already')
  await finish(db, request, { outcome: 'refused', answer })
  return { answered: true }
}

export async function extendRequest(
  db: ViewerDb,
  id: string,
  { why }: { why: string },
): Promise<{ extended: true } | Refusal<'too-late-to-extend'>> {
  const request = await inTurn(db, id)
  if (!mayBeExtended(request, await societyToday(db))) return refuse('too-late-to-extend')
  await db
    .updateTable('data_request')
    .set({ extended_at: db.now, extended_by: found(db.viewer.personId), extended_why: why })
    .where('id', '=', id)
    .execute()
  await tell(db, request, 'data-request-extended')
  return { extended: true }
}

type Buried = { kind: 'person' | 'correspondent'; id: string }

/**
 * Erases whoever asked for it (erase_for_request, migration 0071b), notes their id so that no backup brings them back, and tells
 * them by one last email.
 */
export async function eraseForRequest(
  db: ViewerDb,
  id: string,
): Promise<{ erased: true } | Over | Refusal<'something-first'>> {
  const request = await inTurn(db, id)
  if (stateOf(request) !== 'open' || request.kind !== 'erasure') return refuse('over-already')
  // From here on nobody else places a hold, or leaves what they would be left alone with.
  await sql`select begin_erasure(${id})`.execute(db)
  if ((await waitsForFirst(db, id)).length > 0) return refuse('something-first')
  const { rows: buried } = await sql<Buried>`select kind, id from erase_for_request(${id})`.execute(db)
  for (const each of buried) await bury(db, each.kind, each.id)
  await tell(db, request, 'erasure-done')
  return { erased: true }
}

/** Two administrators at once take turns. */
async function inTurn(db: ViewerDb, id: string): Promise<RequestInOffice> {
  if (!canManageSociety(db.viewer)) throw new NotFound()
  await db.selectFrom('data_request').select('id').where('id', '=', id).forUpdate().execute()
  return found(await requestById(db, id))
}

async function finish(
  db: ViewerDb,
  request: RequestInOffice,
  { outcome, answer }: { outcome: 'given' | 'done' | 'refused'; answer: string | null },
): Promise<void> {
  await db
    .updateTable('data_request')
    .set({ answered_at: db.now, answered_by: found(db.viewer.personId), outcome, answer })
    .where('id', '=', request.id)
    .execute()
  await tell(db, request, 'data-request-answered')
}

/** Whoever has no account is sent a way to their page anew: the one of before may be lost. */
async function tell(db: ViewerDb, { id }: RequestInOffice, template: string): Promise<void> {
  const now = await db
    .selectFrom('data_request')
    .select(['person_id', 'correspondent_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (now.person_id) return queueEmail(db, template, { to: { personId: now.person_id }, about: id })
  if (!now.correspondent_id) return
  const address = await makeSecretAddress(db, {
    purpose: 'data-request',
    subjectId: id,
    correspondentId: now.correspondent_id,
    expiresAt: db.now.add({ hours: 24 * ANSWER_DAYS }),
  })
  await queueEmail(db, template, {
    to: { correspondentId: now.correspondent_id, holding: address.id },
    about: id,
  })
}

/** As long does the answer lie ready for whoever has no account; the letters of before end with it (migration 0086c). */
const ANSWER_DAYS = 31
