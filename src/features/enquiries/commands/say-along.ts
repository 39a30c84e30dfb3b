import type { HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { newId } from '../../../shared/ids.ts'
import { promisedDay } from '../queries/promised-day.ts'
import type { Enquiry } from '../queries.ts'

/**
 * A word in the conversation that goes with something else, such as times or a cancellation: whoever it is for reads
 * it in the email about that, and gets no second one. Answers its id, or null where nothing was said.
 */
export async function sayAlong(
  db: ViewerDb | HolderDb,
  enquiryId: string,
  word: string | undefined,
): Promise<string | null> {
  if (!word) return null
  const id = newId()
  await db
    .insertInto('enquiry_message')
    .values({
      id,
      enquiry_id: enquiryId,
      author_id: 'viewer' in db ? db.viewer.personId : null,
      from_society: 'viewer' in db,
      body: word,
      written_at: db.now,
    })
    .execute()
  return id
}

/** It is the enquirer's turn: they have heard from us. */
export async function theirTurn(db: ViewerDb, enquiryId: string): Promise<void> {
  await db
    .updateTable('enquiry')
    .set({ waiting_since: null, answer_due_on: null })
    .where('id', '=', enquiryId)
    .execute()
}

/** It is our turn, since they first wrote without an answer. */
export async function ourTurn(db: HolderDb, enquiry: Enquiry): Promise<void> {
  await db
    .updateTable('enquiry')
    .set({
      waiting_since: enquiry.waitingSince ?? db.now,
      answer_due_on: enquiry.answerDueOn ?? (await promisedDay(db, enquiry.regionId, db.now)),
    })
    .where('id', '=', enquiry.id)
    .execute()
}
