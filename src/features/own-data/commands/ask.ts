import { sql } from 'kysely'
import type { HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { queueEmail, queueEmails } from '../../../platform/mail/queue-email.ts'
import { isEnoughFromHere } from '../../../platform/mail/unproven-mail.ts'
import { makeSecretAddress } from '../../../platform/secret-address.ts'
import type { RequestKind } from '../../../shared/data-request-kinds.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { hasOpen, heldRequest } from '../queries/requests.ts'

export interface Asked {
  kind: RequestKind
  words: string | null
}

/** By somebody signed in: whose it is is known, and the month begins. */
export async function askAboutOwnData(
  db: ViewerDb,
  { kind, words }: Asked,
): Promise<{ id: string } | Refusal<'asked-already'>> {
  const personId = found(db.viewer.personId)
  if (await hasOpen(db, kind)) return refuse('asked-already')
  const id = newId()
  await db
    .insertInto('data_request')
    .values({ id, person_id: personId, kind, words, asked_at: db.now, proved_at: db.now })
    .execute()
  // If it was somebody else at their computer, they learn of it while it can be taken back.
  if (kind === 'erasure') await queueEmail(db, 'erasure-asked', { to: { personId }, about: id })
  await tellOffice(db, id)
  return { id }
}

const LETTERS_A_DAY = 3
/** Each of them opens a request that its mailbox can go on with: whoever sends for more has it flooded. */
const MOST_LETTERS_A_DAY = 20

/**
 * By somebody without an account: applicants, guests, payers, offices of organisations. It counts once they open the address we
 * send to their mailbox, so that nobody learns of others; the answer on the screen says nothing of who is known here.
 */
export async function askByEmail(
  db: ViewerDb,
  { name, email, kind, words }: Asked & { name: string; email: string },
): Promise<{ asked: true } | Refusal<'enough-from-here'>> {
  if (await isEnoughFromHere(db)) return refuse('enough-from-here')
  if ((await lettersLately(db, email)) >= MOST_LETTERS_A_DAY) return { asked: true }
  const { id, correspondentId } =
    (await unprovedRequest(db, { email, kind, words })) ??
    (await newRequest(db, { name, email, kind, words }))
  const address = await makeSecretAddress(db, { purpose: 'data-request', subjectId: id, correspondentId })
  await queueEmail(db, 'data-request-proof', { to: { correspondentId, holding: address.id }, about: id })
  return { asked: true }
}

async function lettersLately(db: ViewerDb, email: string): Promise<number> {
  const { rows } = await sql<{ letters: number }>`select data_letters_lately(${email}) as letters`.execute(db)
  return rows[0]?.letters ?? 0
}

interface RequestOfAddress {
  id: string
  correspondentId: string
}

/**
 * Where the mailbox has had its letters of the day: the one that waits there already, if it asks for the same. It is sent once
 * more, so that strangers who ask in somebody's name use nothing up.
 */
async function unprovedRequest(
  db: ViewerDb,
  { email, kind, words }: Asked & { email: string },
): Promise<RequestOfAddress | undefined> {
  const { rows } = await sql<RequestOfAddress>`
    select id, correspondent_id as "correspondentId" from unproved_request(${email}, ${kind}, ${words})
    where data_letters_lately(${email}) >= ${LETTERS_A_DAY}`.execute(db)
  return rows[0]
}

async function newRequest(
  db: ViewerDb,
  { name, email, kind, words }: Asked & { name: string; email: string },
): Promise<RequestOfAddress> {
  const [id, correspondentId] = [newId(), newId()]
  await db.insertInto('correspondent').values({ id: correspondentId, name, email, met_at: db.now }).execute()
  await db
    .insertInto('data_request')
    .values({ id, correspondent_id: correspondentId, kind, words, asked_at: db.now })
    .execute()
  return { id, correspondentId }
}

type Over = Refusal<'over-already'>

/** The address in the mailbox has been opened: it is theirs, and the month begins. */
export async function proveRequest(db: HolderDb): Promise<{ proved: true } | Over> {
  const request = found(await heldRequest(db))
  if (request.withdrawnAt) return refuse('over-already')
  if (request.provedAt) return { proved: true }
  await db.updateTable('data_request').set({ proved_at: db.now }).where('id', '=', request.id).execute()
  await tellOffice(db, request.id)
  return { proved: true }
}

/** One's own, by an account or by an address; what is answered is not taken back. */
export async function withdrawRequest(
  db: ViewerDb | HolderDb,
  id: string,
): Promise<{ withdrawn: true } | Over> {
  const { numUpdatedRows } = await db
    .updateTable('data_request')
    .set({ withdrawn_at: db.now })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n ? { withdrawn: true } : refuse('over-already')
}

async function tellOffice(db: ViewerDb | HolderDb, id: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`select data_request_officers() as id`.execute(db)
  await queueEmails(db, 'data-request-arrived', {
    to: rows.map(({ id: personId }) => ({ personId })),
    about: id,
  })
}
