import { sql } from 'kysely'
import type { HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import type { RequestKind } from '../../../shared/data-request-kinds.ts'
import { canManageSociety } from '../../society/policy.ts'
import type { DataRequest } from '../rules/data-request.ts'

const facts = [
  'data_request.id',
  'data_request.kind',
  'data_request.words',
  'data_request.asked_at as askedAt',
  'data_request.proved_at as provedAt',
  'data_request.due_on as dueOn',
  'data_request.extended_at as extendedAt',
  'data_request.extended_why as extendedWhy',
  'data_request.answered_at as answeredAt',
  'data_request.outcome',
  'data_request.answer',
  'data_request.withdrawn_at as withdrawnAt',
] as const

const LATEST = 20

/** The viewer's own, the newest first. */
export function ownRequests(db: ViewerDb): Promise<DataRequest[]> {
  return db
    .selectFrom('data_request')
    .select(facts)
    .where('person_id', '=', db.viewer.personId)
    .orderBy('asked_at', 'desc')
    .limit(LATEST)
    .execute()
}

export const ownRequestById = (db: ViewerDb, id: string): Promise<DataRequest | undefined> =>
  db
    .selectFrom('data_request')
    .select(facts)
    .where('id', '=', id)
    .where('person_id', '=', db.viewer.personId)
    .executeTakeFirst()

/** The one whose address is held. */
export function heldRequest(db: HolderDb): Promise<DataRequest | undefined> {
  return db
    .selectFrom('data_request')
    .select(facts)
    .where('id', '=', sql<string>`(select held('data-request'))`)
    .executeTakeFirst()
}

/** Whether the address held is that of an account which the mailbox alone does not open. */
export async function signsInFirst(db: HolderDb): Promise<boolean> {
  const { rows } = await sql<{ first: boolean }>`select held_request_signs_in_first() as first`.execute(db)
  return rows[0]?.first ?? false
}

export interface RequestInOffice extends DataRequest {
  /** Whose account it is; null for whoever has none, and once they are erased. */
  personId: string | null
  correspondentId: string | null
  /** Null once they are erased. */
  name: string | null
}

const inOffice = (db: ViewerDb) =>
  db
    .selectFrom('data_request')
    .leftJoin('person', 'person.id', 'data_request.person_id')
    .leftJoin('correspondent', 'correspondent.id', 'data_request.correspondent_id')
    .select(facts)
    .select(['data_request.person_id as personId', 'data_request.correspondent_id as correspondentId'])
    .select((eb) => eb.fn.coalesce('person.name', 'correspondent.name').as('name'))
    .where('data_request.proved_at', 'is not', null)

/** What administrators have to answer, what is due first in front. */
export function openRequests(db: ViewerDb): Promise<RequestInOffice[]> {
  return inOffice(db)
    .where('data_request.answered_at', 'is', null)
    .where('data_request.withdrawn_at', 'is', null)
    .orderBy('data_request.due_on')
    .orderBy('data_request.id')
    .limit(100)
    .execute()
}

export function answeredRequests(db: ViewerDb): Promise<RequestInOffice[]> {
  return inOffice(db)
    .where('data_request.answered_at', 'is not', null)
    .orderBy('data_request.answered_at', 'desc')
    .limit(LATEST)
    .execute()
}

export const requestById = (db: ViewerDb, id: string): Promise<RequestInOffice | undefined> =>
  inOffice(db).where('data_request.id', '=', id).executeTakeFirst()

/** The first that is due, for administrators' home; null for everybody else. */
export async function firstDue(db: ViewerDb): Promise<{ waiting: number; dueOn: Temporal.PlainDate } | null> {
  if (!canManageSociety(db.viewer)) return null
  const row = await db
    .selectFrom('data_request')
    .select((eb) => [eb.fn.countAll<number>().as('waiting'), eb.fn.min('due_on').as('dueOn')])
    .where('proved_at', 'is not', null)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row?.dueOn ? { waiting: Number(row.waiting), dueOn: row.dueOn } : null
}

/** Of the viewer's, whether one of this kind waits for an answer. */
export async function hasOpen(db: ViewerDb, kind: RequestKind): Promise<boolean> {
  const open = await db
    .selectFrom('data_request')
    .select('id')
    .where('person_id', '=', db.viewer.personId)
    .where('kind', '=', kind)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return open !== undefined
}
