import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import type { Decision } from '../rules/decision.ts'

export interface DecisionLetter {
  id: string
  decision: Decision
  body: string
  untilOn: Temporal.PlainDate | null
  sentAt: Temporal.Instant
}

const letters = (db: Db) =>
  db
    .selectFrom('decision_letter as l')
    .select(['l.id', 'l.decision', 'l.body', 'l.until_on as untilOn', 'l.sent_at as sentAt'])

const MOST_SHOWN = 20

const newestFirst = (db: Db, applicationId: string) =>
  letters(db)
    .where('l.application_id', '=', applicationId)
    .orderBy('l.sent_at', 'desc')
    .orderBy('l.id', 'desc')
    .limit(MOST_SHOWN)

/** What was decided about an application, to its applicant; the newest first. */
export const ownDecisionLetters = (db: Db, applicationId: string): Promise<DecisionLetter[]> =>
  newestFirst(db, applicationId).execute()

/** The same for the leaders, who see which of them wrote. */
export const decisionLetters = (
  db: ViewerDb,
  applicationId: string,
): Promise<(DecisionLetter & { author: string | null })[]> =>
  newestFirst(db, applicationId)
    .leftJoin('person as p', 'p.id', 'l.written_by')
    .select('p.name as author')
    .execute()

export async function decisionLetterById(db: Db, id: string): Promise<DecisionLetter | null> {
  return (await letters(db).where('l.id', '=', id).executeTakeFirst()) ?? null
}

/** What the leaders wrote with an offer; null for one that the waiting list made by itself. */
export async function letterOfOffer(db: Db, offerId: string): Promise<string | null> {
  const letter = await letters(db).where('l.place_offer_id', '=', offerId).executeTakeFirst()
  return letter?.body ?? null
}
