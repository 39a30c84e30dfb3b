import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import type { DB as Schema } from '../../../platform/database/schema.ts'

export type StepKind = Schema['enquiry_step']['kind']
export type Outcome = NonNullable<Schema['enquiry_step']['outcome']>

/** What was done with an enquiry: who and when. */
export interface EnquiryStepTaken {
  id: string
  kind: StepKind
  at: Temporal.Instant
  byEnquirer: boolean
  /** null: the enquirer, the product by itself, or somebody who has been forgotten. */
  by: string | null
  byPersonId: string | null
  to: string | null
  words: string | null
  outcome: Outcome | null
}

/** Oldest first, for those who take part in it. */
export async function enquirySteps(db: ViewerDb, enquiryId: string): Promise<EnquiryStepTaken[]> {
  const rows = await db
    .selectFrom('enquiry_step')
    .select(['id', 'kind', 'taken_at', 'by_enquirer', 'taken_by', 'words', 'outcome'])
    .select(sql<string | null>`colleague_name(taken_by, enquiry_id)`.as('by'))
    .select(sql<string | null>`colleague_name(to_person_id, enquiry_id)`.as('to'))
    .where('enquiry_id', '=', enquiryId)
    .orderBy('taken_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    at: row.taken_at,
    byEnquirer: row.by_enquirer,
    by: row.by,
    byPersonId: row.taken_by,
    to: row.to,
    words: row.words,
    outcome: row.outcome,
  }))
}

export interface ShownAddress {
  /** Whose it is; null for the enquirer. */
  personId: string | null
  name: string
  email: string
}

/** The addresses of the other side, as far as they chose to show them (R80). */
export async function shownAddresses(db: Db, enquiryId: string): Promise<ShownAddress[]> {
  const { rows } = await sql<{ person_id: string | null; name: string; email: string }>`
    select person_id, name, email from shown_addresses(${enquiryId}) order by name`.execute(db)
  return rows.map(({ person_id: personId, name, email }) => ({ personId, name, email }))
}

/** Whether the reader's own side shows its address now: the viewer's, or the enquirer's. */
export async function showsOwnAddress(db: Db, enquiryId: string, personId: string | null): Promise<boolean> {
  const newest = await db
    .selectFrom('enquiry_step')
    .select('kind')
    .where('enquiry_id', '=', enquiryId)
    .where('kind', 'in', ['address-shown', 'address-hidden'])
    .where((eb) => (personId === null ? eb('by_enquirer', '=', true) : eb('taken_by', '=', personId)))
    .orderBy('taken_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.kind === 'address-shown'
}

/** Somebody an enquiry may be handed to. */
export interface Hand {
  personId: string
  name: string
  hand: 'in-charge' | 'council'
  isAway: boolean
}

export async function peopleToHandTo(db: ViewerDb, enquiryId: string): Promise<Hand[]> {
  const { rows } = await sql<{ person_id: string; name: string; hand: Hand['hand']; is_away: boolean }>`
    select * from people_to_hand_to(${enquiryId})`.execute(db)
  return rows.map(({ person_id: personId, name, hand, is_away: isAway }) => ({
    personId,
    name,
    hand,
    isAway,
  }))
}

/** Whom to write to when something happens in an enquiry. Ids only. */
export async function peopleToTell(db: Db, enquiryId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select people_to_tell(${enquiryId}) as id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Whether somebody holds the office that reads concerns: without it, none is asked for. */
export async function concernsAreRead(db: ViewerDb): Promise<boolean> {
  const { rows } = await sql<{ are_read: boolean }>`select concerns_are_read() as are_read`.execute(db)
  return rows[0]?.are_read ?? false
}

/** What somebody is called who has, or had, a hand in an enquiry that the viewer sees. */
export async function colleagueName(
  db: ViewerDb,
  personId: string | null,
  enquiryId: string,
): Promise<string | null> {
  if (personId === null) return null
  const { rows } = await sql<{ name: string | null }>`
    select colleague_name(${personId}, ${enquiryId}) as name`.execute(db)
  return rows[0]?.name ?? null
}

/** Who forwarded it last, and why: for the email to whom it was forwarded. */
export async function reasonOfForwarding(
  db: Db,
  enquiryId: string,
): Promise<{ by: string | null; reason: string } | null> {
  const row = await db
    .selectFrom('enquiry_step')
    .select(['words', sql<string | null>`colleague_name(taken_by, enquiry_id)`.as('by')])
    .where('enquiry_id', '=', enquiryId)
    .where('kind', '=', 'forwarded')
    .orderBy('taken_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { by: row.by, reason: row.words ?? '' } : null
}
