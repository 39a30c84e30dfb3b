import { sql } from 'kysely'
import type { HolderDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { queueEmails } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import type { ownAnswers } from '../../../shared/organisation-kinds.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { leadersOfAsk, ownLetters, ownOrganisation } from '../queries/own-letters.ts'

// What an organisation does by its own secret address, which its letters carry.

/** Each is an email to leaders. */
const MOST_ANSWERS = 5

export async function answerLetter(
  db: HolderDb,
  { ask, answer, words }: { ask: string; answer: (typeof ownAnswers)[number]; words?: string | undefined },
): Promise<{ ask: string } | Refusal<'too-many-answers'>> {
  await inTurn(db)
  found((await ownLetters(db, { askId: ask }))[0])
  const { count } = await db
    .selectFrom('outreach_answer')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('ask_id', '=', ask)
    .executeTakeFirstOrThrow()
  if (count >= MOST_ANSWERS) return refuse('too-many-answers')
  const id = newId()
  await db
    .insertInto('outreach_answer')
    .values({ id, ask_id: ask, answer, words: words ?? null, noted_at: db.now, by_organisation: true })
    .execute()
  await queueEmails(db, 'organisation-answered', {
    to: (await leadersOfAsk(db, ask)).map((personId) => ({ personId })),
    about: id,
  })
  return { ask }
}

/** No more letters, of any group. Said twice it is said. */
export async function wantNoLetters(db: HolderDb): Promise<{ left: true }> {
  const { id, noLettersSince } = await inTurn(db)
  if (noLettersSince) return { left: true }
  const { rows } = await sql<{ address: string }>`select holder_address() as address`.execute(db)
  await db
    .insertInto('organisation_silence')
    .values({
      id: newId(),
      organisation_id: id,
      office_address: found(rows[0]).address,
      since_at: db.now,
    })
    .execute()
  return { left: true }
}

/** Letters are welcome again: only the organisation itself says so. */
export async function wantLettersAgain(db: HolderDb): Promise<{ back: true }> {
  const { id } = await inTurn(db)
  await db
    .updateTable('organisation_silence')
    .set({ ended_at: db.now })
    .where('organisation_id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
  return { back: true }
}

/** Two clicks at once take turns, with each other and with letters that are about to go. */
async function inTurn(db: HolderDb) {
  const { id } = found(await ownOrganisation(db))
  await sql`select lock_organisations(array[${id}]::uuid[])`.execute(db)
  return found(await ownOrganisation(db))
}
